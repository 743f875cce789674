using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;
using TrustSafety.Dashboard.Indicators;
using Indicator = TrustSafety.Dashboard.Indicators.Indicator;
using MarkLine = Plotly.Blazor.Traces.ScatterLib.MarkerLib.Line;
using TraceLine = Plotly.Blazor.Traces.ScatterLib.Line;

namespace TrustSafety.Dashboard.Charts;

/// <summary>The marks of one half of a 6-12 chart. Names are for tests and the hover label; no legend is needed.</summary>
internal sealed class SixTwelveTraces(Indicator indicator, ChartTheme theme, ChartSize size)
{
    public const string Band = "interval", Prior = "a year before", Actual = "actual", Provisional = "provisional", Signal = "beyond the process limits", Events = "events";
    private const double LoneHalfWidth = 0.16;

    /// <summary>One filled outline for each run of neighbours; a value without neighbours gets a narrow strip.</summary>
    public Scatter IntervalBand(IReadOnlyList<PlotPoint> points, string scale)
    {
        List<object> x = [], y = [];
        foreach (var run in Runs(points, p => p.Low is not null && p.High is not null))
        {
            (double X, double Y)[] outline = run.Count == 1
                ? [.. Strip(run[0])]
                : [.. run.Select(p => (p.X, p.High!.Value)), .. run.AsEnumerable().Reverse().Select(p => (p.X, p.Low!.Value))];
            if (x.Count > 0) { x.Add(null!); y.Add(null!); }
            foreach (var corner in outline.Append(outline[0])) { x.Add(corner.X); y.Add(corner.Y); }
        }
        return new() { Name = Band, X = x, Y = y, YAxis = scale, Mode = ModeFlag.Lines, Line = new() { Width = 0 }, Fill = FillEnum.ToSelf, FillColor = theme.Band, HoverInfo = HoverInfoFlag.Skip };
    }

    public Scatter YearBefore(IReadOnlyList<PlotPoint> points, string scale) => new()
    {
        Name = Prior,
        X = [.. points.Select(p => (object)p.X)],
        Y = [.. points.Select(p => (object)p.YearBefore!)],
        YAxis = scale,
        Mode = ModeFlag.Lines | ModeFlag.Markers,
        Line = new() { Color = theme.Prior, Width = size.Line * 0.6m },
        Marker = new() { Color = theme.Prior, Size = size.Marker * 0.4m },
        HoverInfo = HoverInfoFlag.Text,
        HoverTextArray = [.. points.Select(p => $"{p.Period.YearBefore}, a year before: {(p.YearBefore is { } v ? ValueText.Value(indicator.Unit, v / indicator.Unit.Factor) : "not known")}")],
    };

    /// <summary>Final values: a solid line, filled marks, the last one larger.</summary>
    public Scatter Final(IReadOnlyList<PlotPoint> points, string scale) => new()
    {
        Name = Actual,
        X = [.. points.Select(p => (object)p.X)],
        Y = [.. points.Select(p => (object)(p.Readout is Readout.Provisional ? null : p.Value)!)],
        YAxis = scale,
        Mode = ModeFlag.Lines | ModeFlag.Markers,
        Line = new() { Color = theme.Accent, Width = size.Line },
        Marker = new() { Color = theme.Accent, Opacity = 1, SizeArray = [.. points.Select((_, i) => (decimal?)(i == points.Count - 1 ? size.Marker * 1.35m : size.Marker))] },
        HoverInfo = HoverInfoFlag.Text,
        HoverTextArray = [.. points.Select(Hover)],
    };

