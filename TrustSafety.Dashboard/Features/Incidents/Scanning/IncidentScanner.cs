using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Evaluation;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>All that is watched × its segments, each against its own past.</summary>
internal sealed class IncidentScanner(IFacts facts, IIndicatorDefinitions definitions, Remembered remembered)
{
    /// <param name="asOf">The morning on which the scan stands: it sees the days before. Null is the last day of the data, which may not be over.</param>
    /// <param name="budget">False alarms that chance may bring in a week.</param>
    /// <returns>Null when there are too few days before it.</returns>
    public async Task<Scan?> ScanAsync(DateOnly? asOf, double budget, CancellationToken cancellation)
    {
        var snapshot = await facts.SnapshotAsync(cancellation);
        if (snapshot.IsEmpty) return null;
        var (to, catalog) = (asOf ?? snapshot.Extracts.Max(e => e.LastDay), definitions.Current.Catalog);
        return await remembered.GetAsync(catalog, FormattableString.Invariant($"incidents {to:O} {budget:R}"), () => ComputeAsync(snapshot, catalog, to, budget, cancellation), cancellation);
    }

    private async Task<Scan?> ComputeAsync(Snapshot snapshot, IndicatorCatalog catalog, DateOnly to, double budget, CancellationToken cancellation)
    {
        var from = to.AddDays(-Detector.Days);
        if (from < snapshot.Extracts.Min(e => e.FirstDay)) return null;

        var sources = Sources(snapshot, catalog);
        var series = new List<WatchedSeries>();
        foreach (var source in sources)
            foreach (var by in source.Breakdowns)
                series.AddRange((await source.ReadAsync(by, from, to, cancellation)).Where(s => s.Segment.All(p => p.Value is not null)));

        var tests = series.Sum(Detector.Tests);
        var limit = tests == 0 ? 0 : budget / tests;
        var alarms = series.AsParallel().AsOrdered().WithCancellation(cancellation).SelectMany(s => Detector.Test(s, limit)).ToList();
        var found = new List<Found>();
        foreach (var group in Grouping.Of(alarms))
            found.Add(new(group, await CauseFinder.FindAsync(group[0], sources.First(s => s.What.Id == group[0].Series.What.Id), from, to, cancellation)));
        return new(to, series.Count, tests, budget, limit, Grouping.ByCause(found), snapshot.Id);
    }

    private List<WatchedSource> Sources(Snapshot snapshot, IndicatorCatalog catalog)
    {
        var reader = new DailyReader(facts);
        var estimates = new EstimateReader(facts, catalog, snapshot);
        return
        [
            .. FeedSource.All(reader, snapshot),
            .. catalog.Indicators.Where(IndicatorSource.IsWatched).Where(i => Needs.FactsOf(i).All(f => snapshot.Window(f) is not null)).Select(i => new IndicatorSource(i, estimates, reader)),
        ];
    }
}
