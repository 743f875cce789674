using System.Globalization;
using TrustSafety.Dashboard.Features.Experiments.Definitions;

namespace TrustSafety.Dashboard.Features.Experiments.Planning;

/// <summary>The plan as an entry for experiments.yaml; what only its author knows is left to fill in.</summary>
internal static class PlanYaml
{
    public static string Of(ExperimentPlan plan, DateOnly start)
    {
        var q = plan.Question;
        string Number(double value) => Math.Round(value, 6).ToString(CultureInfo.InvariantCulture);
        var end = plan.DaysNeeded is { } days && days < 3650 ? start.AddDays(days - 1) : (DateOnly?)null;
        List<string> lines =
        [
            $"  - id: new_{q.Metric}",
            "    name: The new experiment",
            "    question: What should it change, and for whom?",
            "    owner: Whoever decides",
            $"    arms: {{ control: {Number(1 - q.Share)}, treatment: {Number(q.Share)} }}",
            "    baseline: control",
            $"    start: {start:yyyy-MM-dd}",
            .. end is { } last ? [$"    end: {last:yyyy-MM-dd}"] : (string[])[],
            .. plan.PlannedUnits is { } units ? [$"    planned_units: {units.ToString(CultureInfo.InvariantCulture)}"] : (string[])[],
            $"    analysis: {q.Analysis.ToString().ToLowerInvariant()}",
            $"    randomised_by: {q.RandomisedBy.ToString().ToLowerInvariant()}",
            $"    level: {Number(q.Level)}",
            $"    primary: {q.Metric}",
            $"    decision: Ship when {q.Metric} {(plan.History?.Metric.Better > 0 ? "rises" : "falls")}; sized for a change of {Number(q.Lift * 100)} % with power {Number(q.Power)}.",
        ];
        return string.Join("\n", lines) + "\n";
    }
}
