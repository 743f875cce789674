namespace TrustSafety.Dashboard.Statistics;

/// <summary>A proportion p = k/n of n independent trials; 0 ≤ k ≤ n, n &gt; 0. Counts may be fractional (effective sample sizes).</summary>
public static class OneProportion
{
    /// <summary>Below this many successes or failures the exact interval is used.</summary>
    public const double FewEvents = 10;

    /// <summary>
    /// The interval shown everywhere: Clopper–Pearson when k or n − k is below 10, where Wilson's lower limit can cover too rarely
    /// (Brown, Cai &amp; DasGupta 2001, Statistical Science 16:101, section 4.1.1), else Wilson.
    /// </summary>
    public static Interval Of(double k, double n, double level) =>
        Math.Min(k, n - k) < FewEvents ? ClopperPearson(k, n, level) : Wilson(k, n, level);

    /// <summary>
    /// Wilson's score interval: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n). Never leaves [0, 1]; k = 0 gives a lower limit of 0.
    /// Wilson 1927, JASA 22:209.
    /// </summary>
    public static Interval Wilson(double k, double n, double level)
    {
        Check(k, n);
        var z2 = Math.Pow(Tails.NormalCritical(level), 2);
        var p = k / n;
        var middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        var half = Math.Sqrt(z2) / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return new(k == 0 ? 0 : Math.Max(0, middle - half), p, k == n ? 1 : Math.Min(1, middle + half), level, "Wilson");
    }

    /// <summary>
    /// Clopper–Pearson: Low solves P(X ≥ k) = α/2, High solves P(X ≤ k) = α/2; beta quantiles B(α/2; k, n−k+1) and B(1−α/2; k+1, n−k).
    /// Covers at least at its level. k = 0 gives Low = 0, k = n gives High = 1. Clopper &amp; Pearson 1934, Biometrika 26:404.
    /// </summary>
    public static Interval ClopperPearson(double k, double n, double level)
    {
        Check(k, n);
        var half = Tails.Alpha(level) / 2;
        var low = k <= 0 ? 0 : IncompleteBeta.Quantile(k, n - k + 1, half);
        var high = k >= n ? 1 : IncompleteBeta.Quantile(k + 1, n - k, half, upper: true);
        return new(low, k / n, high, level, "Clopper–Pearson");
    }

    /// <summary>Wilson's interval or one-sided limit with its score test of p₀ (0 &lt; p₀ &lt; 1): p &lt; 1 − level exactly when p₀ is left out.</summary>
    public static Inference Wilson(double k, double n, double level, Alternative alternative, double nullProportion = 0.5)
    {
        var test = ProportionTest.Score(k, n, nullProportion, alternative);
        return Sided.Of(Wilson(k, n, Sided.Level(level, alternative)), level, alternative, 0, 1) with { StandardError = Error(k, n), Statistic = test.Statistic, P = test.P };
    }

    /// <summary>
    /// Clopper–Pearson's interval or one-sided limit with its exact test of p₀: p = P(X ≥ k), P(X ≤ k), or twice the smaller, at most 1, so that it agrees
    /// with the interval (the two-sided p of <see cref="ProportionTest.Exact"/> orders by likelihood and need not). k and n are whole.
    /// </summary>
    public static Inference ClopperPearson(double k, double n, double level, Alternative alternative, double nullProportion = 0.5)
    {
        var exact = Sided.Of(ClopperPearson(k, n, Sided.Level(level, alternative)), level, alternative, 0, 1);
        Require.Probability(nullProportion);
        var p = Sided.P(BinomialLaw.Upper(k, n, nullProportion), BinomialLaw.Lower(k, n, nullProportion), alternative);
        return exact with { StandardError = Error(k, n), Statistic = k, P = p };
    }

    /// <summary>√(p(1 − p)/n); null where p is 0 or 1 and the data carry none.</summary>
    internal static double? Error(double k, double n) => k > 0 && k < n ? Math.Sqrt(k / n * (1 - k / n) / n) : null;

    private static void Check(double k, double n)
    {
        if (!(n > 0 && double.IsFinite(n))) throw new ArgumentOutOfRangeException(nameof(n), "A proportion needs at least one trial.");
        if (!(k >= 0 && k <= n)) throw new ArgumentOutOfRangeException(nameof(k), "Successes lie between 0 and the trials.");
    }
}
