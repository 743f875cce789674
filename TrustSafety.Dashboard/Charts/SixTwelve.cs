using Plotly.Blazor;
using Plotly.Blazor.Traces;
using SideEnum = Plotly.Blazor.LayoutLib.YAxisLib.SideEnum;
using TickModeEnum = Plotly.Blazor.LayoutLib.XAxisLib.TickModeEnum;

namespace TrustSafety.Dashboard.Charts;

/// <summary>
/// The 6-12 chart of a weekly business review: twelve months on the left, six weeks on the right, in one plot.
/// Solid is actual, light the year before, the band the interval of the measurement, dashes the target,
/// dots the limits of the process, hollow what can still change, ◆ an event.
/// </summary>
public static class SixTwelve
{
    private const string Scale = "y", OwnScale = "y2";

    /// <summary>Of a grid, at most.</summary>
    private const int Lines = 4;

    public static Figure Card(SixTwelveData data, ChartTheme theme) => Draw(data, theme, ChartSize.Card);

    public static Figure Picture(SixTwelveData data, ChartTheme theme) => Draw(data, theme, ChartSize.Picture);

    public static Figure Draw(SixTwelveData data, ChartTheme theme, ChartSize size)
    {
        var plot = SixTwelvePlot.Place(data);
        var weekScale = data.WeeksHaveOwnScale ? OwnScale : Scale;
        var traces = Traces(plot, theme, size, weekScale);
        return new Figure([.. traces], Layout(plot, theme, size, weekScale), SixTwelveTable.Of(data), SixTwelveSummary.Of(data))
        {
            Links = data.Link is null ? new Dictionary<(int, int), string>() : Links(plot, traces, data.Link),
        };
    }

    private static List<Scatter> Traces(SixTwelvePlot plot, ChartTheme theme, ChartSize size, string weekScale)
    {
        var marks = new SixTwelveTraces(plot.Data.Indicator, theme, size);
        var events = plot.Data.Events.Select(e => (X: plot.Axis.Of(e.Day), Event: e)).Where(e => e.X is not null).Select(e => (X: e.X!.Value, e.Event)).ToList();
        var halves = new[] { (Points: plot.Months, Scale), (Points: plot.Weeks, Scale: weekScale) };
        return
        [
            .. halves.Select(h => marks.IntervalBand(h.Points, h.Scale)),
            .. halves.Select(h => marks.YearBefore(h.Points, h.Scale)),
            .. halves.Select(h => marks.Final(h.Points, h.Scale)),
            .. halves.Select(h => marks.SoFar(h.Points, h.Scale)).OfType<Scatter>(),
            .. new[] { marks.Signals(plot.Weeks, plot.Data.Limits, weekScale), marks.EventMarks(events, EventHeight(plot.MonthRange), Scale) }.OfType<Scatter>(),
        ];
    }

    private static Layout Layout(SixTwelvePlot plot, ChartTheme theme, ChartSize size, string weekScale)
    {
        var layout = theme.Layout();
        layout.Margin = new() { L = 8, R = size.EveryTick ? 150 : 58, T = 8, B = size.Font * 3.6m, AutoExpand = true };
        var ticks = plot.Axis.Ticks(size.EveryTick).ToList();
        var x = layout.XAxis[0];
        x.Range = [-SixTwelveAxis.Edge, plot.Axis.Right];
        x.TickMode = TickModeEnum.Array;
        x.TickVals = [.. ticks.Select(t => (object)t.At)];
        x.TickText = [.. ticks.Select(t => (object)t.Text)];
        x.TickAngle = 0;
        x.TickFont = new() { Size = size.Font * 0.95m, Color = theme.Muted };
        var (months, weeks, lines) = (WithEvents(plot, plot.MonthRange), WithEvents(plot, plot.WeekRange), new SixTwelveLines(plot, theme, size));
        layout.YAxis = [Vertical(theme, size, months)];
        layout.Shapes = [.. lines.All(weekScale)];
        if (plot.Data.WeeksHaveOwnScale)
        {
            var own = Vertical(theme, size, weeks);
            own.Overlaying = Scale;
            own.Side = SideEnum.Left;
            own.Anchor = "free";
            own.Position = plot.Axis.WeekScale;
            layout.YAxis.Add(own);
            var (monthStep, weekStep) = (months.Step(Lines), weeks.Step(Lines));
            foreach (var (axis, step) in new[] { (layout.YAxis[0], monthStep), (own, weekStep) }) (axis.ShowGrid, axis.Tick0, axis.DTick) = (false, 0, step);
            layout.Shapes = [.. lines.Grid(months.Multiples(monthStep), Scale, weeks.Multiples(weekStep), weekScale), .. layout.Shapes];
        }
        layout.Annotations = [.. new SixTwelveLabels(plot, theme, size).All(weekScale)];
        return layout;
    }

    private static Plotly.Blazor.LayoutLib.YAxis Vertical(ChartTheme theme, ChartSize size, ValueRange range)
    {
        var axis = theme.YAxis();
        axis.Range = [range.Low, range.High];
        axis.TickFont = new() { Size = size.Font * 0.95m, Color = theme.Muted };
        return axis;
    }

    private static ValueRange WithEvents(SixTwelvePlot plot, ValueRange range) =>
        plot.Data.Events.Count > 0 ? range with { High = range.High + 0.22 * range.Height } : range;

    private static double EventHeight(ValueRange range) => range.High + 0.05 * range.Height;

    private static Dictionary<(int, int), string> Links(SixTwelvePlot plot, List<Scatter> traces, Func<Time.Period, string> link)
    {
        var at = plot.Months.Concat(plot.Weeks).ToDictionary(p => (object)p.X, p => link(p.Period));
        return traces.SelectMany((trace, t) => trace.Name is SixTwelveTraces.Actual or SixTwelveTraces.Provisional
                ? trace.X.Select((x, i) => (Key: (t, i), Address: at[x])) : [])
            .ToDictionary(p => p.Key, p => p.Address);
    }
}
