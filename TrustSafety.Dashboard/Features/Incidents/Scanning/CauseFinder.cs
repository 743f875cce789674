using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Searches the leaves of a series (market × surface × category, and the strategy of detections) for the set that explains its change.</summary>
internal static class CauseFinder
{
    public static async Task<Cause?> FindAsync(Alarm alarm, WatchedSource source, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        string[] by = [.. Segments.Leaves.Union(alarm.Series.Segment.Select(p => p.Dimension).Except(source.Always))];
        var leaves = await source.ReadAsync(by, from, to, cancellation);
        string[] dimensions = [.. source.Always, .. by];
        var values = dimensions.Select((_, d) => leaves.Select(l => l.Segment[d].Value).Distinct().ToList()).ToList();
        var cells = new List<ScanCell>(leaves.Count);
        foreach (var leaf in leaves)
        {
            var (observed, expected) = Compare(leaf, alarm);
            cells.Add(new([.. dimensions.Select((_, d) => values[d].IndexOf(leaf.Segment[d].Value))], observed, expected));
        }
        var seen = dimensions.Select((d, i) => alarm.Series.Segment.FirstOrDefault(p => p.Dimension == d) is { } place ? values[i].IndexOf(place.Value) : (int?)null).ToList();
        if (SubsetScan.Best(cells, [.. values.Select(v => v.Count)], alarm.IsExcess, alarm.Dispersion, seen) is not { } best || best.Values.All(v => v.Count == 0)) return null;
        var whole = cells.Sum(c => c.Observed - c.Expected);
        var part = best.Observed - best.Expected;
        return new(
            [.. best.Values.Select((of, d) => (of, d)).Where(v => v.of.Count > 0).Select(v => new CausePart(dimensions[v.d], v.of.Select(i => values[v.d][i])))],
            OneRate.Exact(best.Observed, best.Expected, 0.95), whole * part > 0 ? Math.Clamp(part / whole, 0, 1) : null, best.Score);
    }

    /// <summary>The alarm's days against all days before them, both per exposure.</summary>
    private static (double Observed, double Expected) Compare(WatchedSeries leaf, Alarm alarm)
    {
        double observed = 0, exposed = 0, before = 0, exposedBefore = 0;
        for (var step = 0; step < leaf.Counts.Length; step++)
        {
            var day = leaf.DayOf(step);
            if (day >= alarm.First && day <= alarm.Last) (observed, exposed) = (observed + leaf.Counts[step], exposed + leaf.Exposures[step]);
            else if (day < alarm.First) (before, exposedBefore) = (before + leaf.Counts[step], exposedBefore + leaf.Exposures[step]);
        }
        // Half an event stands for "none so far".
        return (observed, exposedBefore > 0 ? exposed * Math.Max(before, 0.5) / exposedBefore : 0);
    }
}
