namespace TrustSafety.Dashboard.Statistics;

/// <summary>A Poisson count, or its rate per unit of exposure; count ≥ 0, exposure &gt; 0.</summary>
public static class OneRate
{
    /// <summary>
    /// Garwood's exact interval: Low = G(α/2; count)/exposure, High = G(1 − α/2; count + 1)/exposure with gamma quantiles G.
    /// A count of 0 gives Low = 0. It holds counting noise only: a count that varies more than a Poisson one needs its dispersion.
    /// Garwood 1936, Biometrika 28:437.
    /// </summary>
    public static Interval Exact(double count, double exposure, double level)
    {
        if (!(count >= 0 && double.IsFinite(count))) throw new ArgumentOutOfRangeException(nameof(count), "A count is not negative.");
        if (!(exposure > 0 && double.IsFinite(exposure))) throw new ArgumentOutOfRangeException(nameof(exposure), "A rate needs an exposure above 0.");
        var half = Tails.Alpha(level) / 2;
        var low = count == 0 ? 0 : IncompleteGamma.Quantile(count, half);
        return new(low / exposure, count / exposure, IncompleteGamma.Quantile(count + 1, half, upper: true) / exposure, level, "Poisson, exact");
    }

    /// <summary>
    /// Garwood's interval or one-sided limit with its exact test of a rate: p = P(X ≥ count), P(X ≤ count), or twice the smaller, at most 1, so that it
    /// agrees with the interval (the two-sided p of <see cref="RateTest.Exact"/> orders by likelihood and need not). The count is whole.
    /// </summary>
    public static Inference Exact(double count, double exposure, double level, Alternative alternative, double nullRate = 1)
    {
        var exact = Sided.Of(Exact(count, exposure, Sided.Level(level, alternative)), level, alternative, 0, double.PositiveInfinity);
        var mean = Require.NotNegative(nullRate) * exposure;
        var p = Sided.P(PoissonLaw.Upper(count, mean), PoissonLaw.Lower(count, mean), alternative);
        return exact with { StandardError = count > 0 ? Math.Sqrt(count) / exposure : null, Statistic = count, P = p };
    }
}
