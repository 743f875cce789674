using System.Globalization;
using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib;
using TrustSafety.Dashboard.Indicators;
using TickModeEnum = Plotly.Blazor.LayoutLib.XAxisLib.TickModeEnum;

namespace TrustSafety.Dashboard.Charts;

/// <summary>A distribution: which share of the whole lies in each class. A description of what is there, so its bars carry no whiskers; the estimates beside it do.</summary>
/// <param name="What">What is cut into classes.</param>
public sealed record SharesData(string What, string When, IReadOnlyList<ShareBar> Bars)
{
    /// <summary>Why there are no bars.</summary>
    public string Why { get; init; } = "nothing to count";
}

public sealed record ShareBar(string Name, double Count);

public static class Shares
{
    public static Figure Draw(SharesData data, ChartTheme theme)
    {
        var total = data.Bars.Sum(b => b.Count);
        var bars = new Bar
        {
            Name = "share",
            X = [.. data.Bars.Select((_, i) => (object)i)],
            Y = [.. data.Bars.Select(b => (object)(100 * b.Count / total))],
            Marker = new() { Color = theme.Band, Line = new() { Color = theme.Accent, Width = 1.5m } },
            TextArray = [.. data.Bars.Select(b => Percent(b, total))],
            TextPosition = TextPositionEnum.Outside,
            TextFont = new() { Color = theme.Text },
            ClipOnAxis = false,
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. data.Bars.Select(b => PlotText.Escape($"{b.Name}: {Percent(b, total)}, {ValueText.Count((long)b.Count)} of {ValueText.Count((long)total)}"))],
        };
        var layout = theme.Layout();
        layout.Margin!.T = 22;
        layout.BarGap = 0.12m;
        layout.XAxis![0].TickMode = TickModeEnum.Array;
        layout.XAxis[0].TickVals = [.. data.Bars.Select((_, i) => (object)i)];
        layout.XAxis[0].TickText = [.. data.Bars.Select(b => (object)PlotText.Escape(b.Name))];
        layout.YAxis![0].Visible = false;
        if (data.Bars.Count == 0)
        {
            layout.XAxis[0].Visible = false;
            layout.Annotations = [new() { Text = PlotText.Escape(data.Why), Font = new() { Color = theme.Muted }, ShowArrow = false, XRef = "paper", X = 0.5, YRef = "paper", Y = 0.5 }];
        }
        return new([bars], layout, Table(data, total), Summary(data, total));
    }

    /// <summary>
    /// Classes that begin at the edges given, the last one open. A class of fewer than the smallest group is joined with the one below it, or above it where there is none,
    /// so that no bar stands for a few.
    /// </summary>
    public static IReadOnlyList<ShareBar> Joined(IReadOnlyList<(double Value, double Count)> values, IReadOnlyList<int> edges, Func<string, string> name, int smallest)
    {
        List<(int From, int? To, double Count)> classes = [.. edges.Select((from, i) => (from, i + 1 < edges.Count ? edges[i + 1] : (int?)null, values.Where(v => v.Value >= from && (i + 1 == edges.Count || v.Value < edges[i + 1])).Sum(v => v.Count)))];
        for (var i = classes.Count - 1; i >= 0 && classes.Count > 1; i--)
        {
            if (classes[i].Count >= smallest || (classes[i].Count == 0 && classes[i].To is not null)) continue;
            var at = i > 0 ? i - 1 : 0;
            classes[at] = (classes[at].From, classes[at + 1].To, classes[at].Count + classes[at + 1].Count);
            classes.RemoveAt(at + 1);
        }
        return classes.Sum(c => c.Count) < smallest ? [] : [.. classes.Select(c => new ShareBar(name(Range(c.From, c.To)), c.Count))];
    }

    private static string Range(int from, int? to) => to is not { } end ? string.Create(CultureInfo.InvariantCulture, $"{from}+")
        : end == from + 1 ? from.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{from}–{end - 1}");

    private static string Percent(ShareBar bar, double total) => string.Create(CultureInfo.InvariantCulture, $"{100 * bar.Count / total:0.#} %");

    private static FigureTable Table(SharesData data, double total) => new([data.What, "share", "count"], [.. data.Bars.Select(b => (IReadOnlyList<string>)[b.Name, Percent(b, total), ValueText.Count((long)b.Count)])]);

    private static string Summary(SharesData data, double total) => data.Bars.Count == 0 ? $"{data.What} in {data.When}: {data.Why}."
        : $"{data.What} in {data.When}, {ValueText.Count((long)total)} in all: {string.Join("; ", data.Bars.Select(b => $"{b.Name} {Percent(b, total)}"))}.";
}
