using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Strategies;

public sealed record StrategiesModel(SampleWindow Window, StrategiesSettings Settings, string Sentence, IReadOnlyList<StrategyCard> Cards, IReadOnlyList<Section> Sections, ThresholdTable? Thresholds)
{
    public IReadOnlyList<ViewNotice> Notices => [.. Window.Notices, .. Settings.Notices];

    public Readout? Find(string measure, string by = "", string? key = null) =>
        Sections.SelectMany(s => s.Rows).FirstOrDefault(r => r.Measure == measure && r.By == by && r.Key == key)?.Readout;
}

public sealed record StrategiesShown(StrategiesModel? Model);

/// <summary>One line of the portfolio.</summary>
/// <param name="HeaviestMisses">The share of all that it missed which ten judged misses carry.</param>
/// <param name="FlagsPerDay">From all detections of the window, not from the sample.</param>
public sealed record StrategyCard(string Name, string Kind, bool Live, double? FlagsPerDay, string HeaviestMisses, Readout Precision, Readout Recall, Readout F, Readout FalsePositives, Readout InTime, string LeadTime);

/// <summary>What the reader chooses: a strategy, a threshold of its score, and what reviewing and missing cost.</summary>
public sealed record StrategiesSettings(string? Strategy, double? Threshold, double? FixedPrecision, double? FixedRecall, double? Capacity, double ReviewCost, double MissCost, IReadOnlyList<ViewNotice> Notices)
{
    public const string StrategyKey = "strategy", ThresholdKey = "threshold", FixedPrecisionKey = "fixed_precision", FixedRecallKey = "fixed_recall", CapacityKey = "capacity", ReviewCostKey = "review_cost", MissCostKey = "miss_cost";

    public static StrategiesSettings Parse(ViewState state, IReadOnlyList<string> strategies)
    {
        var room = new RoomReader(state.Room);
        return new(room.OneOf(StrategyKey, strategies), room.Number(ThresholdKey, 0, 1), room.Number(FixedPrecisionKey, 0, 1), room.Number(FixedRecallKey, 0, 1), room.Number(CapacityKey, 0, 1e12), room.Number(ReviewCostKey, 0, 1e9, 1), room.Number(MissCostKey, 0, 1e9, 0.01), room.Notices);
    }

    /// <summary>What the address asks for: a threshold, or the one that holds precision or recall; else today's. Null where no threshold holds it.</summary>
    internal double? AskedOf(ThresholdTable table) =>
        FixedPrecision is { } precision ? table.ForPrecision(precision) : FixedRecall is { } recall ? table.ForRecall(recall) : Threshold ?? table.Today;
}
