using System.Globalization;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>What the reader chooses: a strategy, a threshold of its score, what it is compared with, and what scoring, reviewing and missing cost.</summary>
/// <param name="Against">The live strategy that vendors and shadows are compared with; null for all live ones of one's own together.</param>
/// <param name="ScoreCost">Of having one item scored by a vendor or shadow.</param>
/// <param name="Beta">How many times recall counts as much as precision in Fβ.</param>
public sealed record StrategiesSettings(
    string? Strategy, double? Threshold, double? FixedPrecision, double? FixedRecall, double? Capacity, double ReviewCost, double MissCost, double ScoreCost, string? Against, double Beta, IReadOnlyList<ViewNotice> Notices)
{
    public const string StrategyKey = "strategy", ThresholdKey = "threshold", FixedPrecisionKey = "fixed_precision", FixedRecallKey = "fixed_recall", CapacityKey = "capacity";

    public const string ReviewCostKey = "review_cost", MissCostKey = "miss_cost", ScoreCostKey = "score_cost", AgainstKey = "against", BetaKey = "beta";

    public const double LeastBeta = 0.1, MostBeta = 10;

    public string BetaText => Beta.ToString("0.##", CultureInfo.InvariantCulture);

    public static StrategiesSettings Parse(ViewState state, IReadOnlyList<string> strategies, IReadOnlyList<string> live)
    {
        var room = new RoomReader(state.Room);
        return new(
            room.OneOf(StrategyKey, strategies), room.Number(ThresholdKey, 0, 1), room.Number(FixedPrecisionKey, 0, 1), room.Number(FixedRecallKey, 0, 1), room.Number(CapacityKey, 0, 1e12),
            room.Number(ReviewCostKey, 0, 1e9, 1), room.Number(MissCostKey, 0, 1e9, 0.01), room.Number(ScoreCostKey, 0, 1e9, 0), room.OneOf(AgainstKey, live), room.Number(BetaKey, LeastBeta, MostBeta, 1), room.Notices);
    }

    /// <summary>What the address asks for: a threshold, or the one that holds precision or recall; else today's. Null where no threshold holds it.</summary>
    internal double? AskedOf(ThresholdTable table) =>
        FixedPrecision is { } precision ? table.ForPrecision(precision) : FixedRecall is { } recall ? table.ForRecall(recall) : Threshold ?? table.Today;
}
