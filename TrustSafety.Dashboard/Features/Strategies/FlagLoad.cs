using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.GroundTruth;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>What a strategy would send to review, by score: its detections in the window or, for a rule, views estimated from the judged ones.</summary>
/// <param name="ByScore">In equal bins of the score from 0 to 1; all zero where it gives no scores.</param>
/// <param name="Fired">As it fired.</param>
/// <param name="Scored">With or without a score.</param>
internal sealed record FlagLoad(IReadOnlyList<double> ByScore, double Fired, double Scored, double Days)
{
    private readonly double[] from = From(ByScore);

    /// <summary>Counted in views, from the sample; else in detections, all of them.</summary>
    public bool IsOfViews { get; private init; }

    public double FiredPerDay => Fired / Days;

    public double ScoredPerDay => Scored / Days;

    /// <summary>Flags of a bin that the threshold cuts through are shared in proportion.</summary>
    public double PerDay(double threshold)
    {
        var at = Math.Clamp(threshold, 0, 1) * ByScore.Count;
        var bin = Math.Min((int)at, ByScore.Count - 1);
        return (from[bin] - ((at - bin) * ByScore[bin])) / Days;
    }

    /// <summary>The lowest threshold whose flags fit a capacity: flags fall as it rises.</summary>
    public double ForCapacity(double capacity)
    {
        var (low, high) = (0.0, 1.0);
        if (PerDay(0) <= capacity) return 0;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (PerDay(middle) <= capacity) high = middle;
            else low = middle;
        }
        return Math.Min(1, Math.Ceiling(high * 1000) / 1000);
    }

    public static FlagLoad OfViews(JudgedLabels labels, JudgedStrategy own, double days)
    {
        const int bins = 1000;
        var (byScore, fired, all, sample) = (new double[bins], 0.0, 0.0, labels.Sample);
        foreach (var row in labels.Rows)
        {
            var w = sample.Weights[row];
            all += w;
            if (own.Fired(row)) fired += w;
            // A score is a decimal: the float nearest to 0.7 lies below it.
            if (!float.IsNaN(own.Scores[row])) byScore[Math.Clamp((int)((own.Scores[row] * bins) + 1e-4), 0, bins - 1)] += w;
        }
        return new(byScore, fired, all, days) { IsOfViews = true };
    }

    private static double[] From(IReadOnlyList<double> byScore)
    {
        var sums = new double[byScore.Count + 1];
        for (var bin = byScore.Count - 1; bin >= 0; bin--) sums[bin] = sums[bin + 1] + byScore[bin];
        return sums;
    }
}
