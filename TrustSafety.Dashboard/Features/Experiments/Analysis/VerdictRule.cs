using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>
/// The rule of every experiment, fixed before it starts: health first; a fixed analysis is read at its planned size only; harm on the primary metric or a
/// broken guardrail stops; a gain ships once every guardrail holds; an undecided guardrail can never ship.
/// </summary>
internal static class VerdictRule
{
    public static Verdict Of(ExperimentDefinition experiment, IReadOnlyList<HealthCheck> health, IReadOnlyList<MetricComparison> comparisons, IReadOnlyList<GuardrailCheck> guardrails, long units)
    {
        var failed = health.Where(h => h.State == HealthState.Failed).ToList();
        if (failed.Count > 0) return new(Decision.Unreadable, $"{experiment.Name} cannot be read: {failed[0].Finding}.");
        var early = experiment.Analysis == AnalysisPlan.Fixed && units < experiment.PlannedUnits;
        if (early) return new(Decision.TooEarly, $"{experiment.Name} is read once, at {ValueText.Count(experiment.PlannedUnits!.Value)} units; it has {ValueText.Count(units)}.");
        var primary = comparisons.Where(c => c.Role == Role.Primary).ToList();
        if (primary.Count == 0 || primary.All(p => !p.Final.Absolute.IsDefined)) return new(Decision.Unknown, $"{experiment.Name}: the primary metric says nothing yet.");
        var best = primary.Where(p => p.Final.Absolute.IsDefined).MaxBy(p => p.Gain)!;
        var own = guardrails.Where(g => g.Arm == best.Arm).ToList();
        return (best.StandsOut, best.Gain > 0) switch
        {
            (true, false) => new(Decision.Stop, $"{What(experiment, best)}: stop."),
            (true, true) => Gained(experiment, best, own),
            _ => Flat(experiment, best, units),
        };
    }

    private static Verdict Gained(ExperimentDefinition experiment, MetricComparison best, List<GuardrailCheck> guardrails)
    {
        var what = What(experiment, best);
        if (guardrails.Where(g => g.State == GuardrailState.Broken).ToList() is { Count: > 0 } broken) return new(Decision.Stop, $"{what}, but {Names(broken)} got worse than was allowed: stop.");
        if (guardrails.Where(g => g.State != GuardrailState.Holds).ToList() is { Count: > 0 } open) return new(Decision.Extend, $"{what}, but it is not yet known whether {Names(open)} holds: extend.");
        return new(Decision.Ship, guardrails.Count == 0 ? $"{what}: ship." : $"{what}, and {(guardrails.Count == 1 ? "its guardrail holds" : $"all {guardrails.Count} guardrails hold")}: ship.");
    }

    private static Verdict Flat(ExperimentDefinition experiment, MetricComparison best, long units)
    {
        var interval = best.Final.Absolute.Interval!.Value;
        var metric = best.Metric;
        var bounds = $"{metric.Name.ToLowerInvariant()} {ValueText.Change(metric.Unit, interval)} {ValueText.ChangeBounds(metric.Unit, interval)} {ValueText.ChangeSuffix(metric.Unit)}".TrimEnd();
        return units < experiment.PlannedUnits
            ? new(Decision.Extend, $"{experiment.Name} shows no effect yet ({bounds}): extend to the planned {ValueText.Count(experiment.PlannedUnits!.Value)} units.")
            : new(Decision.NoEffect, $"{experiment.Name} shows no effect beyond noise ({bounds}): do not ship on this evidence.");
    }

    private static string What(ExperimentDefinition experiment, MetricComparison comparison)
    {
        var (metric, absolute) = (comparison.Metric, comparison.Final.Absolute.Interval!.Value);
        var size = comparison.Final.Relative is { Interval: { IsBounded: true } relative } ? Relative(relative) : Absolute(metric, absolute);
        var arm = experiment.Arms.Count > 2 ? $" ({comparison.Arm})" : "";
        return $"{experiment.Name}{arm} {(absolute.Point < 0 ? "lowered" : "raised")} {metric.Name.ToLowerInvariant()} by {size}";
    }

    private static string Relative(Interval lift)
    {
        var sign = lift.Point < 0 ? -1 : 1;
        var (low, high) = sign > 0 ? (lift.Low, lift.High) : (-lift.High, -lift.Low);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sign * lift.Point * 100:0.0} % ({ValueText.Level(lift.Level)} {low * 100:0.0} to {high * 100:0.0})").Replace("-", "−", StringComparison.Ordinal);
    }

    private static string Absolute(MetricDefinition metric, Interval interval) => $"{ValueText.ChangeSize(metric.Unit, interval)} {ValueText.ChangeBounds(metric.Unit, interval)}";

    private static string Names(IEnumerable<GuardrailCheck> checks) => string.Join(", ", checks.Select(c => c.Metric.Name.ToLowerInvariant()));
}