    /// <summary>Values that can still change: hollow marks, reached by a dotted line. Null when there are none.</summary>
    public Scatter? SoFar(IReadOnlyList<PlotPoint> points, string scale)
    {
        if (!points.Any(IsSoFar)) return null;
        var drawn = points.Select((p, i) => IsSoFar(p) || (i + 1 < points.Count && IsSoFar(points[i + 1]))).ToList();
        return new()
        {
            Name = Provisional,
            X = [.. points.Select(p => (object)p.X)],
            Y = [.. points.Select((p, i) => (object)(drawn[i] ? p.Value : null)!)],
            YAxis = scale,
            Mode = ModeFlag.Lines | ModeFlag.Markers,
            Line = new() { Color = theme.Accent, Width = size.Line * 0.8m, Dash = "dot" },
            Marker = new()
            {
                Color = theme.Surface,
                Opacity = 1,
                SizeArray = [.. points.Select(p => (decimal?)(IsSoFar(p) ? size.Marker * 1.2m : 0))],
                Line = new MarkLine { Color = theme.Accent, WidthArray = [.. points.Select(p => (decimal?)(IsSoFar(p) ? size.Line * 0.9m : 0))] },
            },
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. points.Select(Hover)],
        };
    }

    /// <summary>A ring around each final week beyond the process limits. Null when there are none.</summary>
    public Scatter? Signals(IReadOnlyList<PlotPoint> weeks, ProcessLimits? limits, string scale)
    {
        var beyond = weeks.Where(p => limits is not null && p.Readout is Readout.Measured final && limits.Signals(final.Value.Point)).ToList();
        return beyond.Count == 0 ? null : new()
        {
            Name = Signal,
            X = [.. beyond.Select(p => (object)p.X)],
            Y = [.. beyond.Select(p => (object)p.Value!)],
            YAxis = scale,
            Mode = ModeFlag.Markers,
            Marker = new() { Symbol = SymbolEnum.CircleOpen, Color = theme.Alarm, Size = size.Marker * 2.2m, Line = new MarkLine { Color = theme.Alarm, Width = size.Line * 0.8m } },
            HoverInfo = HoverInfoFlag.Skip,
        };
    }

    public Scatter? EventMarks(IEnumerable<(double X, ChartEvent Event)> events, double at, string scale)
    {
        var placed = events.GroupBy(e => e.X).ToList();
        return placed.Count == 0 ? null : new()
        {
            Name = Events,
            X = [.. placed.Select(e => (object)e.Key)],
            Y = [.. placed.Select(_ => (object)at)],
            YAxis = scale,
            Mode = ModeFlag.Markers | ModeFlag.Text,
            Marker = new() { Symbol = SymbolEnum.Diamond, Color = theme.Event, Size = size.Marker * 1.2m },
            TextArray = [.. placed.Select(e => PlotText.Escape(string.Join(' ', e.Select(i => i.Event.Mark))))],
            TextPosition = TextPositionEnum.TopCenter,
            TextFont = new() { Color = theme.Event, Size = size.Font },
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. placed.Select(e => string.Join("<br>", e.Select(i => PlotText.Escape($"{i.Event.Mark} {i.Event.Day:yyyy-MM-dd}: {i.Event.Label}"))))],
        };
    }

    private static bool IsSoFar(PlotPoint point) => point is { Readout: Readout.Provisional, Value: not null };

    private string Hover(PlotPoint point) => PlotText.Escape($"{point.Period}: {ReadoutText.Sentence(indicator, point.Readout)}");

    private static (double X, double Y)[] Strip(PlotPoint p) =>
        [(p.X - LoneHalfWidth, p.Low!.Value), (p.X + LoneHalfWidth, p.Low!.Value), (p.X + LoneHalfWidth, p.High!.Value), (p.X - LoneHalfWidth, p.High!.Value)];

    private static IEnumerable<List<PlotPoint>> Runs(IReadOnlyList<PlotPoint> points, Func<PlotPoint, bool> belongs)
    {
        List<PlotPoint> run = [];
        foreach (var point in points)
        {
            if (belongs(point)) run.Add(point);
            else if (run.Count > 0) { yield return run; run = []; }
        }
        if (run.Count > 0) yield return run;
    }
}
