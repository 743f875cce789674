namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>A source whose rows usually arrive late, read no further than it is complete: days of which a part is still under way would look like a silence.</summary>
/// <param name="until">Where complete days end; for hours the day on which complete hours do.</param>
/// <param name="window">The days of which a scan reads the last: it gets as many that end earlier.</param>
internal sealed class CompleteSource(WatchedSource source, DateOnly until, int window) : WrappedSource(source)
{
    public override Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        if (to <= until) return Source.ReadAsync(by, from, to, cancellation);
        var isWindow = from.AddDays(window) >= to;
        return Source.ReadAsync(by, isWindow ? from.AddDays(until.DayNumber - to.DayNumber) : from, until, cancellation);
    }
}
