using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>Weights of the judged views of one stratum that a threshold flags: all, the violating, the others.</summary>
internal readonly record struct ScoreSums(double N, double W, double W2)
{
    public static ScoreSums operator +(ScoreSums a, ScoreSums b) => new(a.N + b.N, a.W + b.W, a.W2 + b.W2);

    /// <summary>The share that these have of all.</summary>
    public WeightedTally Of(ScoreSums all) => WeightedTally.FromSums(all.N, all.W, all.W2, W, W2, W2);

    public static ScoreSums operator -(ScoreSums a, ScoreSums b) => new(a.N - b.N, a.W - b.W, a.W2 - b.W2);
}

/// <summary>The judged views of one stratum, summed from each of their scores up.</summary>
internal sealed class ScoredStratum
{
    private readonly int stratum;
    private readonly double drawn;
    private readonly float[] scores;
    private readonly ScoreSums[] hits, wrongs;

    private ScoredStratum(int stratum, double drawn, JudgedSample sample, JudgedStrategy own, IReadOnlyList<int> rows)
    {
        (this.stratum, this.drawn) = (stratum, drawn);
        int[] order = [.. rows.Where(r => !float.IsNaN(own.Scores[r]))];
        float[] sorted = [.. order.Select(r => own.Scores[r])];
        Array.Sort(sorted, order);
        scores = [.. sorted.Where((s, i) => i == 0 || s != sorted[i - 1])];
        (hits, wrongs) = (new ScoreSums[scores.Length + 1], new ScoreSums[scores.Length + 1]);
        for (int i = order.Length - 1, at = scores.Length; i >= 0; i--)
        {
            if (at == scores.Length || scores[at] != sorted[i]) { at = Array.BinarySearch(scores, sorted[i]); (hits[at], wrongs[at]) = (hits[at + 1], wrongs[at + 1]); }
            var sum = One(sample.Weights[order[i]]);
            if (sample.Violating[order[i]]) hits[at] += sum;
            else wrongs[at] += sum;
        }
        foreach (var row in rows)
        {
            if (sample.Violating[row]) Violating += One(sample.Weights[row]);
            else Others += One(sample.Weights[row]);
        }
    }

    /// <summary>All of the stratum, scored or not, flagged by nothing.</summary>
    public ScoreSums Violating { get; }

    public ScoreSums Others { get; }

    public static IReadOnlyList<ScoredStratum> Of(JudgedLabels labels, JudgedStrategy own) =>
        [.. labels.Rows.GroupBy(r => labels.Sample.StratumCodes[r]).OrderBy(g => g.Key).Select(g => new ScoredStratum(g.Key, labels.Sample.Strata[g.Key].Drawn, labels.Sample, own, [.. g]))];

    public DomainStratum In(WeightedTally sums) => new(stratum, sums, drawn);

    public (ScoreSums Hit, ScoreSums Wrong) From(float least)
    {
        var at = Array.BinarySearch(scores, least);
        if (at < 0) at = ~at;
        return (hits[at], wrongs[at]);
    }

    /// <summary>What is flagged and found from each score of any stratum on, the highest first.</summary>
    public static IReadOnlyList<(double Score, double Flagged, double Hit)> Reached(IReadOnlyList<ScoredStratum> strata)
    {
        var by = new SortedDictionary<float, (double Flagged, double Hit)>();
        foreach (var s in strata)
            for (var i = 0; i < s.scores.Length; i++)
            {
                var (had, hit, wrong) = (by.GetValueOrDefault(s.scores[i]), s.hits[i].W - s.hits[i + 1].W, s.wrongs[i].W - s.wrongs[i + 1].W);
                by[s.scores[i]] = (had.Flagged + hit + wrong, had.Hit + hit);
            }
        var (made, flagged, found) = (new List<(double, double, double)>(by.Count), 0.0, 0.0);
        foreach (var (score, sums) in by.Reverse())
        {
            (flagged, found) = (flagged + sums.Flagged, found + sums.Hit);
            made.Add((Decimal(score), flagged, found));
        }
        return made;
    }

    /// <summary>The decimal that the float stands for, where it has six digits at most: a threshold is read by people.</summary>
    private static double Decimal(float score) => Math.Round((double)score, 6) is var rounded && (float)rounded == score ? rounded : score;

    private static ScoreSums One(double weight) => new(1, weight, weight * weight);
}
