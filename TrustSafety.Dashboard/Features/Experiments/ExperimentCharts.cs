using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>The data of the page's charts, made once: a chart is drawn again when its data is another.</summary>
internal sealed record ExperimentCharts(
    EstimateDotsData Relative, IReadOnlyList<(MetricComparison Comparison, EstimateDotsData Data)> Steps, IReadOnlyList<(string Arm, TrendData SoFar, TrendData? OfTheDay)> Days, EstimateDotsData? Segments)
{
    public static ExperimentCharts Of(ExperimentModel model) => new(
        RelativeOf(model),
        [.. model.Comparisons.Where(c => c.Role == Role.Primary).Select(c => (c, StepsOf(model, c)))],
        [.. model.OverTime.Where(t => Drawn(t.Value, d => d.SoFar)).Select(t => (t.Key, Trend(model, "so far", t.Key, t.Value, d => d.SoFar), Drawn(t.Value, d => d.OfTheDay) ? Trend(model, "of the day", t.Key, t.Value, d => d.OfTheDay) : null))],
        model.Segments.Of(model.Primary).Any() ? SegmentsOf(model) : null);

    private static EstimateDotsData RelativeOf(ExperimentModel model) => new("Relative difference", When(model), EffectReadout.Percent,
        [.. model.Comparisons.Select(c => new EstimateDot(ExperimentText.Name(model, c), EffectReadout.Relative(c.Final)))])
    { Line = 0 };

    private static EstimateDotsData StepsOf(ExperimentModel model, MetricComparison comparison) => new(comparison.Metric.Name, When(model), Difference(comparison.Metric.Unit),
        [.. comparison.Steps.Select(s => new EstimateDot(s.Name, EffectReadout.Absolute(s.Effect)))])
    { Line = 0 };

    private static EstimateDotsData SegmentsOf(ExperimentModel model) => new(model.Primary!.Name, When(model), Difference(model.Primary.Unit),
        [.. model.Segments.Of(model.Primary).Select(s => new EstimateDot(model.Definition.Arms.Count > 2 ? $"{s.Value}, {s.Arm}" : s.Value, EffectReadout.Absolute(s.Effect)))])
    { Line = 0 };

    /// <summary>A line needs two days that can be shown.</summary>
    private static bool Drawn(IReadOnlyList<DayEffect> days, Func<DayEffect, Effect?> of) => days.Count(d => of(d) is { Absolute.IsDefined: true }) > 1;

    private static TrendData Trend(ExperimentModel model, string what, string arm, IReadOnlyList<DayEffect> days, Func<DayEffect, Effect?> of)
    {
        var metric = model.Primary!;
        var part = new Part(Fact.ExperimentUnit, "assigned_at", []);
        var indicator = new Indicator(metric.Id, $"{metric.Name}, difference {what}, {arm}", model.Definition.Question, Layer.Exposure, Estimator.Mean, part, null, Difference(metric.Unit), metric.Direction) { Target = 0 };
        return new(indicator, [.. days.Select(d => new TrendPoint(Period.Of(Grain.Day, d.Day), EffectReadout.Absolute(of(d))))]);
    }

    /// <summary>A difference of percentages is counted in points.</summary>
    private static Unit Difference(Unit unit) => ValueText.IsPercent(unit) ? unit with { Suffix = "points", Decimals = unit.Decimals + 1 } : unit with { Decimals = unit.Decimals + 1 };

    private static string When(ExperimentModel model) => model.Definition.Name;
}
