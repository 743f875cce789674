using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Reads what had arrived by the moment at which a scan stands.</summary>
internal sealed class ArrivalReader(IFacts facts, IOptions<ReportingOptions> reporting)
{
    /// <returns>Null where all is seen: at the end of the data, and where no row says when it arrived.</returns>
    public async Task<Arrivals?> ReadAsync(Snapshot snapshot, ScanMoment asOf, CancellationToken cancellation)
    {
        var told = snapshot.Extracts.Where(e => e.LastArrival is not null).Select(e => e.Fact).Distinct().Order().ToList();
        if (asOf is { Hour: null } or { WithLate: true } || told.Count == 0) return null;
        var arrivals = new Arrivals(asOf.ToUtc(reporting.Value.Zone), []);
        var seen = facts.At(arrivals);
        var found = new List<FactArrivals>();
        foreach (var fact in told) found.Add(await ReadAsync(seen, fact, asOf, cancellation));
        return arrivals with { Facts = found };
    }

    private static async Task<FactArrivals> ReadAsync(IFacts seen, Fact fact, ScanMoment asOf, CancellationToken cancellation)
    {
        var schema = FactSchemas.Of(fact);
        var afterDay = await UsualDelay.HoursAsync(seen, fact, afterDay: true, asOf.Day, cancellation);
        int? afterEvent = schema.Find(schema.Time)!.Type == ColumnType.Date ? null : await UsualDelay.HoursAsync(seen, fact, afterDay: false, asOf.Day, cancellation);
        return new(fact, afterDay, asOf.Before(afterDay).Day, afterEvent, afterEvent is { } hours ? asOf.Before(hours) : null);
    }
}
