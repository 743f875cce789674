using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Plotly.Blazor.LayoutLib;
using AnnotationLib = Plotly.Blazor.LayoutLib.AnnotationLib;

namespace TrustSafety.Dashboard.Charts;

/// <summary>Turns a figure into one that stands alone: what it asks, what it says and where it came from are drawn inside.</summary>
internal static partial class ChartPicture
{
    public const uint Width = 1200;
    public const uint Height = 675;
    public const string Size = "width:1200px;height:675px";

    private const int Top = 116;
    private const int Edge = 40;
    private const int LineLength = 180;

    public static Figure Of(Figure light, string title, string? subtitle, string? footnote, Indicators.Provenance? provenance)
    {
        var foot = Lines([footnote, provenance is null ? null : ProvenanceText.Line(provenance)]);
        var layout = light.Layout;
        layout.PaperBgColor = "#ffffff";
        layout.PlotBgColor = "#ffffff";
        layout.AutoSize = false;
        layout.Width = Width;
        layout.Height = Height;
        var (left, right, bottom) = (layout.Margin?.L ?? 0, layout.Margin?.R ?? 0, layout.Margin?.B ?? 0);
        layout.Margin = new() { L = Math.Max(Edge, left), R = Math.Max(Edge, right), T = Top, B = bottom + 48 + (18 * foot.Count), AutoExpand = true };
        layout.Annotations =
        [
            .. layout.Annotations ?? [],
            Note(title, 24, ChartTheme.Light.Text, 1, Top - 42, bold: true),
            Note(subtitle ?? "", 16, ChartTheme.Light.Muted, 1, Top - 76),
            .. foot.Select((line, i) => Note(line, 12, ChartTheme.Light.Muted, 0, -(double)bottom - 40 - (18 * i))),
        ];
        return light with { Layout = layout };
    }

    public static string FileName(string title) =>
        NotInFileNames().Replace(title.ToLower(CultureInfo.InvariantCulture), "-").Trim('-') is { Length: > 0 } name ? name : "chart";

    private static List<string> Lines(IEnumerable<string?> texts)
    {
        var lines = new List<string>();
        foreach (var word in string.Join(" · ", texts.Where(t => !string.IsNullOrWhiteSpace(t))).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count == 0 || lines[^1].Length + word.Length >= LineLength) lines.Add(word);
            else lines[^1] += " " + word;
        }
        return lines;
    }

    // plotly.js reads a little HTML in texts, and the names of indicators are ours but the filters in them are not.
    private static Annotation Note(string text, int size, string colour, int edge, double shift, bool bold = false) => new()
    {
        Text = bold ? $"<b>{WebUtility.HtmlEncode(text)}</b>" : WebUtility.HtmlEncode(text),
        Font = new() { Family = ChartTheme.Family, Size = size, Color = colour },
        ShowArrow = false,
        XRef = "paper",
        YRef = "paper",
        X = 0,
        Y = edge,
        XAnchor = AnnotationLib.XAnchorEnum.Left,
        YAnchor = AnnotationLib.YAnchorEnum.Middle,
        YShift = (decimal)shift,
        Align = AnnotationLib.AlignEnum.Left,
    };

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInFileNames();
}
