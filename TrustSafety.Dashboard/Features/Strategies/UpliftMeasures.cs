using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>What a candidate, be it a vendor, a shadow or a rule, adds to what is there without it, as shares of the same judged views: their intervals are of the pair.</summary>
internal static class UpliftMeasures
{
    public const int Fewest = 20;

    /// <summary>Of what it flagged and the reference did not, the violating share.</summary>
    public static JudgedMeasure PrecisionAlone(Detector candidate, string? against) => Alone("precision_alone", "Precision of its flags alone", candidate, against, (bad, _, alone) => alone ? new(1, bad ? 1 : 0) : default);

    /// <summary>Of all its flags, those that are violating and only its own.</summary>
    public static JudgedMeasure UniquePerFlag(Detector candidate, string? against) => Alone("unique_per_flag", "Flags that are violating and nobody else's", candidate, against, (bad, own, alone) => own ? new(1, bad && alone ? 1 : 0) : default);

    /// <summary>Of the violating views, those that only it flagged: what recall would gain by it.</summary>
    public static JudgedMeasure RecallGain(Detector candidate, string? against) => Alone("recall_gain", "Recall gained by it", candidate, against, (bad, _, alone) => bad ? new(1, alone ? 1 : 0) : default).AmongViolating();

    /// <summary>+1 for a violating view that only it flagged, −1 for one that only the reference did.</summary>
    public static JudgedMeasure RecallDifference(Detector candidate, string? against) => JudgedMeasure.Mean($"recall_difference:{candidate.Id}:{against}", "Its recall less the other's", sample =>
    {
        var (violating, own, others) = (sample.Violating, candidate.In(sample), Reference(sample, candidate, against));
        return row => violating[row] ? new(1, (own.Fired(row) ? 1 : 0) - (others.Any(o => o.Fired(row)) ? 1 : 0)) : default;
    }).AmongViolating();

    /// <summary>The strategy named, or all live ones of one's own: what would be there without the candidate.</summary>
    public static IReadOnlyList<JudgedStrategy> Reference(JudgedSample sample, Detector candidate, string? against) =>
        [.. sample.Strategies.Where(s => s.Name != candidate.Name && (against is null ? s.Live && s.Vendor is null : s.Name == against))];

    private static JudgedMeasure Alone(string id, string name, Detector candidate, string? against, Func<bool, bool, bool, JudgedValue> value) => JudgedMeasure.Share($"{id}:{candidate.Id}:{against}", name, sample =>
    {
        var (violating, own, others) = (sample.Violating, candidate.In(sample), Reference(sample, candidate, against));
        return row => own.Fired(row) is var fired ? value(violating[row], fired, fired && !others.Any(o => o.Fired(row))) : default;
    }).OnDetections().AtLeast(Fewest).In(DetectionMeasures.Percent, Direction.HigherIsBetter);
}
