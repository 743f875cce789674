using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>Puts what was read into the shapes that are drawn.</summary>
internal static class ExploreSegments
{
    /// <summary>Who contributes most to the change comes first; where nobody's part can be said, the surest change does.</summary>
    public static IReadOnlyList<ExploreRow> Rows(ExploreView view, IReadOnlyList<Comparison> segments, bool crossed = false) =>
        [.. segments
            .OrderByDescending(c => Math.Abs(c.Contribution ?? 0))
            .ThenBy(c => c.P ?? 1)
            .ThenByDescending(c => c.AfterReadout.Shown?.N ?? 0)
            .ThenBy(c => c.Segment, StringComparer.Ordinal)
            .ThenBy(c => c.ThenSegment, StringComparer.Ordinal)
            .Select(c => (Keys: crossed ? new[] { c.Segment, c.ThenSegment } : [c.Segment], Change: c))
            .Select(r => new ExploreRow(r.Keys, r.Change, ExploreLinks.Down(view, r.Keys)))];

    public static TrendData Trend(ExploreView view, IndicatorSeries whole, IndicatorSeries? segments) =>
        new(whole.Indicator, [.. whole.Points.Select(p => new TrendPoint(p.Period, p.Readout))])
        {
            Before = view.Before,
            After = view.After,
            Link = period => ExploreLinks.Compare(view, period),
            Segments = segments is null ? [] : [.. Largest(view, segments).Select(g => new TrendLine(
                DimensionText.Value(g.Key), Aligned(whole, g), period => ExploreLinks.DownAt(view, period, g.Key)))],
        };

    public static HeatmapData Heatmap(ExploreView view, IReadOnlyList<ExploreRow> cells) =>
        new(view.Indicator, view.After, view.By[0], view.By[1], Largest(cells, 0), Largest(cells, 1),
            [.. cells.Select(c => new HeatmapCell(c.Keys[0], c.Keys[1], c.Change.AfterReadout))])
        {
            Link = (row, column) => ExploreLinks.Down(view, row, column),
        };

    private static IEnumerable<IGrouping<string?, IndicatorPoint>> Largest(ExploreView view, IndicatorSeries segments) =>
        segments.Points.GroupBy(p => p.Keys[0])
            .OrderByDescending(g => g.FirstOrDefault(p => p.Period == view.After)?.Readout.Shown?.N ?? 0)
            .ThenByDescending(g => g.Sum(p => p.Readout.Shown?.N ?? 0))
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Where(g => g.Any(p => p.Readout.Shown is not null))
            .Take(TrendData.MostSegments);

    /// <summary>A segment without rows in a period has no point there; the axis is the whole's.</summary>
    private static List<TrendPoint> Aligned(IndicatorSeries whole, IEnumerable<IndicatorPoint> segment)
    {
        var known = segment.ToDictionary(p => p.Period, p => p.Readout);
        return [.. whole.Points.Select(p => new TrendPoint(p.Period, known.GetValueOrDefault(p.Period) ?? new Readout.Missing("no rows")))];
    }

    private static List<string?> Largest(IReadOnlyList<ExploreRow> cells, int key) =>
        [.. cells.GroupBy(c => c.Keys[key]).OrderByDescending(g => g.Sum(c => c.Change.AfterReadout.Shown?.N ?? 0)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
}
