using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>A candidate and its reference on the same judged views, both at the precision of the reference.</summary>
/// <param name="Gain">Null where the reference has no strategy.</param>
/// <param name="OnlyIt">Judged violating views that it finds there and the reference does not; null where protected.</param>
/// <param name="McNemar">Exact, of those judged views; it knows no weights.</param>
public sealed record UpliftReading(string Strategy, string Against, EqualPrecisionGain? Gain, bool HasScores, long Violating, double Effective, int? OnlyIt, int? OnlyOther, double? McNemar)
{
    private const int FewestResamples = 200, MostResamples = 500, Draws = 20_000_000;

    internal static UpliftReading Of(JudgedLabels labels, Detector candidate, string? against, int smallest)
    {
        var (sample, own, others) = (labels.Sample, candidate.In(labels.Sample), UpliftMeasures.Reference(labels.Sample, candidate, against));
        var scored = labels.Rows.Any(r => !float.IsNaN(own.Scores[r]));
        double Score(int row) => scored ? own.Scores[row] : own.Fired(row) ? 1 : double.NaN;
        var named = against ?? "the live strategies of one's own";
        var weights = labels.Rows.Where(r => sample.Violating[r]).Select(r => sample.Weights[r]).ToArray();
        var (violating, effective) = (weights.Length, DesignInterval.KishSize(weights));
        if (others.Count == 0 || violating < UpliftMeasures.Fewest) return new(candidate.Name, named, null, scored, violating, effective, null, null, null);
        PairedFlag[] units = [.. labels.Rows.Select(r => new PairedFlag(sample.StratumCodes[r], sample.Weights[r], sample.Violating[r], Any(others, r), Score(r)))];
        var gain = EqualPrecision.Of(units, s => sample.Strata[s].Drawn, Math.Clamp(Draws / units.Length, FewestResamples, MostResamples));
        if (gain.ThresholdInstead is not { } threshold) return new(candidate.Name, named, gain, scored, violating, effective, null, null, null);
        // The nearest float of a threshold may lie above the score that reaches it.
        bool Finds(PairedFlag u) => u.Score >= (float)threshold;
        var (only, without) = (units.Count(u => u.Positive && Finds(u) && !u.Reference), units.Count(u => u.Positive && !Finds(u) && u.Reference));
        var isShown = Math.Min(only, without) >= smallest;
        return new(candidate.Name, named, gain, scored, violating, effective, isShown ? only : null, isShown ? without : null, Statistics.McNemar.Exact(only, without).P);
    }

    /// <summary>Estimated violating views that only it finds from a threshold on, or as it fires.</summary>
    internal static (Inference Total, int Judged) OnlyFound(JudgedLabels labels, Detector candidate, string? against, double? threshold)
    {
        var (sample, own, others) = (labels.Sample, DetectionMeasures.Flagged(labels.Sample, candidate, threshold), UpliftMeasures.Reference(labels.Sample, candidate, against));
        var strata = labels.Rows.Select(r => sample.StratumCodes[r]).Distinct().ToDictionary(s => s, _ => default(WeightedTally));
        foreach (var row in labels.Rows)
            if (sample.Violating[row] && own(row) && !Any(others, row)) strata[sample.StratumCodes[row]] += WeightedTally.Of(sample.Weights[row], sample.Weights[row]);
        return (StratifiedTotal.Of([.. strata.Select(s => new DomainStratum(s.Key, s.Value, sample.Strata[s.Key].Drawn))]), (int)strata.Values.Sum(t => t.N));
    }

    private static bool Any(IReadOnlyList<JudgedStrategy> strategies, int row)
    {
        foreach (var strategy in strategies) if (strategy.Fired(row)) return true;
        return false;
    }
}
