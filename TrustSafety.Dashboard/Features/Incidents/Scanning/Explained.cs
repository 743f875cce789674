using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// A detector that breaks on one surface is missed in one market and one content type too; what one surface gains in share the others lose. Where an alarm is gone once the place of a stronger incident is taken out of its series, it tells of that incident.
/// </summary>
internal static class Explained
{
    /// <param name="found">The strongest first.</param>
    public static async Task<IReadOnlyList<Found>> MergeAsync(IReadOnlyList<Found> found, Watch watch, Func<WatchedSeries, double> limit, DateOnly to, CancellationToken cancellation)
    {
        var kept = new List<Found>();
        // Of shares, what tripled is told and not what lost a fifth to it, however many views that is.
        foreach (var next in found.OrderBy(f => f.Lead.Series.IsShare ? -Math.Abs(Math.Log(f.Lead.Ratio.Point)) : 0))
        {
            var into = -1;
            for (var i = 0; i < kept.Count && into < 0; i++)
            {
                if (kept[i].Cause is null || !Grouping.AreAlike(kept[i], next)) continue;
                var rest = await WithoutAsync(next.Lead.Series, kept[i], watch.SourceOf(next.Lead.Series), to, cancellation);
                if (rest is null || !Watch.Test(rest, limit(rest)).Any(a => a.IsExcess == next.Lead.IsExcess)) into = i;
            }
            if (into < 0) kept.Add(next);
            else kept[into] = Grouping.Join(kept[into], next);
        }
        return [.. kept.OrderBy(f => f.Lead.P)];
    }

    /// <summary>The series less the cells of the other's place; null when nothing is left.</summary>
    private static async Task<WatchedSeries?> WithoutAsync(WatchedSeries series, Found other, WatchedSource source, DateOnly to, CancellationToken cancellation)
    {
        string[] by = [.. series.Segment.Select(p => p.Dimension).Union(other.Where.Select(p => p.Dimension)).Except(source.Always)];
        var outside = (await source.ReadAsync(by, series.First, to, cancellation)).Where(c => !IsWithin(c.Segment, other.Where)).ToList();
        var cells = outside.Where(c => series.Segment.All(c.Segment.Contains)).ToList();
        if (cells.Count == 0) return null;
        return series with { Counts = WatchedSeries.Sum(cells, c => c.Counts), Exposures = series.IsShare ? WatchedSeries.Sum(outside, c => c.Counts) : WatchedSeries.Sum(cells, c => c.Exposures) };
    }

    private static bool IsWithin(EquatableList<Place> segment, IReadOnlyList<CausePart> where) => where.All(part => segment.Any(p => p.Dimension == part.Dimension && part.Values.Contains(p.Value)));
}
