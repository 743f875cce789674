using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Experiments.Changes;

/// <summary>The data of a change's charts.</summary>
internal sealed record ChangeCharts(CurveData Trends, EstimateDotsData Effects)
{
    public static ChangeCharts Of(ChangeModel model)
    {
        var (panel, unit) = (model.Panel, model.Indicator.Unit);
        var x = new CurveAxis("weeks from the change");
        var y = new CurveAxis($"{model.Indicator.Name.ToLowerInvariant()}{(unit.Suffix.Trim().Length > 0 ? $", {unit.Suffix.Trim()}" : "")}", unit.Factor, unit.Decimals);
        CurveLine Line(string name, IReadOnlyList<double> values) => new(name, [.. values.Select((v, week) => new CurvePoint(week - panel.Start, v))]);
        List<CurveLine> lines = [Line(string.Join(", ", model.Definition.Treated), panel.TreatedMean), Line("mean of the controls", panel.ControlMean), .. model.Synthetic.Count > 0 ? [Line("synthetic control", model.Synthetic)] : (CurveLine[])[]];
        return new(new("Parallel trends", x, y, panel.Weeks.Count == 0 ? [] : lines)
        {
            Marks = panel.Weeks.Count > panel.Start ? [new("change", new(0, panel.TreatedMean[panel.Start]))] : [],
        }, new(model.Indicator.Name, model.Definition.Name, Difference(unit), [.. model.Evidence.Select(e => new EstimateDot(e.Holds ? e.Method : $"{e.Method}, assumption failed", EvidenceText.Readout(e, panel.Weeks.Count)))]) { Line = 0 });
    }

    private static Unit Difference(Unit unit) => ValueText.IsPercent(unit) ? unit with { Suffix = "points", Decimals = unit.Decimals + 1 } : unit with { Decimals = unit.Decimals + 1 };
}
