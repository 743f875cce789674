using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Planning;

/// <summary>What an experiment on one metric costs, from the metric's own history.</summary>
/// <param name="Size">Units of all arms with their interval; a reason where there is none.</param>
/// <param name="Detectable">The lift that the days asked for can find; null without a size.</param>
/// <param name="Curve">Power by units.</param>
/// <param name="Margins">What each guardrail margin costs.</param>
public sealed record ExperimentPlan(PlanQuestion Question, MetricHistory? History, Readout Size, double? Detectable, IReadOnlyList<(double Units, double Power)> Curve, IReadOnlyList<MarginCost> Margins, Provenance Provenance)
{
    public static readonly Unit Units = new("units", 1, "units", 0);

    public double UnitsPerDay => Question.UnitsPerDay ?? History?.UnitsPerDay ?? double.NaN;

    public long? PlannedUnits => Size is Readout.Measured { Value.Point: var units } ? (long)units : null;

    public int? DaysNeeded => PlannedUnits is { } units ? DaysFor(units) : null;

    public int DaysFor(double units) => (int)Math.Min(int.MaxValue, Math.Max(1, Math.Ceiling(units / UnitsPerDay)));
}

/// <param name="Units">Null where no size is enough.</param>
public sealed record MarginCost(string Metric, string Name, double Margin, double? Units);
