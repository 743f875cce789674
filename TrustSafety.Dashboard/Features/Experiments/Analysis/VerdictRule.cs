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
        var primary = comparisons.Where(c => c.Role == Role.Primary && c.Final.Absolute.IsDefined).ToList();
        if (primary.Count == 0) return new(Decision.Unknown, $"{experiment.Name}: the primary metric says nothing yet.");
        List<GuardrailCheck> Of(MetricComparison c) => [.. guardrails.Where(g => g.Arm == c.Arm)];
        // Of several arms that gain, one that can ship; a larger gain that may be noise never hides one that is not.
        var gained = primary.Where(p => p is { StandsOut: true, Gain: > 0 }).OrderByDescending(p => Of(p).All(g => g.State == GuardrailState.Holds)).ThenByDescending(p => p.Gain).ToList();
        if (gained.Count > 0) return Gained(experiment, gained[0], Of(gained[0]));
        var harmed = primary.Where(p => p.StandsOut).OrderByDescending(p => p.Gain).ToList();
        if (primary.Except(harmed).MaxBy(p => p.Gain) is not { } flat) return new(Decision.Stop, $"{What(experiment, harmed[0])}: stop.");
        var also = harmed.Count == 0 ? "" : $" {string.Join(", ", harmed.Select(h => h.Arm))} did harm: stop {(harmed.Count == 1 ? "it" : "them")}.";
        var said = Flat(experiment, flat, units);
        return said with { Sentence = said.Sentence + also };
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
        var (metric, name) = (best.Metric, Named(experiment, best));
        var bounds = $"{metric.Name.ToLowerInvariant()} {ValueText.Change(metric.Unit, interval)} {ValueText.ChangeBounds(metric.Unit, interval)} {ValueText.ChangeSuffix(metric.Unit)}".TrimEnd();
        return units < experiment.PlannedUnits
            ? new(Decision.Extend, $"{name} shows no effect yet ({bounds}): extend to the planned {ValueText.Count(experiment.PlannedUnits!.Value)} units.")
            : new(Decision.NoEffect, $"{name} shows no effect beyond noise ({bounds}): do not ship on this evidence.");
    }

    private static string What(ExperimentDefinition experiment, MetricComparison comparison)
    {
        var (metric, absolute) = (comparison.Metric, comparison.Final.Absolute.Interval!.Value);
        var size = comparison.Final.Relative is { Interval: { IsBounded: true } relative } ? Relative(relative) : Absolute(metric, absolute);
        return $"{Named(experiment, comparison)} {(absolute.Point < 0 ? "lowered" : "raised")} {metric.Name.ToLowerInvariant()} by {size}";
    }

    private static string Named(ExperimentDefinition experiment, MetricComparison comparison) => experiment.Arms.Count > 2 ? $"{experiment.Name} ({comparison.Arm})" : experiment.Name;

    private static string Relative(Interval lift)
    {
        var sign = lift.Point < 0 ? -1 : 1;
        var (low, high) = sign > 0 ? (lift.Low, lift.High) : (-lift.High, -lift.Low);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sign * lift.Point * 100:0.0} % ({ValueText.Level(lift.Level)} {low * 100:0.0} to {high * 100:0.0})").Replace("-", "−", StringComparison.Ordinal);
    }

    private static string Absolute(MetricDefinition metric, Interval interval) => $"{ValueText.ChangeSize(metric.Unit, interval)} {ValueText.ChangeBounds(metric.Unit, interval)}";

    private static string Names(IEnumerable<GuardrailCheck> checks) => string.Join(", ", checks.Select(c => c.Metric.Name.ToLowerInvariant()));
}
