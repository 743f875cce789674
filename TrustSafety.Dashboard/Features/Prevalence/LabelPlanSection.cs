using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>The plan of the next labels as a section: what they buy, where they go, and what more would buy.</summary>
internal static class LabelPlanSection
{
    public static Section Of(SampleWindow window, JudgedLabels labels, Unit unit, PrevalenceSettings settings, LabelPlan? plan)
    {
        const string title = "Where should the next labels go?";
        const string note = "Neyman's allocation: labels in proportion to a stratum's views and to how mixed its answers are, at least the floor in each. Expected rates come from the labels so far, (k + ½)/(n + 1). The half-width is that of the normal 95 % interval; "
            + "where nothing was found yet the plan assumes half a violation more than was seen, so it is more cautious than the interval of labels already judged. For one draw like those so far: a stratum drawn anew each week is planned for one week.";
        if (plan is null) return new("plan", title, note, [new("half_width", "Half-width", new Readout.Missing("the labels do not say how many views each stratum holds (stratum and stratum_size)"), unit)], labels.Provenance);
        var unitName = unit.Suffix.Trim();
        return new("plan", title, note, [], labels.Provenance)
        {
            Charts =
            [
                new SectionChart.Line("How narrow does the interval get?", Said(unit, plan), new("Half-width of the 95 % interval", new("labels", 1, 0, true), new($"half-width {unitName}", unit.Factor, unit.Decimals + 1) { From = 0, To = plan.Curve.Max(c => c.HalfWidth) * 1.1 },
                    [new("Neyman", [.. plan.Curve.Select(c => new CurvePoint(c.Labels, c.HalfWidth))])])
                {
                    Marks = [new("this plan", new(plan.Budget, plan.HalfWidth)), .. plan.Needed is { } needed && settings.Target is { } target ? [new("target", new(needed, target))] : (CurveMark[])[]],
                }),
                new SectionChart.Bars("Which strata get them?", "Share of the labels; the counts are in the table and in the plan's file.", new("stratum", window.Text, [.. plan.Strata.Select(s => new ShareBar(s.Stratum, s.Labels))])),
            ],
        };
    }

    private static string Said(Unit unit, LabelPlan plan)
    {
        var finer = unit with { Decimals = unit.Decimals + 1 };
        return $"{ValueText.Count(plan.Budget)} labels give ± {ValueText.Value(finer, plan.HalfWidth)}; as many in proportion to views ± {ValueText.Value(finer, plan.EqualHalfWidth)}."
            + (plan.Needed is { } needed ? $" The target takes {ValueText.Count(needed)} labels." : "");
    }
}
