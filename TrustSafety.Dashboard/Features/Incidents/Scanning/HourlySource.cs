using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>One watched thing by the hour: shares of what the same hour brought, and counts per hour of the clock, because views are known by the day.</summary>
/// <param name="end">When the last hour that is over ends.</param>
/// <param name="pairs">Pairs of dimensions are watched, too; not of what has a key of its own, such as the strategy.</param>
internal sealed class HourlySource(Watched what, HourlyTable table, Measure count, Measure? per, IFacts facts, TimeZoneInfo zone, DateTime end, bool pairs) : WatchedSource(what)
{
    public override IReadOnlyList<IReadOnlyList<string>> Breakdowns { get; } = pairs && table.Always.Count == 0 ? Segments.All : Segments.UpToOne;

    public override IReadOnlyList<string> Always => table.Always;

    public override IReadOnlyList<Fact> Facts => [table.Fact];

    /// <param name="to">The day on which the scan stands, whose hours are read as far as they are over.</param>
    public override async Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        // Breakdowns below those that are watched are read for few days, and of them only what this source counts.
        var own = by.Count > Breakdowns[^1].Count ? table with { Measures = new(per is null ? [count] : [count, per]) } : table;
        var cells = await own.ReadAsync(facts, by, from, to, cancellation);
        var hours = Math.Clamp((int)(end - from.ToDateTime(TimeOnly.MinValue)).TotalHours, 0, 24 * (to.DayNumber - from.DayNumber + 1));
        var counts = cells.Of(own.IndexOf(count), hours);
        double[] clock = [.. Enumerable.Range(0, hours).Select(h => ClockHours.Lasting(zone, from.AddDays(h / 24), h % 24))];
        var exposures = per is null ? [.. counts.Select(_ => clock)] : cells.Of(own.IndexOf(per), hours);
        List<WatchedSeries> series = [.. cells.Keys.Select((key, k) => new WatchedSeries(What, Segment([.. table.Always, .. by], key), from, 1, counts[k], exposures[k]) { IsHourly = true, IsPart = per is not null })];
        return per is null ? series : OnRarerSide(series);
    }
}
