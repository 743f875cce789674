using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Reads what had arrived by the moment at which a scan stands, and how far that is complete.</summary>
internal sealed class ArrivalReader(IFacts facts, IOptions<ReportingOptions> reporting)
{
    /// <returns>Null where no row says when it arrived, or late ones are seen, too.</returns>
    public async Task<Arrivals?> ReadAsync(Snapshot snapshot, ScanMoment asOf, CancellationToken cancellation)
    {
        var told = snapshot.Extracts.Where(e => e.LastArrival is not null).Select(e => e.Fact).Distinct().Order().ToList();
        if (asOf.WithLate || told.Count == 0) return null;
        var (now, arrivals) = asOf.Hour is null ? Now(snapshot, asOf.Day) : (asOf, new Arrivals(asOf.ToUtc(reporting.Value.Zone), []));
        var seen = facts.At(arrivals);
        var found = new List<FactArrivals>();
        foreach (var fact in told) found.Add(await ReadAsync(seen, fact, asOf.Day, now, cancellation));
        return arrivals with { Facts = found };
    }

    /// <summary>At the end of the data it is as late as the last arrival of any fact, so that one whose deliveries fail is silent; and no earlier than the last day of which something is told.</summary>
    private (ScanMoment Now, Arrivals Arrivals) Now(Snapshot snapshot, DateOnly lastDay)
    {
        var last = snapshot.Extracts.Max(e => e.LastArrival)!.Value;
        var local = TimeZoneInfo.ConvertTimeFromUtc(last, reporting.Value.Zone);
        var now = new ScanMoment(DateOnly.FromDateTime(local), local.Hour);
        return (now.Day < lastDay ? ScanMoment.Morning(lastDay) : now, new(last.AddTicks(1), []) { AreAll = true });
    }

    /// <param name="day">The days before it are counted; at the end of the data the last of them, and now may be some days later.</param>
    private static async Task<FactArrivals> ReadAsync(IFacts seen, Fact fact, DateOnly day, ScanMoment now, CancellationToken cancellation)
    {
        var schema = FactSchemas.Of(fact);
        var afterDay = await UsualDelay.HoursAsync(seen, fact, afterDay: true, day, cancellation);
        int? afterEvent = schema.Find(schema.Time)!.Type == ColumnType.Date ? null : await UsualDelay.HoursAsync(seen, fact, afterDay: false, day, cancellation);
        return new(fact, afterDay, now.Before(afterDay).Day, afterEvent, afterEvent is { } hours ? now.Before(hours) : null);
    }
}
