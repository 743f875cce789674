using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using XAxisLib = Plotly.Blazor.LayoutLib.XAxisLib;
using YAxisLib = Plotly.Blazor.LayoutLib.YAxisLib;

namespace TrustSafety.Dashboard.Charts;

/// <summary>
/// The colours, dashes and axes of every chart. Okabe–Ito needs one palette per background: orange, sky and yellow fail
/// 3:1 on white, black and blue fail it on dark. Blue and vermillion differ little from each other in lightness,
/// so a series is told by dash and marker too, never by colour alone.
/// </summary>
/// <param name="OnMiddle">Words on a ground halfway to the accent.</param>
public sealed record ChartTheme(
    bool IsDark, string Text, string Muted, string Grid, string Surface, string Accent, string Band,
    string Prior, string Limit, string Target, string Event, string Alarm, string OnMiddle, IReadOnlyList<string> Series)
{
    public const string Family = "Inter, system-ui, 'Segoe UI', Roboto, sans-serif";

    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash"];

    public static ChartTheme Light { get; } = new(
        false, "#17202a", "#5b6875", "#e4e8ed", "#ffffff", "#0072b2", "rgba(0,114,178,0.15)",
        "#8a96a3", "#5b6875", "#007a5a", "#9a4f86", "#a84400", "#17202a", ["#000000", "#0072b2", "#d55e00", "#009e73", "#cc79a7"]);

    // The first series is a shade off the accent, so that each dark colour has one light one to be printed in.
    public static ChartTheme Dark { get; } = new(
        true, "#e6eaee", "#a3afba", "#333c46", "#1b2229", "#56b4e9", "rgba(86,180,233,0.22)",
        "#7d8994", "#a3afba", "#2fc29a", "#d99bc4", "#ff9b5c", "#12171c", ["#57b5ea", "#e69f00", "#f0e442", "#009e73", "#cc79a7"]);

    /// <summary>Dark colour to light colour: a dark chart is printed light, at a moment when the browser waits for no answer.</summary>
    public static IReadOnlyDictionary<string, string> OnPaper { get; } =
        Dark.Colours.Zip(Light.Colours).Distinct().ToDictionary(pair => pair.First, pair => pair.Second);

    private IEnumerable<string> Colours => [Text, Muted, Grid, Surface, Accent, Band, Prior, Limit, Target, Event, Alarm, OnMiddle, .. Series];

    public string Colour(int series) => Series[series % Series.Count];

    public static string Dash(int series) => Dashes[series % Dashes.Length];

    /// <summary>The layout every chart starts from: no chrome, quiet grid, labels in the reading font, nothing that drags.</summary>
    public Layout Layout() => new()
    {
        PaperBgColor = "rgba(0,0,0,0)",
        PlotBgColor = "rgba(0,0,0,0)",
        Font = new() { Family = Family, Size = 11, Color = Muted },
        Margin = new() { L = 8, R = 10, T = 8, B = 8, AutoExpand = true },
        ShowLegend = false,
        HoverMode = HoverModeEnum.Closest,
        HoverLabel = new() { BgColor = Surface, BorderColor = Grid, Font = new() { Family = Family, Size = 12, Color = Text } },
        DragMode = DragModeEnum.False,
        AutoSize = true,
        XAxis = [XAxis()],
        YAxis = [YAxis()],
    };

    public XAxis XAxis() => new()
    {
        ShowGrid = false,
        ZeroLine = false,
        FixedRange = true,
        AutoMargin = XAxisLib.AutoMarginFlag.True,
        TickFont = new() { Size = 10, Color = Muted },
        LineColor = Grid,
    };

    public YAxis YAxis() => new()
    {
        GridColor = Grid,
        ZeroLine = false,
        FixedRange = true,
        NTicks = 4,
        AutoMargin = YAxisLib.AutoMarginFlag.True,
        TickFont = new() { Size = 10, Color = Muted },
    };

    /// <summary>One name for each row, from the top down, with room between it and what stands at the axis.</summary>
    internal void NameRows(YAxis axis, IEnumerable<string> names, ChartSize size)
    {
        object[] texts = [.. names];
        axis.TickMode = YAxisLib.TickModeEnum.Array;
        axis.TickVals = [.. texts.Select((_, at) => (object)-at)];
        axis.TickText = texts;
        axis.TickFont = new() { Size = size.Font, Color = Text };
        axis.Ticks = YAxisLib.TicksEnum.Outside;
        axis.TickLen = 8;
        axis.TickColor = "rgba(0,0,0,0)";
        axis.ShowGrid = false;
    }

    /// <summary>No mode bar: what it offers is offered by buttons that a keyboard reaches.</summary>
    internal static Config Config() => new()
    {
        DisplayModeBar = Plotly.Blazor.ConfigLib.DisplayModeBarEnum.False,
        DisplayLogo = false,
        Responsive = false,
        ScrollZoom = 0,
    };
}
