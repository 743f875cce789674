using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using AxisSide = Plotly.Blazor.LayoutLib.XAxisLib.SideEnum;
using ShapeLib = Plotly.Blazor.LayoutLib.ShapeLib;
using SymbolEnum = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;
using TickModeEnum = Plotly.Blazor.LayoutLib.XAxisLib.TickModeEnum;

namespace TrustSafety.Dashboard.Charts;

/// <summary>
/// Overlaps as UpSet shows them (Lex et al. 2014, IEEE TVCG 20:1983), a row for each combination: filled dots name its members, and beside them stands its
/// estimate with its interval. Members are told by filled against hollow and by the line that joins them, not by colour.
/// </summary>
public static class Intersections
{
    private const double Air = 0.06, MatrixPerSet = 0.055, WidestMatrix = 0.5;

    public static Figure Draw(IntersectionsData data, ChartTheme theme) => Draw(data, theme, ChartSize.Card);

    public static Figure Draw(IntersectionsData data, ChartTheme theme, ChartSize size)
    {
        var values = EstimateDots.Draw(data.Estimates, theme, size);
        foreach (var trace in values.Traces.OfType<Scatter>()) trace.XAxis = "x2";
        var (layout, rows) = (values.Layout, data.Members.Take(EstimateDotsData.MostRows).ToList());
        var width = Math.Min(WidestMatrix, MatrixPerSet * Math.Max(4, data.Sets.Count));
        var scale = layout.XAxis![0];
        scale.Domain = [(decimal)(width + Air), 1m];
        layout.XAxis = [Matrix(data, theme, size, width), scale];
        // The dots name the rows.
        layout.YAxis![0].ShowTickLabels = false;
        layout.Shapes = [.. layout.Shapes ?? [], .. rows.SelectMany((members, at) => Joined(members, at, theme, size))];
        return values with { Traces = [.. Dots(data, rows, theme, size), .. values.Traces] };
    }

    public static int Height(IntersectionsData data) => EstimateDots.Height(data.Estimates) + 70;

    private static XAxis Matrix(IntersectionsData data, ChartTheme theme, ChartSize size, double width)
    {
        var axis = theme.XAxis();
        axis.Domain = [0m, (decimal)width];
        axis.Side = AxisSide.Top;
        axis.TickMode = TickModeEnum.Array;
        axis.TickVals = [.. Enumerable.Range(0, data.Sets.Count).Select(s => (object)s)];
        axis.TickText = [.. data.Sets.Select(s => (object)PlotText.Escape(s))];
        axis.TickFont = new() { Size = size.Font, Color = theme.Text };
        axis.TickAngle = -40;
        axis.Range = [-0.6, data.Sets.Count - 0.4];
        return axis;
    }

    private static IEnumerable<ITrace> Dots(IntersectionsData data, List<IReadOnlyList<int>> rows, ChartTheme theme, ChartSize size)
    {
        var cells = rows.SelectMany((members, at) => members.Count == 0 ? [] : Enumerable.Range(0, data.Sets.Count).Select(s => (Set: s, Row: at, IsMember: members.Contains(s)))).ToList();
        yield return new Scatter
        {
            Name = "members",
            X = [.. cells.Select(c => (object)c.Set)],
            Y = [.. cells.Select(c => (object)-c.Row)],
            Mode = ModeFlag.Markers,
            Marker = new()
            {
                ColorArray = [.. cells.Select(c => (object)(c.IsMember ? theme.Text : theme.Surface))],
                Symbol = SymbolEnum.Circle,
                Size = size.Marker * 1.5m,
                Line = new() { ColorArray = [.. cells.Select(c => (object)(c.IsMember ? theme.Text : theme.Muted))], Width = 1 },
            },
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. cells.Select(c => PlotText.Escape($"{data.Estimates.Rows[c.Row].Name}: {(c.IsMember ? "with" : "without")} {data.Sets[c.Set]}"))],
        };
        var rest = rows.Select((members, at) => (members, at)).Where(r => r.members.Count == 0).ToList();
        if (rest.Count == 0) yield break;
        yield return new Scatter
        {
            Name = "others",
            X = [.. rest.Select(_ => (object)-0.4)],
            Y = [.. rest.Select(r => (object)-r.at)],
            Mode = ModeFlag.Text,
            TextArray = [.. rest.Select(r => PlotText.Escape(data.Estimates.Rows[r.at].Name))],
            TextPosition = TextPositionEnum.MiddleRight,
            TextFont = new() { Color = theme.Text, Size = size.Font },
            HoverInfo = HoverInfoFlag.Skip,
        };
    }

    private static IEnumerable<Shape> Joined(IReadOnlyList<int> members, int at, ChartTheme theme, ChartSize size)
    {
        if (members.Count < 2) yield break;
        yield return new() { Type = ShapeLib.TypeEnum.Line, Layer = ShapeLib.LayerEnum.Below, XRef = "x", YRef = "y", X0 = members.Min(), X1 = members.Max(), Y0 = -at, Y1 = -at, Line = new() { Color = theme.Text, Width = size.Line } };
    }
}
