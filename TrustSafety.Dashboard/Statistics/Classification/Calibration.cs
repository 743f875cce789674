namespace TrustSafety.Dashboard.Statistics;

/// <summary>One bin of a reliability table; a bin without items has n = 0 and no means.</summary>
public readonly record struct ReliabilityBin(double Low, double High, double N, double? MeanPredicted, double? Observed);

/// <summary>Whether predicted probabilities in [0, 1] come true.</summary>
public static class Calibration
{
    /// <summary>Brier score: the mean of (p − y)², with its standard error and normal interval, not below 0. Two items at least. Brier 1950, Monthly Weather Review 78:1.</summary>
    public static Inference Brier(ReadOnlySpan<double> predicted, ReadOnlySpan<bool> positive, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        Require.SameLength(predicted.Length, positive.Length, nameof(positive));
        if (predicted.Length < 2) return Inference.None(Undefined.TooFew, "Brier", level, alternative);
        var tally = default(MeanTally);
        for (var i = 0; i < predicted.Length; i++)
        {
            var gap = Require.Probability(predicted[i], nameof(predicted)) - (positive[i] ? 1 : 0);
            tally += new MeanTally(1, gap * gap, 0);
        }
        var wald = Inference.Wald(tally.Mean, Math.Sqrt(tally.Variance / tally.N), "Brier", level, alternative);
        return wald.IsDefined ? wald with { Low = Math.Max(0, wald.Low!.Value), P = null, Statistic = null } : wald;
    }

    /// <summary>
    /// Expected calibration error Σ nᵦ/n·|observed − mean predicted| over equal-width bins (low, high], the first with its lower edge, and the table behind it.
    /// Its size depends on the bins and is biased upwards for few items. Guo et al. 2017, ICML.
    /// </summary>
    public static (double Error, IReadOnlyList<ReliabilityBin> Table) Expected(ReadOnlySpan<double> predicted, ReadOnlySpan<bool> positive, int bins = 10)
    {
        Require.SameLength(predicted.Length, positive.Length, nameof(positive));
        if (bins < 1) throw new ArgumentOutOfRangeException(nameof(bins), "At least one bin is needed.");
        var (n, sum, hits) = (new double[bins], new double[bins], new double[bins]);
        for (var i = 0; i < predicted.Length; i++)
        {
            var bin = Math.Clamp((int)Math.Ceiling(Require.Probability(predicted[i], nameof(predicted)) * bins) - 1, 0, bins - 1);
            n[bin]++;
            sum[bin] += predicted[i];
            if (positive[i]) hits[bin]++;
        }
        var error = 0.0;
        var table = new ReliabilityBin[bins];
        for (var b = 0; b < bins; b++)
        {
            error += predicted.Length > 0 ? Math.Abs(hits[b] - sum[b]) / predicted.Length : 0;
            table[b] = new((double)b / bins, (b + 1.0) / bins, n[b], n[b] > 0 ? sum[b] / n[b] : null, n[b] > 0 ? hits[b] / n[b] : null);
        }
        return (error, table);
    }

    /// <summary>
    /// The expected calibration error with a bootstrap over items (seeded): standard error, and the basic interval 2·estimate − quantile, which turns the upward bias
    /// of resampled errors round; cut to [0, 1] and never without its point. Two items at least; no p.
    /// Guo et al. 2017, ICML; Efron &amp; Tibshirani 1993, An Introduction to the Bootstrap, chapter 13.
    /// </summary>
    public static Inference ExpectedError(
        ReadOnlySpan<double> predicted, ReadOnlySpan<bool> positive, int bins = 10, double level = 0.95, int resamples = 1000, ulong seed = 1,
        Alternative alternative = Alternative.TwoSided)
    {
        var (p, y) = (predicted.ToArray(), positive.ToArray());
        var (point, _) = Expected(p, y, bins);
        var (drawn, truth) = (new double[p.Length], new bool[p.Length]);
        var basic = Bootstrap.Interval(p.Length, indexes =>
        {
            for (var i = 0; i < indexes.Length; i++) (drawn[i], truth[i]) = (p[indexes[i]], y[indexes[i]]);
            return Expected(drawn, truth, bins).Error;
        }, BootstrapInterval.Basic, resamples, Sided.Level(level, alternative), seed);
        if (!basic.IsDefined) return Inference.None(basic.Why, "expected calibration error", level, alternative, point);
        var limits = new Interval(Math.Clamp(basic.Low!.Value, 0, point), point, Math.Clamp(basic.High!.Value, point, 1), level, "expected calibration error, bootstrap");
        return Sided.Of(limits, level, alternative, 0, 1) with { StandardError = basic.StandardError };
    }
}
