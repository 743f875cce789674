using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.AnnotationLib;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Charts;

/// <summary>Direct labels instead of a legend: the lines at the right edge, the two halves below, and why a place is empty.</summary>
internal sealed class SixTwelveLabels(SixTwelvePlot plot, ChartTheme theme, ChartSize size)
{
    public IEnumerable<Annotation> All(string weekScale) =>
        [.. Edge(weekScale), Half("12 months", weeks: false), Half("6 weeks", weeks: true), .. Empty(plot.Months), .. Empty(plot.Weeks)];

    private IEnumerable<Annotation> Edge(string weekScale)
    {
        var range = plot.WeekRange;
        var labels = new List<(double At, string Text, string Colour)>();
        if (plot.Data.Limits is { } limits && plot.Weeks.Any(w => w.Value is not null))
        {
            labels.Add((limits.High * plot.Unit.Factor, Named("upper limit", limits.High), theme.Limit));
            labels.Add((limits.Low * plot.Unit.Factor, Named("lower limit", limits.Low), theme.Limit));
        }
        if (plot.Weeks.Count > 0 && plot.Weeks[^1].YearBefore is { } prior) labels.Add((prior, "last year", theme.Prior));
        if (plot.Target is { } target)
            labels.Add((Math.Clamp(target, range.Low, range.High), plot.TargetFits ? Named("target", plot.Data.Indicator.Target!.Value) : Named("target", plot.Data.Indicator.Target!.Value) + (target > range.High ? " ↑" : " ↓"), theme.Target));

        var least = range.Height * (double)(size.Font * 1.25m) / (size.Height - 48);
        return Apart([.. labels.OrderBy(l => l.At)], range, least)
            .Select(l => Text(l.Text, l.Colour, plot.Axis.Right, l.At, weekScale, XAnchorEnum.Left));
    }

    private string Named(string line, double value) => size.EveryTick ? $"{line} {ValueText.Number(plot.Unit, value)}" : line;

    /// <summary>Moves labels up until none covers another, then the whole stack down if it left the plot.</summary>
    private static List<(double At, string Text, string Colour)> Apart(List<(double At, string Text, string Colour)> labels, ValueRange range, double least)
    {
        for (var i = 1; i < labels.Count; i++)
            if (labels[i].At - labels[i - 1].At < least) labels[i] = labels[i] with { At = labels[i - 1].At + least };
        for (var i = labels.Count - 1; i >= 0; i--)
        {
            var highest = i == labels.Count - 1 ? range.High : labels[i + 1].At - least;
            if (labels[i].At > highest) labels[i] = labels[i] with { At = highest };
        }
        return labels;
    }

    private Annotation Half(string text, bool weeks) => new()
    {
        Text = text,
        ShowArrow = false,
        XRef = "x",
        X = plot.Axis.Middle(weeks),
        YRef = "paper",
        Y = 0,
        YShift = -(size.Font * 1.7m),
        XAnchor = XAnchorEnum.Center,
        YAnchor = YAnchorEnum.Top,
        Font = new() { Color = theme.Muted, Size = size.Font },
    };

    /// <summary>One word for each run of places that are empty for the same reason; upright where the run is narrow.</summary>
    private IEnumerable<Annotation> Empty(IReadOnlyList<PlotPoint> points)
    {
        for (var first = 0; first < points.Count;)
        {
            var word = ReadoutText.Status(points[first].Readout);
            var last = first;
            while (last + 1 < points.Count && ReadoutText.Status(points[last + 1].Readout) == word) last++;
            if (points[first].Value is null)
                yield return new()
                {
                    Text = word,
                    ShowArrow = false,
                    XRef = "x",
                    X = (points[first].X + points[last].X) / 2,
                    YRef = "paper",
                    Y = 0.04m,
                    XAnchor = XAnchorEnum.Center,
                    YAnchor = YAnchorEnum.Bottom,
                    TextAngle = last - first >= 3 ? 0 : -90,
                    Font = new() { Color = theme.Muted, Size = size.Font * 0.9m },
                };
            first = last + 1;
        }
    }

    private Annotation Text(string text, string colour, double x, double y, string scale, XAnchorEnum anchor) => new()
    {
        Text = text,
        ShowArrow = false,
        XRef = "x",
        X = x,
        YRef = scale,
        Y = y,
        XShift = 3,
        XAnchor = anchor,
        YAnchor = YAnchorEnum.Middle,
        Font = new() { Color = colour, Size = size.Font * 0.95m },
    };
}
