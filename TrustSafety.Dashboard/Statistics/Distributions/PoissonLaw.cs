namespace TrustSafety.Dashboard.Statistics;

/// <summary>The Poisson distribution, tails by the incomplete gamma function.</summary>
internal static class PoissonLaw
{
    public static double Density(double k, double mean) =>
        k < 0 ? 0 : k == 0 ? Math.Exp(-mean) : mean == 0 ? 0 : Math.Exp(IncompleteGamma.LogKernel(k, mean)) / k;

    /// <summary>P(X ≤ k).</summary>
    public static double Lower(double k, double mean) => k < 0 ? 0 : IncompleteGamma.Upper(k + 1, mean);

    /// <summary>P(X ≥ k).</summary>
    public static double Upper(double k, double mean) => k <= 0 ? 1 : IncompleteGamma.Lower(k, mean);
}
