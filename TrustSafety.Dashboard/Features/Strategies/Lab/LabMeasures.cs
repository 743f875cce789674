using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;

namespace TrustSafety.Dashboard.Features.Strategies.Lab;

/// <summary>What a rule adds to every strategy that is live today, vendors too, on the same judged views: shares of those, so their intervals are of the pair.</summary>
internal static class LabMeasures
{
    private const int Fewest = 20;

    public static JudgedMeasure PortfolioRecall() => Of("live_recall", "Recall of the live strategies together", null, (bad, live, _) => bad ? new(1, live ? 1 : 0) : default).AmongViolating();

    public static JudgedMeasure RecallWith(Detector rule) => Of("recall_with", "Recall with the rule", rule, (bad, live, own) => bad ? new(1, live || own ? 1 : 0) : default).AmongViolating();

    public static JudgedMeasure RecallAdded(Detector rule) => Of("recall_added", "Recall that the rule adds", rule, (bad, live, own) => bad ? new(1, own && !live ? 1 : 0) : default).AmongViolating();

    public static JudgedMeasure PrecisionAlone(Detector rule) => Of("precision_of_added", "Precision of what only the rule flags", rule, (bad, live, own) => own && !live ? new(1, bad ? 1 : 0) : default);

    public static JudgedMeasure PortfolioPrecision() => Of("live_precision", "Precision of the live strategies together", null, (bad, live, _) => live ? new(1, bad ? 1 : 0) : default);

    public static JudgedMeasure PrecisionWith(Detector rule) => Of("precision_with", "Precision with the rule", rule, (bad, live, own) => live || own ? new(1, bad ? 1 : 0) : default);

    /// <summary>Of all views, those that the rule flags and nobody else: the further load, in views.</summary>
    public static JudgedMeasure FlaggedOnly(Detector rule) => Of("views_flagged_more", "Share of views that only the rule flags", rule, (_, live, own) => new(1, own && !live ? 1 : 0)).In(DetectionMeasures.Few, Direction.Neutral);

    private static JudgedMeasure Of(string id, string name, Detector? rule, Func<bool, bool, bool, JudgedValue> value) => JudgedMeasure.Share($"{id}:{rule?.Id}", name, sample =>
    {
        JudgedStrategy[] live = [.. sample.Strategies.Where(s => s.Live)];
        var (violating, own) = (sample.Violating, rule?.In(sample));
        return row => value(violating[row], Array.Exists(live, s => s.Fired(row)), own?.Fired(row) ?? false);
    }).OnDetections().AtLeast(Fewest).In(DetectionMeasures.Percent, Direction.HigherIsBetter);
}
