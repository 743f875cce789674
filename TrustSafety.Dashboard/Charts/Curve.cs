using System.Globalization;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using AnnotationLib = Plotly.Blazor.LayoutLib.AnnotationLib;
using AxisType = Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum;
using SymbolEnum = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;

namespace TrustSafety.Dashboard.Charts;

/// <summary>Lines over a number, each with its band, and named points on them.</summary>
public static class Curve
{
    public static Figure Draw(CurveData data, ChartTheme theme) => Draw(data, theme, ChartSize.Card);

    public static Figure Draw(CurveData data, ChartTheme theme, ChartSize size)
    {
        List<ITrace> traces = [.. data.Lines.SelectMany((line, i) => Traces(data, line, theme.Colour(i), theme, size))];
        if (data.Marks.Count > 0) traces.Add(Marks(data, theme, size));
        return new(traces, Layout(data, theme, size), Table(data), Summary(data));
    }

    private static IEnumerable<ITrace> Traces(CurveData data, CurveLine line, string colour, ChartTheme theme, ChartSize size)
    {
        var points = line.Points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y)).ToList();
        var banded = points.Where(p => p.Low is { } low && p.High is { } high && double.IsFinite(low) && double.IsFinite(high)).ToList();
        if (banded.Count > 1)
        {
            yield return new Scatter
            {
                Name = $"{line.Name}, interval",
                X = [.. banded.Concat(Enumerable.Reverse(banded)).Select(p => (object)(p.X * data.X.Factor))],
                Y = [.. banded.Select(p => (object)(p.High!.Value * data.Y.Factor)).Concat(Enumerable.Reverse(banded).Select(p => (object)(p.Low!.Value * data.Y.Factor)))],
                Mode = ModeFlag.Lines,
                Fill = FillEnum.ToSelf,
                FillColor = theme.Band,
                Line = new() { Width = 0 },
                HoverInfo = HoverInfoFlag.Skip,
            };
        }
        yield return new Scatter
        {
            Name = line.Name,
            X = [.. points.Select(p => (object)(p.X * data.X.Factor))],
            Y = [.. points.Select(p => (object)(p.Y * data.Y.Factor))],
            Mode = points.Count > 60 ? ModeFlag.Lines : ModeFlag.Lines | ModeFlag.Markers,
            Line = new() { Color = colour, Width = size.Line },
            Marker = new() { Color = colour, Size = size.Marker * 0.7m },
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. points.Select(p => PlotText.Escape($"{line.Name}: {Words(data, p)}"))],
        };
    }

    private static Scatter Marks(CurveData data, ChartTheme theme, ChartSize size) => new()
    {
        Name = "marked",
        X = [.. data.Marks.Select(m => (object)(m.At.X * data.X.Factor))],
        Y = [.. data.Marks.Select(m => (object)(m.At.Y * data.Y.Factor))],
        Mode = ModeFlag.Markers | ModeFlag.Text,
        Marker = new() { Symbol = SymbolEnum.Diamond, Color = theme.Text, Size = size.Marker * 1.6m },
        TextArray = [.. data.Marks.Select(m => PlotText.Escape(m.Name))],
        // At the left edge a name would stand on the numbers of the axis.
        TextPositionArray = [.. data.Marks.Select(m => data.X is { From: { } from, To: { } to } && m.At.X - from < 0.05 * (to - from) ? TextPositionEnum.TopRight : TextPositionEnum.TopCenter)],
        TextFont = new() { Color = theme.Text, Size = size.Font },
        ClipOnAxis = false,
        HoverInfo = HoverInfoFlag.Text,
        HoverTextArray = [.. data.Marks.Select(m => PlotText.Escape($"{m.Name}: {Words(data, m.At)}"))],
    };

    private static Layout Layout(CurveData data, ChartTheme theme, ChartSize size)
    {
        var layout = theme.Layout();
        layout.Font!.Size = size.Font;
        layout.XAxis![0].Title = new() { Text = PlotText.Escape(data.X.Title), Font = new() { Size = size.Font, Color = theme.Muted } };
        layout.XAxis[0].TickFont!.Size = size.Font;
        layout.XAxis[0].ShowGrid = true;
        layout.XAxis[0].GridColor = theme.Grid;
        layout.XAxis[0].NTicks = 8;
        if (data.X.Logarithmic) (layout.XAxis[0].Type, layout.XAxis[0].DTick) = (AxisType.Log, "D2");
        else if (data.X is { From: { } from, To: { } to }) layout.XAxis[0].Range = [from * data.X.Factor, to * data.X.Factor];
        layout.YAxis![0].TickFont!.Size = size.Font;
        layout.YAxis[0].Title = new() { Text = PlotText.Escape(data.Y.Title), Font = new() { Size = size.Font, Color = theme.Muted } };
        if (data.Y is { From: { } low, To: { } high }) layout.YAxis[0].Range = [low * data.Y.Factor, high * data.Y.Factor];
        if (data.Lines.Count > 1)
            layout.Annotations = Names(data, theme, size);
        layout.Margin!.L = 64;
        layout.Margin.T = 20;
        if (data.Lines.Count > 1) layout.Margin.R = 110;
        return layout;
    }

    /// <summary>The name of each line where it ends; of lines that end together, one above the other.</summary>
    private static List<Annotation> Names(CurveData data, ChartTheme theme, ChartSize size)
    {
        const double lines = 14;
        var named = data.Lines.Select((line, i) => (line, Colour: theme.Colour(i))).Where(l => l.line.Points.Count > 0).ToList();
        double[] ends = [.. named.Select(l => l.line.Points[^1].Y * data.Y.Factor)];
        var (low, high) = (data.Y.From * data.Y.Factor ?? ends.Append(0).Min(), data.Y.To * data.Y.Factor ?? data.Lines.SelectMany(l => l.Points).Select(p => p.Y * data.Y.Factor).Append(0).Max());
        double X(CurvePoint end) => data.X.Logarithmic ? Math.Log10(end.X * data.X.Factor) : end.X * data.X.Factor;
        // Only those at one end of the chart can meet.
        var apart = named.Select(l => X(l.line.Points[^1])).ToList() is { Count: > 1 } at && at.Max() - at.Min() < 0.1 * Math.Abs(at.Max()) ? LabelStack.Spread(ends, (high - low) / lines, low, high) : ends;
        return [.. named.Select((l, i) => new Annotation
        {
            Text = PlotText.Escape(l.line.Name),
            Font = new() { Color = l.Colour, Size = size.Font },
            ShowArrow = false,
            X = X(l.line.Points[^1]),
            Y = apart[i],
            XAnchor = AnnotationLib.XAnchorEnum.Left,
            XShift = 6,
        })];
    }

    private static FigureTable Table(CurveData data) => new(
        ["", data.X.Title, data.Y.Title, "interval"],
        [.. data.Marks.Select(m => Row(data, m.Name, m.At)), .. data.Lines.SelectMany(l => Thinned(l.Points).Select(p => Row(data, l.Name, p)))]);

    /// <summary>A table of thousands of points helps nobody.</summary>
    private static IEnumerable<CurvePoint> Thinned(IReadOnlyList<CurvePoint> points)
    {
        const int most = 60;
        var step = Math.Max(1, (points.Count + most - 1) / most);
        return points.Where((_, i) => i % step == 0 || i == points.Count - 1);
    }

    private static string[] Row(CurveData data, string name, CurvePoint p) =>
        [name, Number(data.X, p.X), Number(data.Y, p.Y), p is { Low: { } low, High: { } high } ? $"{Number(data.Y, low)} – {Number(data.Y, high)}" : "–"];

    private static string Summary(CurveData data) => data.Lines.All(l => l.Points.Count == 0)
        ? $"{data.What}: nothing can be shown."
        : $"{data.What}. " + string.Join(" ", data.Lines.Where(l => l.Points.Count > 0).Select(l => $"{l.Name} goes from {Words(data, l.Points[0])} to {Words(data, l.Points[^1])}.").Concat(data.Marks.Select(m => $"{m.Name}: {Words(data, m.At)}.")));

    private static string Words(CurveData data, CurvePoint p) => $"{data.X.Title} {Number(data.X, p.X)}, {data.Y.Title} {Number(data.Y, p.Y)}"
        + (p is { Low: { } low, High: { } high } ? $" ({Number(data.Y, low)} to {Number(data.Y, high)})" : "");

    private static string Number(CurveAxis axis, double value) => (value * axis.Factor).ToString("N" + axis.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
