using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.ShapeLib;

namespace TrustSafety.Dashboard.Charts;

/// <summary>Lines that are not data: target dashed, process limits dotted over the weeks they judge, the border between the halves.</summary>
internal sealed class SixTwelveLines(SixTwelvePlot plot, ChartTheme theme, ChartSize size)
{
    public IEnumerable<Shape> All(string weekScale)
    {
        yield return new() { Type = TypeEnum.Line, XRef = "x", X0 = plot.Axis.Separator, X1 = plot.Axis.Separator, YRef = "paper", Y0 = 0, Y1 = 1, Layer = LayerEnum.Below, Line = new() { Color = theme.Grid, Width = 1 } };
        var weeksFrom = plot.Axis.FirstWeek - SixTwelveAxis.Edge;
        if (plot.Data.Limits is { } limits && plot.Weeks.Any(w => w.Value is not null))
            foreach (var limit in new[] { limits.Low, limits.High })
                yield return Across(limit * plot.Unit.Factor, weeksFrom, weekScale, theme.Limit, "dot");
        if (plot.TargetFits)
            yield return Across(plot.Target!.Value, plot.Data.WeeksHaveOwnScale ? weeksFrom : -SixTwelveAxis.Edge, weekScale, theme.Target, "dash");
    }

    /// <summary>Each half's own: a line of one scale under the points of the other would be read as theirs.</summary>
    public IEnumerable<Shape> Grid(IEnumerable<double> months, string monthScale, IEnumerable<double> weeks, string weekScale) =>
        months.Select(at => Thin(at, -SixTwelveAxis.Edge, plot.Axis.Separator, monthScale))
            .Concat(weeks.Select(at => Thin(at, plot.Axis.FirstWeek - SixTwelveAxis.Edge, plot.Axis.Right, weekScale)));

    private Shape Across(double at, double from, string scale, string colour, string dash) => Level(at, from, plot.Axis.Right, scale, new() { Color = colour, Dash = dash, Width = size.Line * 0.65m });

    private Shape Thin(double at, double from, double to, string scale) => Level(at, from, to, scale, new() { Color = theme.Grid, Width = 1 });

    private static Shape Level(double at, double from, double to, string scale, Line line) => new()
    {
        Type = TypeEnum.Line,
        XRef = "x",
        X0 = from,
        X1 = to,
        YRef = scale,
        Y0 = at,
        Y1 = at,
        Layer = LayerEnum.Below,
        Line = line,
    };
}
