using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Searches the leaves of a series (market × surface × category, and the strategy of detections) for the set that explains its change.</summary>
internal static class CauseFinder
{
    private const int WeeksOfHours = 2;

    public static async Task<Cause?> FindAsync(Alarm alarm, WatchedSource source, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        string[] by = [.. Segments.Leaves.Union(alarm.Series.Segment.Select(p => p.Dimension).Except(source.Always))];
        // Hours of all leaves are many: those of two weeks say enough of what is usual.
        var leaves = await source.ReadAsync(by, alarm.Hours is null ? from : alarm.First.AddDays(-WeeksOfHours * 7), to, cancellation);
        string[] dimensions = [.. source.Always, .. by];
        var values = dimensions.Select((_, d) => leaves.Select(l => l.Segment[d].Value).Distinct().ToList()).ToList();
        var cells = new List<ScanCell>(leaves.Count);
        foreach (var leaf in leaves)
        {
            var (observed, expected) = Compare(leaf, alarm);
            cells.Add(new([.. dimensions.Select((_, d) => values[d].IndexOf(leaf.Segment[d].Value))], observed, expected));
        }
        if (alarm.Hours is not null) cells = Levelled(cells, leaves, alarm);
        var seen = dimensions.Select((d, i) => alarm.Series.Segment.FirstOrDefault(p => p.Dimension == d) is { } place ? values[i].IndexOf(place.Value) : (int?)null).ToList();
        if (SubsetScan.Best(cells, [.. values.Select(v => v.Count)], alarm.IsExcess, alarm.Dispersion, seen) is not { } best || best.Values.All(v => v.Count == 0)) return null;
        var whole = cells.Sum(c => c.Observed - c.Expected);
        var part = best.Observed - best.Expected;
        return new(
            [.. best.Values.Select((of, d) => (of, d)).Where(v => v.of.Count > 0).Select(v => new CausePart(dimensions[v.d], v.of.Select(i => values[v.d][i])))],
            OneRate.Exact(best.Observed, best.Expected, 0.95), whole * part > 0 ? Math.Clamp(part / whole, 0, 1) : null, best.Score);
    }

    /// <summary>Two weeks cannot know the weekday; the alarm's own expectation does, and all leaves share it.</summary>
    private static List<ScanCell> Levelled(List<ScanCell> cells, IReadOnlyList<WatchedSeries> leaves, Alarm alarm)
    {
        double observed = 0, expected = 0;
        for (var i = 0; i < cells.Count; i++)
            if (alarm.Series.Segment.All(leaves[i].Segment.Contains)) (observed, expected) = (observed + cells[i].Observed, expected + cells[i].Expected);
        if (!(observed > 0) || !(expected > 0) || !(alarm.Ratio.Point > 0)) return cells;
        var level = observed / alarm.Ratio.Point / expected;
        return cells.ConvertAll(c => c with { Expected = c.Expected * level });
    }

    /// <summary>The alarm's days, or hours, against those before them (the same hours of the days before), both per exposure.</summary>
    private static (double Observed, double Expected) Compare(WatchedSeries leaf, Alarm alarm)
    {
        if (alarm.Hours is { } hours) return Compare(leaf, hours);
        double observed = 0, exposed = 0, before = 0, exposedBefore = 0;
        var due = leaf.Due(0, leaf.Counts.Length);
        for (var step = 0; step < leaf.Counts.Length; step++)
        {
            var day = leaf.DayOf(step);
            if (day >= alarm.First && day <= alarm.Last) (observed, exposed) = (observed + leaf.Counts[step], exposed + due[step]);
            else if (day < alarm.First) (before, exposedBefore) = (before + leaf.Counts[step], exposedBefore + due[step]);
        }
        return (observed, Expected(exposed, before, exposedBefore));
    }

    private static (double Observed, double Expected) Compare(WatchedSeries leaf, HourSpan hours)
    {
        double observed = 0, expected = 0;
        Span<double> before = stackalloc double[24], exposedBefore = stackalloc double[24];
        for (var step = 0; step < leaf.Counts.Length; step++)
        {
            var (at, hour) = (leaf.HourOf(step), step % 24);
            if (at < hours.From) (before[hour], exposedBefore[hour]) = (before[hour] + leaf.Counts[step], exposedBefore[hour] + leaf.Exposures[step]);
            else if (at < hours.Until) (observed, expected) = (observed + leaf.Counts[step], expected + Expected(leaf.Exposures[step], before[hour], exposedBefore[hour]));
        }
        return (observed, expected);
    }

    /// <summary>Half an event stands for "none so far".</summary>
    private static double Expected(double exposed, double before, double exposedBefore) => exposedBefore > 0 ? exposed * Math.Max(before, 0.5) / exposedBefore : 0;
}
