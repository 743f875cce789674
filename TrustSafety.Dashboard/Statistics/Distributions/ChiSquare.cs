namespace TrustSafety.Dashboard.Statistics;

/// <summary>χ² and F tails.</summary>
internal static class ChiSquare
{
    /// <summary>P(χ² ≥ x), right down to 1e-300.</summary>
    public static double Upper(double x, double df) => IncompleteGamma.Upper(df / 2, x / 2);

    /// <summary>x with P(χ² ≥ x) = p.</summary>
    public static double UpperQuantile(double p, double df) => 2 * IncompleteGamma.Quantile(df / 2, p, upper: true);

    /// <summary>P(F ≥ x).</summary>
    public static double FUpper(double x, double df1, double df2) =>
        x <= 0 ? 1 : IncompleteBeta.Lower(df2 / 2, df1 / 2, df2 / (df2 + df1 * x), df1 * x / (df2 + df1 * x));
}
