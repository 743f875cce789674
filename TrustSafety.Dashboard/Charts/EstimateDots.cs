using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using TrustSafety.Dashboard.Indicators;
using ErrorXType = Plotly.Blazor.Traces.ScatterLib.ErrorXLib.TypeEnum;
using ShapeLib = Plotly.Blazor.LayoutLib.ShapeLib;
using SymbolEnum = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;

namespace TrustSafety.Dashboard.Charts;

/// <summary>One row per estimate: a dot with its interval as a whisker, hollow while it can change; a row without a value says why in its place.</summary>
public static class EstimateDots
{
    public static Figure Draw(EstimateDotsData data, ChartTheme theme) => Draw(data, theme, ChartSize.Card);

    public static Figure Draw(EstimateDotsData data, ChartTheme theme, ChartSize size)
    {
        var rows = data.Rows.Take(EstimateDotsData.MostRows).ToList();
        var range = Range(data, rows);
        var said = rows.Select((row, at) => (row, at)).Where(r => r.row.Readout.Shown is not null).ToList();
        var unsaid = rows.Select((row, at) => (row, at)).Where(r => r.row.Readout.Shown is null).ToList();
        List<ITrace> traces = [Dots(data, said, range, theme, size)];
        if (unsaid.Count > 0) traces.Add(Reasons(unsaid, range, theme, size));
        return new(traces, Layout(data, rows, range, theme, size), EstimateDotsTable.Of(data), EstimateDotsTable.Summary(data));
    }

    public static int Height(EstimateDotsData data) => 58 + (22 * Math.Max(3, Math.Min(data.Rows.Count, EstimateDotsData.MostRows)));

    private static Scatter Dots(EstimateDotsData data, List<(EstimateDot row, int at)> rows, ValueRange range, ChartTheme theme, ChartSize size)
    {
        var values = rows.Select(r => r.row.Readout.Shown!.Value.Scale(data.Unit.Factor)).ToList();
        return new()
        {
            Name = "value",
            X = [.. values.Select(v => (object)v.Point)],
            Y = [.. rows.Select(r => (object)-r.at)],
            Mode = ModeFlag.Markers,
            Marker = new()
            {
                ColorArray = [.. rows.Select(r => (object)(r.row.Readout is Readout.Provisional ? theme.Surface : theme.Accent))],
                Symbol = SymbolEnum.Circle,
                Size = size.Marker * 1.3m,
                Line = new() { Color = theme.Accent, Width = size.Line * 0.75m },
            },
            ErrorX = new()
            {
                Type = ErrorXType.Data,
                Symmetric = false,
                Array = [.. values.Select(v => (object)Math.Max(0, Math.Min(v.High, range.High) - v.Point))],
                ArrayMinus = [.. values.Select(v => (object)Math.Max(0, v.Point - Math.Max(v.Low, range.Low)))],
                Thickness = size.Line * 0.75m,
                Width = 0,
                Color = theme.Accent,
            },
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. rows.Select(r => PlotText.Escape($"{r.row.Name}: {EstimateDotsTable.Words(data, r.row.Readout)}"))],
        };
    }

    private static Scatter Reasons(List<(EstimateDot row, int at)> rows, ValueRange range, ChartTheme theme, ChartSize size) => new()
    {
        Name = "not shown",
        X = [.. rows.Select(_ => (object)range.Low)],
        Y = [.. rows.Select(r => (object)-r.at)],
        Mode = ModeFlag.Markers | ModeFlag.Text,
        Marker = new() { Symbol = SymbolEnum.XThin, Size = size.Marker, Line = new() { Color = theme.Muted, Width = size.Line * 0.75m } },
        TextArray = [.. rows.Select(r => PlotText.Escape("  " + ReadoutText.Status(r.row.Readout)))],
        TextPosition = TextPositionEnum.MiddleRight,
        TextFont = new() { Color = theme.Muted, Size = size.Font },
        HoverInfo = HoverInfoFlag.Text,
        HoverTextArray = [.. rows.Select(r => PlotText.Escape($"{r.row.Name}: {ReadoutText.Why(r.row.Readout)}"))],
    };

    private static Layout Layout(EstimateDotsData data, List<EstimateDot> rows, ValueRange range, ChartTheme theme, ChartSize size)
    {
        var layout = theme.Layout();
        layout.Font!.Size = size.Font;
        layout.XAxis![0].Range = [range.Low, range.High];
        layout.XAxis[0].NTicks = 6;
        layout.XAxis[0].ShowGrid = true;
        layout.XAxis[0].GridColor = theme.Grid;
        layout.XAxis[0].TickFont!.Size = size.Font;
        if (rows.All(r => r.Readout.Shown is null)) layout.XAxis[0].ShowTickLabels = false;
        else if (data.Unit.Suffix.Trim() is { Length: > 0 } suffix) layout.XAxis[0].Title = new() { Text = PlotText.Escape(suffix), Font = new() { Size = size.Font, Color = theme.Muted } };
        theme.NameRows(layout.YAxis![0], rows.Select(r => PlotText.Escape(r.Name)), size);
        layout.YAxis[0].Range = [-Math.Max(1, rows.Count) + 0.4, 0.6];
        layout.Shapes = [.. Line(data.Line, range, data, theme.Muted, "dash"), .. Line(data.Target, range, data, theme.Target, "dash")];
        return layout;
    }

    private static IEnumerable<Shape> Line(double? at, ValueRange range, EstimateDotsData data, string colour, string dash)
    {
        if (at * data.Unit.Factor is not { } x || !range.Contains(x)) yield break;
        yield return new() { Type = ShapeLib.TypeEnum.Line, X0 = x, X1 = x, YRef = "paper", Y0 = 0, Y1 = 1, Line = new() { Color = colour, Width = 1.2m, Dash = dash } };
    }

    private static ValueRange Range(EstimateDotsData data, List<EstimateDot> rows)
    {
        var values = rows.Select(r => r.Readout.Shown?.Value.Scale(data.Unit.Factor)).OfType<Statistics.Interval>().ToList();
        if (values.Count == 0) return new(0, 1);
        double[] lines = [.. new[] { data.Line, data.Target }.OfType<double>().Select(v => v * data.Unit.Factor)];
        var points = ValueRange.Around(values.Select(v => v.Point).Concat(lines));
        // A whisker across the room is cut at the edge, so that the others can be read; one as wide as most of them is not.
        List<double> widths = [.. values.Select(v => v.High - v.Low).Where(double.IsFinite).Order()];
        var room = Math.Max(points.Height * 2, widths.Count > 0 ? widths[widths.Count / 2] : 0);
        return ValueRange.Around(values.SelectMany(v => new[] { Math.Max(v.Low, points.Low - room), v.Point, Math.Min(v.High, points.High + room) }).Concat(lines));
    }
}
