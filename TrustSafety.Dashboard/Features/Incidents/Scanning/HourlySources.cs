using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// What is watched by the hour: detections by strategy, reviews and appeals, and the indicators that count something whose time has hours; where a fact's times are days there is nothing. What is sampled, what
/// ripens and what looks at two facts is watched by the day or the week only.
/// </summary>
internal sealed class HourlySources(IFacts facts, IOptions<ReportingOptions> reporting, IOptions<IncidentOptions> options)
{
    public async Task<IReadOnlyList<HourlySource>> OfAsync(Snapshot snapshot, IndicatorCatalog catalog, ScanMoment asOf, Arrivals? arrivals, CancellationToken cancellation)
    {
        var seen = facts.At(arrivals);
        var ends = new Dictionary<(Fact, string), DateTime?>();
        var sources = new List<HourlySource>();
        foreach (var table in Counted(catalog).Where(c => snapshot.Window(c.Source.Fact) is not null).GroupBy(c => (c.Source.Fact, c.Source.Time, c.Always)))
        {
            var (fact, time, always) = table.Key;
            var read = new HourlyTable(fact, time, new(table.SelectMany(c => c.Per is null ? [c.Count] : (Measure[])[c.Count, c.Per]).Distinct()), always is null ? [] : [always]);
            if (!ends.TryGetValue((fact, time), out var known)) ends[(fact, time)] = known = await read.EndAsync(seen, arrivals?.HoursUntil([fact]) ?? asOf, cancellation);
            if (known is { } end) sources.AddRange(table.Select(c => new HourlySource(c.What, read, c.Count, c.Per, seen, reporting.Value.Zone, end, options.Value.HourlyPairs)));
        }
        return sources;
    }

    private static IEnumerable<Counting> Counted(IndicatorCatalog catalog) =>
    [
        .. FeedSource.Timed.Select(f => new Counting(new(f.Id, f.Name, null, Direction.Neutral), new(f.Fact, FactSchemas.Of(f.Fact).Time), f.Measure, null, f.Always)),
        .. catalog.Indicators.Where(IndicatorSource.IsWatched).Select(Of).OfType<Counting>(),
    ];

    private static Counting? Of(Indicator indicator)
    {
        var needs = Needs.Of(indicator, focused: false);
        var what = new Watched(indicator.Id, indicator.Name, indicator, indicator.Direction);
        var (source, count) = (needs[0].Source, needs[0].Measure);
        if (FactSchemas.Of(source.Fact).Find(source.Time) is { Type: ColumnType.Date } || count.Factors.Count > 0) return null;
        return indicator.Estimator switch
        {
            Estimator.Count or Estimator.Rate => new(what, source, count, null, null),
            Estimator.Proportion when needs[1].Source == source => new(what, source, count, needs[1].Measure, null),
            _ => null,
        };
    }

    private sealed record Counting(Watched What, Source Source, Measure Count, Measure? Per, string? Always);
}
