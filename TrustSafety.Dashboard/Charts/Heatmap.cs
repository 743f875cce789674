using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using TrustSafety.Dashboard.Indicators;
using HoverInfoFlag = Plotly.Blazor.Traces.HeatMapLib.HoverInfoFlag;
using ShapeLib = Plotly.Blazor.LayoutLib.ShapeLib;
using TickLabelsX = Plotly.Blazor.LayoutLib.XAxisLib.TickModeEnum;
using TickLabelsY = Plotly.Blazor.LayoutLib.YAxisLib.TickModeEnum;

namespace TrustSafety.Dashboard.Charts;

/// <summary>Two dimensions against each other. Every cell says its value, or in words why it has none; those are hatched as well.</summary>
public static class Heatmap
{
    private const int ColumnsWithBounds = 8;

    public static Figure Draw(HeatmapData data, ChartTheme theme) => Draw(data, theme, ChartSize.Card);

    public static Figure Draw(HeatmapData data, ChartTheme theme, ChartSize size)
    {
        var grid = new HeatmapGrid(data);
        return new([Map(grid, theme)], Layout(grid, theme, size), HeatmapTable.Of(grid), HeatmapTable.Summary(grid)) { Links = Links(grid) };
    }

    public static int Height(HeatmapData data) => 70 + (34 * Math.Max(2, Math.Min(data.Rows.Count, HeatmapData.MostRows)));

    private static HeatMap Map(HeatmapGrid grid, ChartTheme theme)
    {
        var values = grid.Rows.Select(row => grid.Columns.Select(column => grid.Value(row, column)).ToList()).ToList();
        var known = values.SelectMany(v => v).OfType<double>().ToList();
        return new()
        {
            Name = "value",
            X = [.. Enumerable.Range(0, grid.Columns.Count).Select(i => (object)i)],
            Y = [.. Enumerable.Range(0, grid.Rows.Count).Select(i => (object)i)],
            Z = [.. values.Select(row => (object)row.Select(v => (object)v!).ToList())],
            ZMin = (decimal)(known.Count == 0 ? 0 : known.Min()),
            ZMax = (decimal)(known.Count == 0 ? 1 : known.Max() > known.Min() ? known.Max() : known.Min() + 1),
            ColorScale = new object[] { new object[] { 0, theme.Surface }, new object[] { 1, theme.Accent } },
            ShowScale = false,
            XGap = 2,
            YGap = 2,
            HoverOnGaps = true,
            HoverInfo = HoverInfoFlag.Text,
            HoverText = [.. grid.Rows.Select(row => (object)grid.Columns.Select(column => PlotText.Escape(grid.Hover(row, column))).ToList())],
        };
    }

    private static Layout Layout(HeatmapGrid grid, ChartTheme theme, ChartSize size)
    {
        var layout = theme.Layout();
        layout.Font!.Size = size.Font;
        layout.XAxis![0].TickMode = TickLabelsX.Array;
        layout.XAxis[0].TickVals = [.. Enumerable.Range(0, grid.Columns.Count).Select(i => (object)i)];
        layout.XAxis[0].TickText = [.. grid.Columns.Select(c => (object)PlotText.Escape(DimensionText.Value(c)))];
        layout.XAxis[0].TickFont = new() { Size = size.Font, Color = theme.Text };
        layout.XAxis[0].TickLen = 0;
        layout.YAxis![0].TickLen = 0;
        layout.XAxis[0].Range = [-0.5, grid.Columns.Count - 0.5];
        layout.YAxis[0].TickMode = TickLabelsY.Array;
        layout.YAxis[0].TickVals = [.. Enumerable.Range(0, grid.Rows.Count).Select(i => (object)i)];
        layout.YAxis[0].TickText = [.. grid.Rows.Select(r => (object)PlotText.Escape(DimensionText.Value(r)))];
        layout.YAxis[0].TickFont = new() { Size = size.Font, Color = theme.Text };
        layout.YAxis[0].Range = [grid.Rows.Count - 0.5, -0.5];
        layout.YAxis[0].ShowGrid = false;
        layout.Annotations = [.. grid.Places.Select(p => Words(grid, p.Row, p.Column, p.X, p.Y, theme, size))];
        layout.Shapes = [.. grid.Places.Where(p => grid.Value(p.Row, p.Column) is null).SelectMany(p => Hatch(p.X, p.Y, theme))];
        return layout;
    }

    private static Annotation Words(HeatmapGrid grid, string? row, string? column, int x, int y, ChartTheme theme, ChartSize size)
    {
        var shown = grid.Readout(row, column)?.Shown;
        var bounds = shown is not null && (grid.Data.ShowsBounds || grid.Columns.Count <= ColumnsWithBounds) ? $"<br><span style=\"font-size:0.8em\">{PlotText.Escape(ValueText.Bounds(grid.Data.Indicator.Unit, shown.Value))}</span>" : "";
        return new()
        {
            Text = PlotText.Escape(grid.Words(row, column)) + bounds,
            Font = new() { Size = size.Font, Color = shown is null ? theme.Muted : grid.Ink(row, column, theme) },
            ShowArrow = false,
            X = x,
            Y = y,
            BgColor = shown is null ? theme.Surface : "rgba(0,0,0,0)",
        };
    }

    private static IEnumerable<Shape> Hatch(int x, int y, ChartTheme theme)
    {
        for (var step = 0; step < 4; step++)
        {
            var at = x - 0.46 + (step * 0.23);
            yield return new()
            {
                Type = ShapeLib.TypeEnum.Line,
                X0 = at,
                X1 = at + 0.2,
                Y0 = y + 0.42,
                Y1 = y - 0.42,
                Line = new() { Color = theme.Grid, Width = 1.5m },
                Layer = ShapeLib.LayerEnum.Below,
            };
        }
    }

    private static Dictionary<(int, int), string> Links(HeatmapGrid grid)
    {
        var links = new Dictionary<(int, int), string>();
        foreach (var (row, column, x, y) in grid.Places)
            if (grid.Link(row, column) is { } link) links[(0, (y * grid.Columns.Count) + x)] = link;
        return links;
    }
}
