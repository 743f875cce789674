using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using TrustSafety.Dashboard.Indicators;
using ErrorYType = Plotly.Blazor.Traces.ScatterLib.ErrorYLib.TypeEnum;
using Indicator = TrustSafety.Dashboard.Indicators.Indicator;
using SymbolEnum = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;

namespace TrustSafety.Dashboard.Charts;

/// <summary>The marks of a trend.</summary>
internal sealed class TrendTraces(Indicator indicator, ChartTheme theme, ChartSize size, ValueRange range)
{
    public const string Interval = "interval", NotShown = "not shown";
    private const double LoneHalfWidth = 0.18;

    private static readonly SymbolEnum[] Symbols = [SymbolEnum.Circle, SymbolEnum.Square, SymbolEnum.TriangleUp, SymbolEnum.Diamond, SymbolEnum.Cross];

    /// <summary>One polygon for each run of measured neighbours: where nothing was measured there is no band.</summary>
    public Scatter Band(IReadOnlyList<TrendPoint> points, bool quiet)
    {
        List<object> x = [], y = [];
        foreach (var run in Runs(points))
        {
            var corners = run.Count == 1
                ? run.SelectMany(p => new[] { (p.At - LoneHalfWidth, High(p.Readout)), (p.At + LoneHalfWidth, High(p.Readout)), (p.At + LoneHalfWidth, Low(p.Readout)), (p.At - LoneHalfWidth, Low(p.Readout)) }).ToList()
                : [.. run.Select(p => ((double)p.At, High(p.Readout))), .. Enumerable.Reverse(run).Select(p => ((double)p.At, Low(p.Readout)))];
            if (x.Count > 0) { x.Add(null!); y.Add(null!); }
            foreach (var (cornerX, cornerY) in corners.Append(corners[0])) { x.Add(cornerX); y.Add(cornerY); }
        }
        return new()
        {
            Name = Interval,
            X = x,
            Y = y,
            Mode = ModeFlag.Lines,
            Line = new() { Width = 0 },
            Fill = FillEnum.ToSelf,
            FillColor = quiet ? theme.Grid : theme.Band,
            HoverInfo = HoverInfoFlag.Skip,
        };
    }

    /// <summary>The whole has its band and no whisker; a segment has whiskers, its own dash and its own mark.</summary>
    public Scatter Line(string name, IReadOnlyList<TrendPoint> points, int? segment)
    {
        var colour = segment is { } i ? theme.Colour(i) : name == "All" ? theme.Muted : theme.Accent;
        return new()
        {
            Name = name,
            X = [.. points.Select((_, at) => (object)at)],
            Y = [.. points.Select(p => (object)Point(p.Readout)!)],
            Mode = ModeFlag.Lines | ModeFlag.Markers,
            ConnectGaps = false,
            Line = new() { Color = colour, Width = segment is null ? size.Line : size.Line * 0.75m, Dash = segment is { } n ? ChartTheme.Dash(n) : "solid" },
            Marker = new()
            {
                ColorArray = [.. points.Select(p => (object)(p.Readout is Readout.Provisional ? theme.Surface : colour))],
                Symbol = Symbols[(segment ?? 0) % Symbols.Length],
                Size = size.Marker,
                Line = new() { Color = colour, Width = size.Line * 0.75m },
            },
            ErrorY = segment is null ? null : new()
            {
                Type = ErrorYType.Data,
                Symmetric = false,
                Array = [.. points.Select(p => (object)(p.Readout.Shown is null ? null : High(p.Readout) - Point(p.Readout))!)],
                ArrayMinus = [.. points.Select(p => (object)(p.Readout.Shown is null ? null : Point(p.Readout) - Low(p.Readout))!)],
                Thickness = size.Line * 0.5m,
                Width = 0,
                Color = colour,
            },
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. points.Select(p => PlotText.Escape($"{name} · {p.Period}: {ReadoutText.Sentence(indicator, p.Readout)}"))],
        };
    }

    /// <summary>What is not shown stands at the foot of the chart with its reason, never as a 0. Null when all is shown.</summary>
    public Scatter? Unsaid(IReadOnlyList<TrendPoint> points)
    {
        var unsaid = points.Select((p, at) => (p, at)).Where(i => i.p.Readout is Readout.Suppressed or Readout.TooFew).ToList();
        return unsaid.Count == 0 ? null : new()
        {
            Name = NotShown,
            X = [.. unsaid.Select(i => (object)i.at)],
            Y = [.. unsaid.Select(_ => (object)(range.Low + (range.Height * 0.04)))],
            Mode = ModeFlag.Markers,
            ClipOnAxis = false,
            Marker = new() { Symbol = SymbolEnum.XThin, Size = size.Marker * 1.2m, Line = new() { Color = theme.Muted, Width = size.Line * 0.75m } },
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. unsaid.Select(i => PlotText.Escape($"{i.p.Period}: {ReadoutText.Why(i.p.Readout)}"))],
        };
    }

    private double? Point(Readout readout) => readout.Shown?.Value.Point * indicator.Unit.Factor;

    private double Low(Readout readout) => Math.Max(range.Low, readout.Shown!.Value.Low * indicator.Unit.Factor);

    private double High(Readout readout) => Math.Min(range.High, readout.Shown!.Value.High * indicator.Unit.Factor);

    private static IEnumerable<List<(int At, Readout Readout)>> Runs(IReadOnlyList<TrendPoint> points)
    {
        List<(int, Readout)> run = [];
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Readout.Shown is not null) { run.Add((i, points[i].Readout)); continue; }
            if (run.Count > 0) yield return run;
            run = [];
        }
        if (run.Count > 0) yield return run;
    }
}
