using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>What a threshold would do: the share of flags that are right, of violations that are found, and what it costs.</summary>
/// <param name="MissedPerDay">Violating views a day that stay below it.</param>
public sealed record ThresholdReading(double Threshold, Interval? Precision, Interval? Recall, double FlagsPerDay, double MissedPerDay, double CostPerDay);

/// <summary>
/// The judged views of one strategy by score, so that moving a threshold costs one walk over them, and its flags a day by score from all detections.
/// </summary>
public sealed class ThresholdTable
{
    private const double Level = 0.95;
    private const int Fewest = 20;

    private readonly int[] strata;
    private readonly double[] weights;
    private readonly bool[] violating;
    private readonly float[] scores;
    private readonly IReadOnlyList<JudgedStratum> design;
    private readonly double[] flagsFrom;
    private readonly double days;
    private IReadOnlyList<(double Score, double Flagged, double Hit)>? reached;

    /// <param name="flagsByBin">Detections of the window in equal bins of the score.</param>
    internal ThresholdTable(string strategy, JudgedLabels labels, IReadOnlyList<double> flagsByBin, double days, double? today)
    {
        var (sample, own) = (labels.Sample, labels.Sample.Strategy(strategy)!);
        (Strategy, this.days, Today, design) = (strategy, days, today, sample.Strata);
        strata = [.. labels.Rows.Select(r => sample.StratumCodes[r])];
        weights = [.. labels.Rows.Select(r => sample.Weights[r])];
        violating = [.. labels.Rows.Select(r => sample.Violating[r])];
        scores = [.. labels.Rows.Select(r => own.Scores[r])];
        flagsFrom = new double[flagsByBin.Count + 1];
        for (var bin = flagsByBin.Count - 1; bin >= 0; bin--) flagsFrom[bin] = flagsFrom[bin + 1] + flagsByBin[bin];
    }

    public string Strategy { get; }

    /// <summary>The lowest score that fired; null where none did.</summary>
    public double? Today { get; }

    public ThresholdReading At(double threshold, double reviewCost, double missCost)
    {
        var least = (float)threshold;
        var (flagged, found) = (new WeightedTally[design.Count], new WeightedTally[design.Count]);
        var missed = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            var (bad, above, w) = (violating[i], scores[i] >= least, weights[i]);
            if (above) flagged[strata[i]] += WeightedTally.Of(w, bad ? w : 0);
            if (!bad) continue;
            found[strata[i]] += WeightedTally.Of(w, above ? w : 0);
            if (!above) missed += w;
        }
        var flags = FlagsPerDay(threshold);
        return new(threshold, Share(flagged), Share(found), flags, missed / days, (flags * reviewCost) + (missed / days * missCost));
    }

    /// <summary>Flags of a bin that the threshold cuts through are shared in proportion.</summary>
    public double FlagsPerDay(double threshold)
    {
        var at = Math.Clamp(threshold, 0, 1) * (flagsFrom.Length - 1);
        var bin = Math.Min((int)at, flagsFrom.Length - 2);
        return (flagsFrom[bin] - ((at - bin) * (flagsFrom[bin] - flagsFrom[bin + 1]))) / days;
    }

    /// <summary>The lowest threshold whose flags fit a capacity: flags fall as it rises.</summary>
    public double ForCapacity(double capacity)
    {
        var (low, high) = (0.0, 1.0);
        if (FlagsPerDay(0) <= capacity) return 0;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (FlagsPerDay(middle) <= capacity) high = middle;
            else low = middle;
        }
        return Math.Min(1, Math.Ceiling(high * 1000) / 1000);
    }

    /// <summary>The lowest threshold, so the highest recall, whose flags are right at least so often; null where none is.</summary>
    public double? ForPrecision(double least) => Reached().Where(r => r.Hit >= least * r.Flagged - 1e-12).Select(r => (double?)r.Score).LastOrDefault();

    /// <summary>The highest threshold that still finds so much; null where the scores never do.</summary>
    public double? ForRecall(double least)
    {
        var all = Enumerable.Range(0, scores.Length).Where(i => violating[i]).Sum(i => weights[i]);
        return all > 0 ? Reached().Where(r => r.Hit >= (least * all) - (1e-12 * all)).Select(r => (double?)r.Score).FirstOrDefault() : null;
    }

    /// <summary>What is flagged from each score on, the highest first; sorted once, for a held precision is asked for at every step of a hand.</summary>
    private IReadOnlyList<(double Score, double Flagged, double Hit)> Reached()
    {
        if (reached is { } known) return known;
        int[] order = [.. Enumerable.Range(0, scores.Length).Where(i => !float.IsNaN(scores[i]))];
        Array.Sort(order, (a, b) => scores[b].CompareTo(scores[a]));
        var (made, flagged, hit) = (new List<(double, double, double)>(), 0.0, 0.0);
        for (var i = 0; i < order.Length; i++)
        {
            (flagged, hit) = (flagged + weights[order[i]], hit + (violating[order[i]] ? weights[order[i]] : 0));
            if (i + 1 == order.Length || scores[order[i + 1]] != scores[order[i]]) made.Add((scores[order[i]], flagged, hit));
        }
        return reached = made;
    }

    /// <summary>A curve over the thresholds at which something changes, thinned.</summary>
    public IReadOnlyList<ThresholdReading> Curve(double reviewCost, double missCost, int points = 40)
    {
        double[] known = [.. scores.Where(s => !float.IsNaN(s)).Distinct().Order().Select(s => (double)s)];
        if (known.Length == 0) return [];
        var step = Math.Max(1.0, (known.Length - 1) / (points - 1.0));
        return [.. Enumerable.Range(0, points).Select(i => (int)Math.Round(i * step)).Where(i => i < known.Length).Distinct().Select(i => At(known[i], reviewCost, missCost))];
    }

    private Interval? Share(WeightedTally[] tallies)
    {
        var domain = new StratifiedDomain(tallies.Select((t, s) => new DomainStratum(s, t, design[s].Drawn)));
        return domain.Total.N >= Fewest && domain.Total.W > 0 ? Hajek.Proportion(domain, Level) : null;
    }
}
