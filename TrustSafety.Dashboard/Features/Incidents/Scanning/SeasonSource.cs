using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// A source whose series know their season of the year, where the data hold the same weeks a year before. Hours need none: they are held to the level of the last week, which goes with the season.
/// </summary>
/// <param name="dataStart">The first day of the data.</param>
internal sealed class SeasonSource(WatchedSource source, DateOnly dataStart) : WrappedSource(source)
{
    public override async Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var now = await Source.ReadAsync(by, from, to, cancellation);
        var first = Period.Of(Grain.Week, from.AddDays(-LastYear.Shift - (7 * LastYear.Reach)));
        var end = Period.Of(Grain.Week, to.AddDays(-LastYear.Shift + (7 * LastYear.Reach))).End;
        if (now.Count == 0 || first.Start < dataStart) return now;
        return LastYear.Seasoned(now, await Source.WeeksAsync(by, first.Start, end, cancellation));
    }
}
