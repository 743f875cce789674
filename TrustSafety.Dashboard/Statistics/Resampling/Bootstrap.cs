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
/// Bootstrap intervals, reproducible from their seed. Units are resampled with replacement; for clusters, units are clusters; for paired data, pairs.
/// No p is formed. Efron &amp; Tibshirani 1993, An Introduction to the Bootstrap, chapters 12 to 14.
/// </summary>
public static class Bootstrap
{
    /// <summary>
    /// n ≥ 2 units; resamples ≥ 100 (2,000 or more for an interval). A statistic that never varies gives no answer. Interpolates between resampled values on
    /// the normal scale, as R's boot.ci. BCa takes its acceleration from the jackknife: n more evaluations.
    /// </summary>
    public static Inference Interval(
        int n, ResampledStatistic statistic, BootstrapInterval kind = BootstrapInterval.BiasCorrected, int resamples = 2000, double level = 0.95, ulong seed = 1, Alternative alternative = Alternative.TwoSided)
    {
        var method = kind switch { BootstrapInterval.Percentile => "bootstrap, percentile", BootstrapInterval.Basic => "bootstrap, basic", _ => "bootstrap, BCa" };
        if (n < 2 || resamples < 100) return Inference.None(Undefined.TooFew, method, level, alternative);
        var indexes = new int[n];
        for (var i = 0; i < n; i++) indexes[i] = i;
        var point = statistic(indexes);
        var values = Resample(n, statistic, resamples, seed, indexes);
        if (values[0] == values[^1]) return Inference.None(Undefined.NoSpread, method, level, alternative, point);
        var tail = Require.Level(Sided.Level(level, alternative)) / 2;
        var (low, high) = kind switch
        {
            BootstrapInterval.Percentile => (Resampled.Quantile(values, tail), Resampled.Quantile(values, 1 - tail)),
            BootstrapInterval.Basic => (2 * point - Resampled.Quantile(values, 1 - tail), 2 * point - Resampled.Quantile(values, tail)),
            _ => Corrected(n, statistic, point, values, tail, indexes),
        };
        return Sided.Of(new(low, point, high, level, method), level, alternative, double.NegativeInfinity, double.PositiveInfinity) with { StandardError = Resampled.Deviation(values) };
    }

    /// <summary>
    /// The interval of the mean of one column, in its own tight loop: the same draws and answers as <see cref="Interval"/> with a mean, several times as fast.
    /// </summary>
    public static Inference Mean(ReadOnlySpan<double> values, BootstrapInterval kind = BootstrapInterval.BiasCorrected, int resamples = 2000, double level = 0.95, ulong seed = 1, Alternative alternative = Alternative.TwoSided)
    {
        var data = values.ToArray();
        return Interval(data.Length, indexes => Total(data, indexes) / indexes.Length, kind, resamples, level, seed, alternative);
    }

    /// <summary>The mean of paired differences x − y, pairs resampled together.</summary>
    public static Inference PairedDifference(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, BootstrapInterval kind = BootstrapInterval.BiasCorrected, int resamples = 2000, double level = 0.95, ulong seed = 1, Alternative alternative = Alternative.TwoSided)
    {
        Require.SameLength(x.Length, y.Length, nameof(y));
        var gaps = x.ToArray();
        for (var i = 0; i < gaps.Length; i++) gaps[i] -= y[i];
        return Mean(gaps, kind, resamples, level, seed, alternative);
    }

    /// <summary>A ratio Σx/Σy with whole clusters resampled: x and y are the clusters' sums.</summary>
    public static Inference ClusterRatio(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, BootstrapInterval kind = BootstrapInterval.BiasCorrected, int resamples = 2000, double level = 0.95, ulong seed = 1, Alternative alternative = Alternative.TwoSided)
    {
        Require.SameLength(x.Length, y.Length, nameof(y));
        var (top, bottom) = (x.ToArray(), y.ToArray());
        return Interval(top.Length, indexes => Total(top, indexes) / Total(bottom, indexes), kind, resamples, level, seed, alternative);
    }

    private static double Total(double[] values, ReadOnlySpan<int> indexes)
    {
        var sum = 0.0;
        foreach (var i in indexes) sum += values[i];
        return sum;
    }

    private static double[] Resample(int n, ResampledStatistic statistic, int resamples, ulong seed, int[] indexes)
    {
        var (random, values, draw) = (new SeededRandom(seed), new double[resamples], new int[n]);
        for (var r = 0; r < resamples; r++)
        {
            for (var i = 0; i < n; i++) draw[i] = indexes[random.Below(n)];
            values[r] = statistic(draw);
        }
        Array.Sort(values);
        return values;
    }

    private static (double Low, double High) Corrected(int n, ResampledStatistic statistic, double point, double[] values, double tail, int[] indexes)
    {
        var below = 0.0;
        foreach (var v in values) below += v < point ? 1 : v == point ? 0.5 : 0;
        var bias = Gaussian.Quantile(Math.Clamp(below / values.Length, 0.5 / values.Length, 1 - 0.5 / values.Length));
        var (left, rest) = (new double[n], new int[n - 1]);
        for (var i = 0; i < n; i++)
        {
            Array.Copy(indexes, 0, rest, 0, i);
            Array.Copy(indexes, i + 1, rest, i, n - 1 - i);
            left[i] = statistic(rest);
        }
        return Resampled.Corrected(values, left, bias, tail);
    }
}
