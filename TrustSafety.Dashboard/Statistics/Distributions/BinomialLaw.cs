namespace TrustSafety.Dashboard.Statistics;

/// <summary>The binomial distribution of whole counts up to 1e15, tails by the incomplete beta function.</summary>
internal static class BinomialLaw
{
    /// <summary>P(X = k).</summary>
    public static double Density(double k, double n, double p)
    {
        if (k < 0 || k > n) return 0;
        if (p <= 0) return k == 0 ? 1 : 0;
        if (p >= 1) return k == n ? 1 : 0;
        if (k == 0) return Math.Exp(n * Stirling.Log1p(-p));
        if (k == n) return Math.Exp(n * Math.Log(p));
        // Γ(n+1)/(Γ(k+1)Γ(n−k+1)) pᵏ qⁿ⁻ᵏ = kernel(k, n−k) · n/(k(n−k)).
        return Math.Exp(Stirling.LogBetaKernel(k, n - k, p, 1 - p)) * n / (k * (n - k));
    }

    /// <summary>P(X ≤ k).</summary>
    public static double Lower(double k, double n, double p) => k < 0 ? 0 : k >= n ? 1 : IncompleteBeta.Upper(k + 1, n - k, p, 1 - p);

    /// <summary>P(X ≥ k).</summary>
    public static double Upper(double k, double n, double p) => k <= 0 ? 1 : k > n ? 0 : IncompleteBeta.Lower(k, n - k + 1, p, 1 - p);
}
