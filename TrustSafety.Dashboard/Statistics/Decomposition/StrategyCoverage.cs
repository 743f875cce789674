namespace TrustSafety.Dashboard.Statistics;

/// <summary>An item with the strategies that caught it and its weight (1/π of a sampled truth, or the views it stands for).</summary>
public readonly record struct CaughtItem(IReadOnlyList<int> Strategies, double Weight = 1);

/// <summary>What one strategy adds to the others: alone, if it were dropped, and as its fair share. In the unit of the weights.</summary>
public readonly record struct StrategyContribution(double Total, double Unique, double Shapley);

/// <summary>Contributions of overlapping strategies to what is caught at all.</summary>
public static class StrategyCoverage
{
    /// <summary>
    /// Total: weight of what it caught; Unique = what would be lost without it (leave-one-out); Shapley: each item's weight shared equally among those who
    /// caught it, which is the exact Shapley value of coverage; the shares sum to what was caught at all. Strategies are numbered 0…count − 1.
    /// Shapley 1953, Contributions to the Theory of Games II:307.
    /// </summary>
    public static StrategyContribution[] Contributions(IReadOnlyList<CaughtItem> items, int strategies)
    {
        Known(items, strategies);
        var sums = new StrategyContribution[strategies];
        foreach (var item in items)
            foreach (var s in item.Strategies)
            {
                var was = sums[s];
                sums[s] = new(was.Total + item.Weight, was.Unique + (item.Strategies.Count == 1 ? item.Weight : 0), was.Shapley + item.Weight / item.Strategies.Count);
            }
        return sums;
    }

    /// <summary>
    /// A contribution with sampling error: the Σ of item shares as a Horvitz–Thompson total over independently drawn items, with-replacement variance
    /// n/(n − 1)·Σ(wz − mean)²; share gives an item's part (for Shapley 1/count when caught). Horvitz &amp; Thompson 1952, JASA 47:663.
    /// </summary>
    public static Inference Sampled(IReadOnlyList<CaughtItem> items, int strategy, Func<int, double> shareByCount, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        var sample = new SurveySample([.. items.Select(i => i.Weight)]);
        return SurveyEstimates.Total(sample, [.. items.Select(i => i.Strategies.Contains(strategy) ? shareByCount(i.Strategies.Count) : 0)], level, alternative: alternative) with { Method = "coverage contribution" };
    }

    /// <summary>
    /// The greedy order: each next strategy adds most weight; at least 1 − 1/e of the best coverage of that many. Stops when nothing is added.
    /// Ties go to the lower number. Nemhauser, Wolsey &amp; Fisher 1978, Mathematical Programming 14:265.
    /// </summary>
    public static IReadOnlyList<int> Greedy(IReadOnlyList<CaughtItem> items, int strategies)
    {
        Known(items, strategies);
        var (order, covered) = (new List<int>(), new bool[items.Count]);
        while (order.Count < strategies)
        {
            var gains = new double[strategies];
            for (var i = 0; i < items.Count; i++)
                if (!covered[i])
                    foreach (var s in items[i].Strategies) gains[s] += items[i].Weight;
            var best = Array.IndexOf(gains, gains.Max());
            if (!(gains[best] > 0)) break;
            order.Add(best);
            for (var i = 0; i < items.Count; i++) covered[i] |= items[i].Strategies.Contains(best);
        }
        return order;
    }

    internal static void Known(IReadOnlyList<CaughtItem> items, int strategies)
    {
        if (strategies < 0 || items.Any(i => i.Strategies.Any(s => s < 0 || s >= strategies))) throw new ArgumentOutOfRangeException(nameof(strategies), "Strategies are numbered from 0 to their number less 1.");
    }
}
