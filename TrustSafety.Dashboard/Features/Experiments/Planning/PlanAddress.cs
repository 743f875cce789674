using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Experiments.Planning;

/// <summary>A plan's question in the address; shares are written in percent, as they are on the page.</summary>
internal static class PlanAddress
{
    public const string MetricKey = "plan", LiftKey = "lift", PowerKey = "power", ShareKey = "share", DaysKey = "days", PerDayKey = "daily", AnalysisKey = "analysis", ByKey = "randomised";

    public static readonly IReadOnlyList<string> Analyses = ["fixed", "sequential"], Randomised = ["unit", "cluster"];

    public static PlanQuestion? Parse(RoomReader room, IReadOnlyList<string> metrics)
    {
        var (metric, lift, power, share) = (room.OneOf(MetricKey, metrics), room.Number(LiftKey, 0.01, 100, 5), room.Number(PowerKey, 50, 99.9, 80), room.Number(ShareKey, 1, 99, 50));
        var (days, perDay, analysis, by) = (room.Whole(DaysKey, 1, 365, 14), room.Number(PerDayKey, 1, 1e9), room.OneOf(AnalysisKey, Analyses), room.OneOf(ByKey, Randomised));
        return metric is null ? null : new(metric, lift / 100)
        {
            Power = power / 100,
            Share = share / 100,
            Days = days,
            UnitsPerDay = perDay,
            Analysis = analysis == "sequential" ? AnalysisPlan.Sequential : AnalysisPlan.Fixed,
            RandomisedBy = by == "cluster" ? RandomisedBy.Cluster : RandomisedBy.Unit,
        };
    }

    public static string To(string metric) => Addresses.Experiments(new() { Room = Room.Empty.With(MetricKey, metric) });
}
