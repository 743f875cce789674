namespace TrustSafety.Dashboard.Statistics;

/// <summary>A rising step function from scores to probabilities; between two fitted scores it interpolates, beyond them it stays flat.</summary>
public sealed record IsotonicCurve(IReadOnlyList<double> Scores, IReadOnlyList<double> Probabilities)
{
    public double At(double score)
    {
        if (score <= Scores[0]) return Probabilities[0];
        if (score >= Scores[^1]) return Probabilities[^1];
        var (low, high) = (0, Scores.Count - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Scores[middle] <= score) low = middle;
            else high = middle;
        }
        return Probabilities[low] + (Probabilities[high] - Probabilities[low]) * (score - Scores[low]) / (Scores[high] - Scores[low]);
    }
}

/// <summary>Calibration that assumes only that a higher score is never less likely to be positive.</summary>
public static class Isotonic
{
    /// <summary>
    /// Weighted least squares under order by pooling adjacent violators; items of equal score are pooled first. At least one item.
    /// Ayer et al. 1955, Annals of Mathematical Statistics 26:641; Zadrozny &amp; Elkan 2002, KDD.
    /// </summary>
    public static IsotonicCurve Fit(ReadOnlySpan<ScoredItem> items)
    {
        if (items.Length == 0) throw new ArgumentException("A curve needs at least one item.", nameof(items));
        var sorted = items.ToArray();
        Array.Sort(sorted, (a, b) => a.Score.CompareTo(b.Score));
        var (scores, blocks) = (new List<double>(), new List<(double Sum, double Weight, int Members)>());
        foreach (var item in sorted)
        {
            var one = (Sum: item.Positive ? item.Weight : 0, item.Weight, Members: 1);
            if (scores.Count > 0 && scores[^1] == item.Score) blocks[^1] = (blocks[^1].Sum + one.Sum, blocks[^1].Weight + one.Weight, 1);
            else
            {
                scores.Add(item.Score);
                blocks.Add(one);
            }
        }
        var pooled = new List<(double Sum, double Weight, int Members)>();
        foreach (var block in blocks)
        {
            pooled.Add(block);
            while (pooled.Count > 1 && pooled[^2].Sum * pooled[^1].Weight >= pooled[^1].Sum * pooled[^2].Weight)
            {
                var (a, b) = (pooled[^2], pooled[^1]);
                pooled.RemoveAt(pooled.Count - 1);
                pooled[^1] = (a.Sum + b.Sum, a.Weight + b.Weight, a.Members + b.Members);
            }
        }
        return new(scores, [.. pooled.SelectMany(b => Enumerable.Repeat(b.Weight > 0 ? b.Sum / b.Weight : 0, b.Members))]);
    }
}
