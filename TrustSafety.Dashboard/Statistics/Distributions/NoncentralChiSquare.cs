namespace TrustSafety.Dashboard.Statistics;

/// <summary>χ² with a noncentrality.</summary>
internal static class NoncentralChiSquare
{
    // Beyond this the mixture has thousands of terms and the normal form is good to more digits than are shown.
    private const double Large = 20_000;

    /// <summary>P(χ² ≥ x): a Poisson(λ/2) mixture of central tails over all terms that matter; for a large λ Sankaran's normal form (1963, Biometrika 50:199).</summary>
    public static double Upper(double x, double df, double noncentrality)
    {
        if (x <= 0) return 1;
        if (!(noncentrality > 0)) return ChiSquare.Upper(x, df);
        if (noncentrality > Large) return Gaussian.Lower(-Normal(x, df, noncentrality));
        var mean = noncentrality / 2;
        var (sum, reach) = (0.0, 12 * Math.Sqrt(mean) + 40);
        for (var j = Math.Max(0, Math.Floor(mean - reach)); j <= mean + reach; j++)
            sum += (j == 0 ? Math.Exp(-mean) : Math.Exp(IncompleteGamma.LogKernel(j, mean)) / j) * ChiSquare.Upper(x, df + (2 * j));
        return Math.Min(1, sum);
    }

    /// <summary>λ with P(χ² ≥ x) = p; 0 where even a central χ² reaches x more often.</summary>
    public static double Noncentrality(double x, double df, double p) =>
        Upper(x, df, 0) >= p ? 0 : Roots.Outward(new Missing(x, df, p), 0, Math.Max(1, x / 4), double.MaxValue);

    private static double Normal(double x, double df, double lambda)
    {
        var (first, second, third) = (df + lambda, df + (2 * lambda), df + (3 * lambda));
        var h = 1 - (2 * first * third / (3 * second * second));
        var q = second / (first * first);
        var m = (h - 1) * (1 - (3 * h));
        return (Math.Pow(x / first, h) - (1 + (h * q * (h - 1 - (0.5 * (2 - h) * m * q))))) / (h * Math.Sqrt(2 * q) * (1 + (0.5 * m * q)));
    }

    private readonly struct Missing(double x, double df, double p) : IFunction
    {
        public double At(double lambda) => Upper(x, df, lambda) - p;
    }
}
