using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using TrustSafety.Dashboard.Indicators;
using AnnotationLib = Plotly.Blazor.LayoutLib.AnnotationLib;
using ErrorXType = Plotly.Blazor.Traces.ScatterLib.ErrorXLib.TypeEnum;
using ShapeLib = Plotly.Blazor.LayoutLib.ShapeLib;
using SymbolEnum = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;

namespace TrustSafety.Dashboard.Charts;

/// <summary>
/// One row per segment: its change as a dot, the interval of that change as a whisker, its part of the whole's change at the right.
/// A filled diamond stands beyond noise, an open circle within it.
/// </summary>
public static class DotWhisker
{
    private const string Unsaid = "not shown";

    public static Figure Draw(DotWhiskerData data, ChartTheme theme) => Draw(data, theme, ChartSize.Card);

    public static Figure Draw(DotWhiskerData data, ChartTheme theme, ChartSize size)
    {
        IReadOnlyList<DotWhiskerRow> rows = [new("All", data.Whole), .. data.Segments.Take(DotWhiskerData.MostRows)];
        var range = Range(data.Indicator, rows);
        var said = rows.Select((row, at) => (row, at)).Where(r => r.row.Change.Difference is not null).ToList();
        var unsaid = rows.Select((row, at) => (row, at)).Where(r => r.row.Change.Difference is null).ToList();
        List<ITrace> traces = [Dots(data.Indicator, said, range, theme, size)];
        if (unsaid.Count > 0) traces.Add(Reasons(unsaid, range, theme, size));
        var links = new[] { said, unsaid }.SelectMany((group, trace) => group.Select((r, point) => (Key: (trace, point), r.row.Link)))
            .Where(l => l.Link is not null).ToDictionary(l => l.Key, l => l.Link!);
        return new(traces, Layout(data, rows, range, theme, size), DotWhiskerTable.Of(data), DotWhiskerTable.Summary(data)) { Links = links };
    }

    /// <summary>High enough that no two rows touch.</summary>
    public static int Height(DotWhiskerData data) => 64 + (26 * (1 + Math.Min(data.Segments.Count, DotWhiskerData.MostRows)));

