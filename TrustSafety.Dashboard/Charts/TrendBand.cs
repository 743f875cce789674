using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.XAxisLib;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;
using AnnotationLib = Plotly.Blazor.LayoutLib.AnnotationLib;
using ShapeLib = Plotly.Blazor.LayoutLib.ShapeLib;

namespace TrustSafety.Dashboard.Charts;

/// <summary>A line with its interval as a band; segments beside it with whiskers and their names at the end of the line.</summary>
public static class TrendBand
{
    private const double LabelRoom = 13;

    public static Figure Draw(TrendData data, ChartTheme theme) => Draw(data, theme, ChartSize.Card);

    public static Figure Draw(TrendData data, ChartTheme theme, ChartSize size)
    {
        var segments = data.Segments.Take(TrendData.MostSegments).ToList();
        var range = Range(data, segments);
        var traces = new TrendTraces(data.Indicator, theme, size, range);
        var quiet = segments.Count > 0;
        List<ITrace> drawn = [traces.Band(data.Whole, quiet), traces.Line(quiet ? "All" : data.Indicator.Name, data.Whole, null), .. segments.Select((s, i) => traces.Line(s.Name, s.Points, i))];
        var unsaid = traces.Unsaid(data.Whole);
        if (unsaid is not null) drawn.Add(unsaid);
        return new(drawn, Layout(data, segments, range, theme, size), TrendTable.Of(data), TrendTable.Summary(data)) { Links = Links(data, segments) };
    }

    private static Layout Layout(TrendData data, List<TrendLine> segments, ValueRange range, ChartTheme theme, ChartSize size)
    {
        var layout = theme.Layout();
        var periods = data.Whole.Select(p => p.Period).ToList();
        var ticks = PeriodAxis.Ticks(periods, size.EveryTick ? 26 : 9).ToList();
        layout.Font!.Size = size.Font;
        layout.XAxis![0].TickVals = [.. ticks.Select(t => (object)t.At)];
        layout.XAxis[0].TickText = [.. ticks.Select(t => (object)t.Text)];
        layout.XAxis[0].TickMode = TickModeEnum.Array;
        layout.XAxis[0].Range = [-0.5, periods.Count - 0.5];
        layout.XAxis[0].TickFont!.Size = size.Font;
        layout.YAxis![0].Range = [range.Low, range.High];
        layout.YAxis[0].TickFont!.Size = size.Font;
        layout.Shapes = [.. Marks(data, periods, theme), .. Target(data.Indicator, range, theme, size)];
        layout.Annotations = [.. Labels(data, segments, range, theme, size)];
        if (data.Whole.Concat(segments.SelectMany(s => s.Points)).All(p => p.Readout.Shown is null))
        {
            // An axis of numbers would suggest that there are some.
            layout.YAxis[0].ShowTickLabels = false;
            layout.Annotations = [new() { Text = "no value can be shown here; × says why", Font = new() { Color = theme.Muted, Size = size.Font }, ShowArrow = false, XRef = "paper", X = 0.5, YRef = "paper", Y = 0.5 }];
        }
        if (segments.Count > 0) layout.Margin!.R = size.EveryTick ? 240 : 130;
        return layout;
    }

    private static IEnumerable<Shape> Marks(TrendData data, List<Period> periods, ChartTheme theme) =>
        from period in new[] { data.Before, data.After }
        where period is not null
        let at = periods.IndexOf(period.Value)
        where at >= 0
        select new Shape
        {
            Type = ShapeLib.TypeEnum.Rect,
            XRef = "x",
            YRef = "paper",
            X0 = at - 0.5,
            X1 = at + 0.5,
            Y0 = 0,
            Y1 = 1,
            FillColor = theme.Grid,
            Opacity = 0.45m,
            Line = new() { Width = 0 },
            Layer = ShapeLib.LayerEnum.Below,
        };

    private static IEnumerable<Shape> Target(Indicator indicator, ValueRange range, ChartTheme theme, ChartSize size)
    {
        if (indicator.Target * indicator.Unit.Factor is not { } target || !range.Contains(target)) yield break;
        yield return new()
        {
            Type = ShapeLib.TypeEnum.Line,
            XRef = "paper",
            X0 = 0,
            X1 = 1,
            Y0 = target,
            Y1 = target,
            Line = new() { Color = theme.Target, Width = size.Line * 0.7m, Dash = "dash" },
        };
    }

    private static IEnumerable<Annotation> Labels(TrendData data, List<TrendLine> segments, ValueRange range, ChartTheme theme, ChartSize size)
    {
        if (segments.Count == 0) return [];
        var lines = segments.Select((s, i) => (s.Name, s.Points, Colour: theme.Colour(i))).Append(("All", data.Whole, theme.Muted))
            .Select(l => (l.Item1, l.Item3, Last: l.Item2.LastOrDefault(p => p.Readout.Shown is not null)))
            .Where(l => l.Last is not null).ToList();
        var gap = range.Height * LabelRoom * (double)size.Font / 10.5 / size.Height;
        var places = LabelStack.Spread([.. lines.Select(l => l.Last!.Readout.Shown!.Value.Point * data.Indicator.Unit.Factor)], gap, range.Low, range.High);
        return lines.Select((l, i) => new Annotation
        {
            Text = PlotText.Escape(l.Item1),
            Font = new() { Color = l.Item2, Size = size.Font },
            ShowArrow = false,
            XRef = "paper",
            X = 1,
            XAnchor = AnnotationLib.XAnchorEnum.Left,
            XShift = 6,
            Y = places[i],
            YAnchor = AnnotationLib.YAnchorEnum.Middle,
        });
    }

    private static ValueRange Range(TrendData data, List<TrendLine> segments)
    {
        var factor = data.Indicator.Unit.Factor;
        var shown = data.Whole.Concat(segments.SelectMany(s => s.Points)).Select(p => p.Readout.Shown?.Value.Scale(factor)).OfType<Statistics.Interval>().ToList();
        var points = ValueRange.Around(shown.Select(v => v.Point));
        // One segment of three rows must not press everything else flat: far ends of its whiskers are cut at the edge.
        var room = points.Height * 1.5;
        return ValueRange.Around(shown.SelectMany(v => new[] { Math.Max(v.Low, points.Low - room), v.Point, Math.Min(v.High, points.High + room) }));
    }

    private static Dictionary<(int, int), string> Links(TrendData data, List<TrendLine> segments)
    {
        var links = new Dictionary<(int, int), string>();
        Add(1, data.Whole, data.Link);
        for (var i = 0; i < segments.Count; i++) Add(i + 2, segments[i].Points, segments[i].Link);
        return links;

        void Add(int trace, IReadOnlyList<TrendPoint> points, Func<Period, string>? link)
        {
            for (var i = 0; link is not null && i < points.Count; i++) links[(trace, i)] = link(points[i].Period);
        }
    }
}
