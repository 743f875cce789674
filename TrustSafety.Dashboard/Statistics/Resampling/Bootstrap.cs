namespace TrustSafety.Dashboard.Statistics;

/// <summary>Computes a statistic from a resample, given as indexes into the data; called once per resample, it should allocate nothing.</summary>
public delegate double ResampledStatistic(ReadOnlySpan<int> indexes);

/// <summary>How the interval is read from the resampled values.</summary>
public enum BootstrapInterval
{
    /// <summary>The quantiles α/2 and 1 − α/2 of the resampled values.</summary>
    Percentile,

    /// <summary>2·estimate − quantile: the resampled errors turned round.</summary>
    Basic,

    /// <summary>Percentiles corrected for bias and skewness (Efron 1987).</summary>
    BiasCorrected,
}

/// <summary>
/// Bootstrap intervals, reproducible from their seed on any number of cores: each resample draws from a stream of its own.
/// Units are resampled with replacement; for clusters, units are clusters; for paired data, pairs.
/// No p is formed. Efron &amp; Tibshirani 1993, An Introduction to the Bootstrap, chapters 12 to 14.
/// </summary>
public static class Bootstrap
{
    /// <summary>
    /// n ≥ 2 units; resamples ≥ 100 (2,000 or more for an interval). A statistic that never varies gives no answer. Interpolates between resampled values on
    /// the normal scale, as R's boot.ci. BCa takes its acceleration from the jackknife: n more evaluations.
    /// Efron &amp; Tibshirani 1993, An Introduction to the Bootstrap, chapters 13 and 14.
    /// </summary>
    public static Inference Interval(
        int n, ResampledStatistic statistic, BootstrapInterval kind = BootstrapInterval.BiasCorrected, int resamples = 2000, double level = 0.95, ulong seed = 1, Alternative alternative = Alternative.TwoSided) =>
        Interval(n, new Resampler(statistic), kind, resamples, level, seed, alternative);

    /// <summary>
    /// The interval of the mean of one column: the same draws and answers as <see cref="Interval"/> with a mean, on all cores and without summing anew for the jackknife.
    /// Efron &amp; Tibshirani 1993, An Introduction to the Bootstrap, chapter 14.
    /// A skewed mean of 40 values is covered by 93 % of BCa intervals at 95 % and by fewer of the others.
    /// </summary>
    public static Inference Mean(ReadOnlySpan<double> values, BootstrapInterval kind = BootstrapInterval.BiasCorrected, int resamples = 2000, double level = 0.95, ulong seed = 1, Alternative alternative = Alternative.TwoSided)
    {
        var data = values.ToArray();
        var mean = data.Length > 0 ? data.Average() : 0;
        Resampler resampler = new(indexes => Total(data, indexes) / indexes.Length) { Shared = true, LeftOut = i => mean + (mean - data[i]) / (data.Length - 1) };
        return Interval(data.Length, resampler, kind, resamples, level, seed, alternative);
    }

    /// <summary>The mean of paired differences x − y, pairs resampled together. Efron &amp; Tibshirani 1993, An Introduction to the Bootstrap, chapter 8.</summary>
    public static Inference PairedDifference(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, BootstrapInterval kind = BootstrapInterval.BiasCorrected, int resamples = 2000, double level = 0.95, ulong seed = 1, Alternative alternative = Alternative.TwoSided)
    {
        Require.SameLength(x.Length, y.Length, nameof(y));
        var gaps = x.ToArray();
        for (var i = 0; i < gaps.Length; i++) gaps[i] -= y[i];
        return Mean(gaps, kind, resamples, level, seed, alternative);
    }

    /// <summary>
    /// A ratio Σx/Σy with whole clusters resampled: x and y are the clusters' sums.
    /// Davison &amp; Hinkley 1997, Bootstrap Methods and their Application, section 3.8.
    /// </summary>
    public static Inference ClusterRatio(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, BootstrapInterval kind = BootstrapInterval.BiasCorrected, int resamples = 2000, double level = 0.95, ulong seed = 1, Alternative alternative = Alternative.TwoSided)
    {
        Require.SameLength(x.Length, y.Length, nameof(y));
        var (top, bottom) = (x.ToArray(), y.ToArray());
        var (above, below) = (top.Sum(), bottom.Sum());
        if (below == 0) return Inference.None(top.Length < 2 ? Undefined.TooFew : Undefined.ZeroDenominator, "bootstrap of a ratio", level, alternative);
        Resampler resampler = new(indexes => Total(top, indexes) / Total(bottom, indexes)) { Shared = true, LeftOut = i => (above - top[i]) / (below - bottom[i]) };
        return Interval(top.Length, resampler, kind, resamples, level, seed, alternative);
    }

    private static Inference Interval(int n, Resampler resampler, BootstrapInterval kind, int resamples, double level, ulong seed, Alternative alternative)
    {
        var method = kind switch { BootstrapInterval.Percentile => "bootstrap, percentile", BootstrapInterval.Basic => "bootstrap, basic", _ => "bootstrap, BCa" };
        if (n < 2 || resamples < 100) return Inference.None(Undefined.TooFew, method, level, alternative);
        int[] indexes = [.. Enumerable.Range(0, n)];
        var point = resampler.Statistic(indexes);
        var values = resampler.Values(n, resamples, seed);
        if (values[0] == values[^1]) return Inference.None(Undefined.NoSpread, method, level, alternative, point);
        var tail = Require.Level(Sided.Level(level, alternative)) / 2;
        var (low, high) = kind switch
        {
            BootstrapInterval.Percentile => (Resampled.Quantile(values, tail), Resampled.Quantile(values, 1 - tail)),
            BootstrapInterval.Basic => (2 * point - Resampled.Quantile(values, 1 - tail), 2 * point - Resampled.Quantile(values, tail)),
            _ => Corrected(resampler, point, values, tail, indexes),
        };
        return Sided.Of(new(low, point, high, level, method), level, alternative, double.NegativeInfinity, double.PositiveInfinity) with { StandardError = Resampled.Deviation(values) };
    }

    // Four sums beside one another: one alone would wait for itself at each addition.
    private static double Total(double[] values, ReadOnlySpan<int> indexes)
    {
        double a = 0, b = 0, c = 0, d = 0;
        var i = 0;
        for (; i <= indexes.Length - 4; i += 4)
        {
            a += values[indexes[i]];
            b += values[indexes[i + 1]];
            c += values[indexes[i + 2]];
            d += values[indexes[i + 3]];
        }
        for (; i < indexes.Length; i++) a += values[indexes[i]];
        return a + b + (c + d);
    }

    private static (double Low, double High) Corrected(Resampler resampler, double point, double[] values, double tail, int[] indexes)
    {
        var below = 0.0;
        foreach (var v in values) below += v < point ? 1 : v == point ? 0.5 : 0;
        var bias = Gaussian.Quantile(Math.Clamp(below / values.Length, 0.5 / values.Length, 1 - 0.5 / values.Length));
        return Resampled.Corrected(values, resampler.LeaveOneOut(indexes), bias, tail);
    }
}
