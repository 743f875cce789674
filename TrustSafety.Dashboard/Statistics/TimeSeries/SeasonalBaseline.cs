namespace TrustSafety.Dashboard.Statistics;

/// <summary>What a value was expected to be, the range for one new value, and how far off it was in standard deviations of its own noise.</summary>
public readonly record struct BaselinePoint(double Observed, double Expected, double Low, double High, double Z)
{
    public bool Signals => Observed < Low || Observed > High;
}

/// <summary>
/// What counts and rates of this weekday (or hour) usually are, from the periods before: for the last value of a series against its own past, so nothing of
/// the value itself leaks into its expectation.
/// </summary>
public static class SeasonalBaseline
{
    /// <summary>
    /// A count: level = median of past counts over their phase's factor, factor = median of the phase over the median of all; expected = level·factor. Noise φ·μ with
    /// φ = max(1, (median |r|/0.6745)²) of Pearson residuals r = (x − μ)/√μ; the range and Z are those of √x (Anscombe 1948), which keeps Low at 0 or above.
    /// history ends right before the value; needs two of its periods. Null with less, or when the past holds no events.
    /// The range leaves out the error of the medians that it is drawn around: of 95 % some 94 % hold.
    /// </summary>
    public static BaselinePoint? Count(ReadOnlySpan<double> history, double observed, int period, double level = 0.9973)
    {
        Span<double> ones = history.Length <= 1024 ? stackalloc double[history.Length] : new double[history.Length];
        ones.Fill(1);
        return Rate(history, ones, observed, 1, period, level);
    }

    /// <summary>A rate count/exposure per phase, expectations times the new exposure; values are counts. Anscombe 1948, Biometrika 35:246.</summary>
    public static BaselinePoint? Rate(
        ReadOnlySpan<double> history, ReadOnlySpan<double> exposures, double observed, double exposure, int period, double level = 0.9973)
    {
        Require.SameLength(history.Length, exposures.Length, nameof(exposures));
        Require.NotNegative(observed);
        if (period < 1) throw new ArgumentOutOfRangeException(nameof(period), "A season has at least one phase.");
        if (history.Length < 2 * period) return null;
        var rates = new double[history.Length];
        for (var i = 0; i < rates.Length; i++) rates[i] = Require.NotNegative(history[i]) / Require.Positive(exposures[i]);
        var overall = Quantiles.Median((double[])rates.Clone());
        if (!(overall > 0)) return null;
        var factors = new double[period];
        for (var phase = 0; phase < period; phase++) factors[phase] = Quantiles.Median([.. rates.Where((_, i) => (i - rates.Length % period + period) % period == phase)]) / overall;
        if (factors.Any(f => !(f > 0))) return null;
        double Factor(int i) => factors[(i - rates.Length % period + period) % period];
        // The level of the last few periods, not of all the past: rates drift.
        var recent = Math.Max(0, rates.Length - 4 * period);
        var now = Quantiles.Median([.. rates.Select((r, i) => r / Factor(i)).Skip(recent)]);
        var residuals = new double[rates.Length - recent];
        for (var i = recent; i < rates.Length; i++)
        {
            var mean = now * Factor(i) * exposures[i];
            residuals[i - recent] = Math.Abs(2 * (Math.Sqrt(history[i] + 0.375) - Math.Sqrt(mean + 0.375)));
        }
        var dispersion = Math.Max(1, Math.Pow(Quantiles.Median(residuals) / 0.6744897501960817, 2));
        return Against(observed, now * Factor(rates.Length) * Require.Positive(exposure), dispersion, level);
    }

    private static BaselinePoint Against(double observed, double expected, double dispersion, double level)
    {
        var half = Reference.Critical(level, Alternative.TwoSided, null) * Math.Sqrt(dispersion) / 2;
        var root = Math.Sqrt(expected + 0.375);
        var low = root > half ? Math.Max(0, (root - half) * (root - half) - 0.375) : 0;
        return new(observed, expected, low, (root + half) * (root + half) - 0.375, 2 * (Math.Sqrt(observed + 0.375) - root) / Math.Sqrt(dispersion));
    }
}
