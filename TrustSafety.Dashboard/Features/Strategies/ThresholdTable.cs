using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>
/// The judged views of one strategy as sums from each score up, by stratum: a threshold is a binary search in every stratum, however many views there are.
/// </summary>
public sealed class ThresholdTable
{
    private const double Level = 0.95;
    private const int Fewest = 20;

    private readonly IReadOnlyList<ScoredStratum> strata;
    private readonly FlagLoad load;
    private readonly Lazy<IReadOnlyList<(double Score, double Flagged, double Hit)>> reached;

    internal ThresholdTable(string strategy, JudgedLabels labels, JudgedStrategy own, FlagLoad load, double? today)
    {
        (Strategy, this.load, Today, Open) = (strategy, load, today, labels.Open);
        strata = ScoredStratum.Of(labels, own);
        reached = new(() => ScoredStratum.Reached(strata));
    }

    public string Strategy { get; }

    /// <summary>Why all of this may still change; null when the window's days are over.</summary>
    public string? Open { get; }

    /// <summary>The lowest score that fired; null where none did.</summary>
    public double? Today { get; }

    /// <summary>Its load is counted in views, estimated from the judged ones: nobody counts the detections of a rule.</summary>
    public bool IsOfViews => load.IsOfViews;

    public ThresholdReading At(double threshold, double reviewCost, double missCost)
    {
        var least = (float)threshold;
        List<DomainStratum> flagged = [], found = [], wrong = [], missing = [];
        var missed = 0.0;
        foreach (var stratum in strata)
        {
            var above = stratum.From(least);
            flagged.Add(stratum.In(above.Hit.Of(above.Hit + above.Wrong)));
            found.Add(stratum.In(above.Hit.Of(stratum.Violating)));
            wrong.Add(stratum.In(above.Wrong.Of(stratum.Others)));
            var below = stratum.Violating - above.Hit;
            missed += below.W;
            missing.Add(stratum.In(WeightedTally.FromSums(below.N, 0, 0, below.W, 0, below.W2)));
        }
        var flags = load.PerDay(threshold);
        return new(threshold, Share(flagged), Share(found), Share(wrong), flags, missed / load.Days, (flags * reviewCost) + (missed / load.Days * missCost))
        {
            Missed = StratifiedTotal.Of(missing, Level).Interval is { } total ? total.Scale(1 / load.Days) : null,
        };
    }

    /// <summary>What is gained or lost between two thresholds.</summary>
    public ThresholdChange Change(double from, double to)
    {
        var (low, high) = ((float)Math.Min(from, to), (float)Math.Max(from, to));
        List<DomainStratum> found = [], between = [];
        foreach (var stratum in strata)
        {
            var (wide, tight) = (stratum.From(low), stratum.From(high));
            var (hit, wrong) = (wide.Hit - tight.Hit, wide.Wrong - tight.Wrong);
            found.Add(stratum.In(hit.Of(stratum.Violating)));
            between.Add(stratum.In(hit.Of(hit + wrong)));
        }
        var gained = Share(found)?.Value;
        return new(to < from ? gained : gained is { } g ? g with { Low = -g.High, Point = -g.Point, High = -g.Low } : null, Share(between), to < from);
    }

    /// <summary>Of all thresholds whose flags fit the capacity the one that costs least; null where flagging nothing costs less still.</summary>
    public double? Cheapest(double reviewCost, double missCost, double? capacity = null)
    {
        var all = strata.Sum(s => s.Violating.W);
        var (best, least) = ((double?)null, all / load.Days * missCost);
        foreach (var (score, _, hit) in reached.Value)
        {
            var flags = load.PerDay(score);
            if (flags > capacity) break;
            var cost = (flags * reviewCost) + ((all - hit) / load.Days * missCost);
            if (cost < least) (best, least) = (score, cost);
        }
        return best;
    }

    public double FlagsPerDay(double threshold) => load.PerDay(threshold);

    /// <summary>The lowest threshold whose flags fit a capacity: flags fall as it rises.</summary>
    public double ForCapacity(double capacity) => load.ForCapacity(capacity);

    /// <summary>The lowest threshold, so the highest recall, whose flags are right at least so often; null where none is.</summary>
    public double? ForPrecision(double least) => reached.Value.Where(r => r.Hit >= least * r.Flagged - 1e-12).Select(r => (double?)r.Score).LastOrDefault();

    /// <summary>The highest threshold that still finds so much; null where the scores never do.</summary>
    public double? ForRecall(double least)
    {
        var all = strata.Sum(s => s.Violating.W);
        return all > 0 ? reached.Value.Where(r => r.Hit >= (least * all) - (1e-12 * all)).Select(r => (double?)r.Score).FirstOrDefault() : null;
    }

    /// <summary>A curve over the thresholds at which something changes, thinned.</summary>
    public IReadOnlyList<ThresholdReading> Curve(double reviewCost, double missCost, int points = 40)
    {
        double[] known = [.. reached.Value.Select(r => r.Score).Reverse()];
        if (known.Length == 0) return [];
        var step = Math.Max(1.0, (known.Length - 1) / (points - 1.0));
        return [.. Enumerable.Range(0, points).Select(i => (int)Math.Round(i * step)).Where(i => i < known.Length).Distinct().Select(i => At(known[i], reviewCost, missCost))];
    }

    private static ShareReading? Share(IEnumerable<DomainStratum> sums)
    {
        var domain = new StratifiedDomain(sums);
        return domain.Total.N >= Fewest && domain.Total.W > 0 ? new(Hajek.Proportion(domain, Level), (long)domain.Total.N, domain.Total.EffectiveN) : null;
    }
}