    private static Scatter Dots(Indicators.Indicator indicator, List<(DotWhiskerRow row, int at)> rows, ValueRange range, ChartTheme theme, ChartSize size)
    {
        var changes = rows.Select(r => r.row.Change.Difference!.Value.Scale(indicator.Unit.Factor)).ToList();
        return new()
        {
            Name = "change",
            X = [.. changes.Select(c => (object)c.Point)],
            Y = [.. rows.Select(r => (object)-r.at)],
            Mode = ModeFlag.Markers,
            Marker = new()
            {
                ColorArray = [.. changes.Select(c => (object)(c.Contains(0) ? theme.Surface : theme.Accent))],
                SymbolArray = [.. changes.Select(c => (SymbolEnum?)(c.Contains(0) ? SymbolEnum.Circle : SymbolEnum.Diamond))],
                Size = size.Marker * 1.4m,
                Line = new() { Color = theme.Accent, Width = size.Line * 0.75m },
            },
            ErrorX = new()
            {
                Type = ErrorXType.Data,
                Symmetric = false,
                Array = [.. changes.Select(c => (object)Math.Max(0, Math.Min(c.High, range.High) - c.Point))],
                ArrayMinus = [.. changes.Select(c => (object)Math.Max(0, c.Point - Math.Max(c.Low, range.Low)))],
                Thickness = size.Line * 0.75m,
                Width = 0,
                Color = theme.Accent,
            },
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. rows.Select(r => PlotText.Escape($"{r.row.Name}: {ChangeText.Size(indicator, r.row.Change)}, {ChangeText.Verdict(r.row.Change.Difference)}"))],
        };
    }

    private static Scatter Reasons(List<(DotWhiskerRow row, int at)> rows, ValueRange range, ChartTheme theme, ChartSize size) => new()
    {
        Name = Unsaid,
        X = [.. rows.Select(_ => (object)Math.Max(0, range.Low))],
        Y = [.. rows.Select(r => (object)-r.at)],
        Mode = ModeFlag.Markers | ModeFlag.Text,
        Marker = new() { Symbol = SymbolEnum.XThin, Size = size.Marker, Line = new() { Color = theme.Muted, Width = size.Line * 0.75m } },
        TextArray = [.. rows.Select(r => PlotText.Escape("  " + ShortReason(r.row.Change)))],
        TextPosition = TextPositionEnum.MiddleRight,
        TextFont = new() { Color = theme.Muted, Size = size.Font },
        HoverInfo = HoverInfoFlag.Text,
        HoverTextArray = [.. rows.Select(r => PlotText.Escape($"{r.row.Name}: {ChangeText.WhyNot(r.row.Change)}"))],
    };

    private static string ShortReason(Comparison change) =>
        ReadoutText.Status(change.AfterReadout.Shown is null ? change.AfterReadout : change.BeforeReadout) is var status && status is "final" or "provisional" ? "no interval" : ReadoutText.Status(change.AfterReadout.Shown is null ? change.AfterReadout : change.BeforeReadout);

    private static Layout Layout(DotWhiskerData data, IReadOnlyList<DotWhiskerRow> rows, ValueRange range, ChartTheme theme, ChartSize size)
    {
        var layout = theme.Layout();
        layout.Font!.Size = size.Font;
        layout.XAxis![0].Range = [range.Low, range.High];
        layout.XAxis[0].NTicks = 6;
        layout.XAxis[0].ShowGrid = true;
        layout.XAxis[0].GridColor = theme.Grid;
        layout.XAxis[0].TickFont!.Size = size.Font;
        layout.XAxis[0].Title = new() { Text = PlotText.Escape($"change {data.Whole.Before} → {data.Whole.After}, {ValueText.ChangeSuffix(data.Indicator.Unit)}".TrimEnd(',', ' ')), Font = new() { Size = size.Font, Color = theme.Muted } };
        theme.NameRows(layout.YAxis![0], rows.Select(r => ChangeText.StandsOut(r.Change.Difference) == true ? $"<b>{PlotText.Escape(r.Name)}</b>" : PlotText.Escape(r.Name)), size);
        layout.YAxis[0].Range = [-rows.Count + 0.4, 0.6];
        layout.Shapes = [new() { Type = ShapeLib.TypeEnum.Line, X0 = 0, X1 = 0, YRef = "paper", Y0 = 0, Y1 = 1, Line = new() { Color = theme.Muted, Width = 1 } }];
        layout.Annotations = [.. Contributions(data, rows, theme, size)];
        layout.Margin!.R = size.EveryTick ? 150 : 86;
        layout.Margin.T = 22;
        return layout;
    }

    private static IEnumerable<Annotation> Contributions(DotWhiskerData data, IReadOnlyList<DotWhiskerRow> rows, ChartTheme theme, ChartSize size)
    {
        if (rows.All(r => r.Change.Contribution is null)) yield break;
        yield return Note("contributes", 0);
        for (var at = 1; at < rows.Count; at++)
            yield return Note(ChangeText.Part(data.Indicator, rows[at].Change.Contribution, data.Whole.Difference), -at);

        Annotation Note(string text, int y) => new()
        {
            Text = PlotText.Escape(text),
            Font = new() { Color = theme.Muted, Size = size.Font },
            ShowArrow = false,
            XRef = "paper",
            X = 1,
            XAnchor = AnnotationLib.XAnchorEnum.Right,
            XShift = size.EveryTick ? 140 : 80,
            Y = y,
            YAnchor = AnnotationLib.YAnchorEnum.Middle,
        };
    }

    private static ValueRange Range(Indicators.Indicator indicator, IReadOnlyList<DotWhiskerRow> rows)
    {
        var changes = rows.Select(r => r.Change.Difference?.Scale(indicator.Unit.Factor)).OfType<Statistics.Interval>().ToList();
        var points = ValueRange.Around(changes.Select(c => c.Point).Append(0));
        // A segment of three rows has a whisker across the room; it goes on beyond the edge, so that the others can be read. That of the whole is always seen.
        var room = rows[0].Change.Difference?.Scale(indicator.Unit.Factor) is { } whole && double.IsFinite(whole.High - whole.Low) ? Math.Max(points.Height * 2, whole.High - whole.Low) : points.Height * 2;
        var ends = changes.SelectMany(c => new[] { Math.Max(c.Low, points.Low - room), Math.Min(c.High, points.High + room) }).Append(0).ToList();
        var air = Math.Max((ends.Max() - ends.Min()) * 0.06, double.Epsilon);
        return changes.Count == 0 ? new(-1, 1) : new(ends.Min() - air, ends.Max() + air);
    }
}
