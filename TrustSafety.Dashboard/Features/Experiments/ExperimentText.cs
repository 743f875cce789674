using System.Globalization;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>The small print and the tables of the page.</summary>
internal static class ExperimentText
{
    public static readonly IReadOnlyList<string> Columns = ["metric", "role", "baseline → arm", "difference", "relative", "level", "p, or the chance to be better", "n"];

    public static IEnumerable<IReadOnlyList<string>> Rows(ExperimentModel model) => model.Comparisons.Select(c => (IReadOnlyList<string>)
    [
        Name(model, c), c.Role.ToString().ToLowerInvariant(),
        $"{ValueText.Number(c.Metric.Unit, c.Final.Against.Mean)} → {ValueText.Value(c.Metric.Unit, c.Final.Arm.Mean)}",
        Difference(c.Metric, c.Final, level: false), Change(EffectReadout.Percent, EffectReadout.Relative(c.Final), " %", level: false), ValueText.Level(c.Final.Absolute.Level), P(c), ValueText.Count((long)c.N),
    ]);

    /// <summary>With the arm where there are several to compare.</summary>
    public static string Name(ExperimentModel model, MetricComparison c) => model.Definition.Arms.Count > 2 ? $"{c.Metric.Name}, {c.Arm}" : c.Metric.Name;

    private static string Difference(MetricComparison c) => Difference(c.Metric, c.Final);

    public static string Difference(MetricDefinition metric, Effect? effect, bool level = true) => Change(metric.Unit, EffectReadout.Absolute(effect), ValueText.ChangeSuffix(metric.Unit) is { Length: > 0 } suffix ? $" {suffix}" : "", level);

    private static string P(MetricComparison c)
    {
        if (c.Posterior is { } posterior) return $"better with {PText.Of(posterior.ChanceToWin)}; shipping costs {ValueText.Value(c.Metric.Unit with { Decimals = c.Metric.Unit.Decimals + 2 }, posterior.LossOfShipping)} on average";
        List<string> others = [.. c.AdjustedP is { } a && a != c.Final.Absolute.P ? [$"{PText.Of(a)} among all"] : (string[])[], .. c.Ranks?.Test.P is { } r ? [$"{PText.Of(r)} by ranks"] : (string[])[]];
        return others.Count == 0 ? P(c.Final.Absolute.P) : $"{P(c.Final.Absolute.P)} ({string.Join(", ", others)})";
    }

    public static string Facts(ExperimentModel model)
    {
        var days = model.Assigned is { } assigned ? $" · assigned {Days(assigned)}" : "";
        var by = model.Definition.RandomisedBy == RandomisedBy.Cluster ? "randomised by cluster" : "randomised by unit";
        return $"{ValueText.Count(model.Units)} units{days} · {by} · {model.Definition.Analysis.ToString().ToLowerInvariant()} analysis · {model.Definition.Owner}";
    }

    public static string Days((DateOnly First, DateOnly Last) assigned) => assigned.First == assigned.Last
        ? $"all on {assigned.First:yyyy-MM-dd}" : $"{assigned.First:yyyy-MM-dd} to {assigned.Last:yyyy-MM-dd}, {ValueText.Count(assigned.Last.DayNumber - assigned.First.DayNumber + 1)} days";

    public static string Mark(HealthState state) => state switch { HealthState.Passed => "✓", HealthState.Failed => "✗ failed", HealthState.Note => "! note", _ => "– unknown" };

    public static string Guardrail(GuardrailCheck check)
    {
        var margin = $"may be at most {check.Guardrail.Margin.ToString("0.##%", CultureInfo.InvariantCulture).Replace("%", " %", StringComparison.Ordinal)} worse";
        return check.Comparison is null ? $"{margin}; not measured" : $"{margin}; it is {Change(EffectReadout.Percent, EffectReadout.Relative(check.Comparison.Final), " %")}";
    }

    public static readonly IReadOnlyList<string> AsOfColumns = ["as of", "metric", "outcomes known", "difference", "the rule then"];

    /// <summary>A row for every day and metric that ripens.</summary>
    public static IEnumerable<IReadOnlyList<string>> AsOfRows(ExperimentModel model)
    {
        foreach (var then in model.AsOf)
        {
            var when = then.DaysLater == 0 ? $"{then.Day:yyyy-MM-dd}, the last assignment" : $"{then.Day:yyyy-MM-dd}, {then.DaysLater} days later";
            if (then.Verdict is not { } verdict) yield return [when, "–", "–", "the data do not reach that day yet", "–"];
            else foreach (var c in then.Comparisons.Where(c => c.Metric.KnownAfter is not null))
            {
                var known = then.Maturity.Where(m => m.Metric == c.Metric.Id && (m.Arm == c.Arm || m.Arm == model.Definition.Baseline)).Select(m => $"{m.Arm} {(m.Share * 100).ToString("0.#", CultureInfo.InvariantCulture)} %");
                yield return [when, Name(model, c), string.Join(", ", known), Difference(c), verdict.Word];
            }
        }
    }

    /// <summary>Whether the effect of the day drifts; empty where too few days can be shown.</summary>
    public static string NoveltyOf(ExperimentModel model, string arm)
    {
        if (Novelty.Of(model.OverTime[arm], model.Definition.Level) is not { PerDay.Interval: { } slope } novelty) return "";
        var said = slope.Contains(0) ? "No drift of the daily effect beyond noise" : slope.Point > 0 == model.OverTime[arm][^1].SoFar?.Absolute.Point > 0 ? "The effect grows with later units" : "The effect fades with later units: novelty, or another crowd";
        var unit = model.Primary!.Unit with { Decimals = model.Primary.Unit.Decimals + 2 };
        return $"{said}: {ValueText.Change(unit, slope)} {ValueText.ChangeBounds(unit, slope)} per day at {ValueText.Level(slope.Level)}, {novelty.Days} days; days differ with p {P(novelty.Differ.P)} (Cochran Q).";
    }

    public static string Change(Unit unit, Readout readout, string suffix = "", bool level = true) => readout.Shown is { } shown
        ? $"{ValueText.Change(unit, shown.Value)}{suffix} {ValueText.ChangeBounds(unit, shown.Value)}{(level ? $" at {ValueText.Level(shown.Value.Level)}" : "")}"
        : ReadoutText.Why(readout);

    public static string P(double? p) => p is { } value ? PText.Of(value) : "–";
}
