using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Evaluation;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Everything that is watched in a snapshot: how much came in of each fact, and every indicator that counts something.</summary>
internal sealed class WatchedSources(IFacts facts)
{
    /// <param name="arrivals">Only rows that had arrived are seen; null is all of them.</param>
    public IReadOnlyList<WatchedSource> Of(Snapshot snapshot, IndicatorCatalog catalog, Arrivals? arrivals)
    {
        if (snapshot.IsEmpty) return [];
        var (seen, start) = (facts.At(arrivals), snapshot.Extracts.Min(e => e.FirstDay));
        var reader = new DailyReader(seen);
        IEnumerable<WatchedSource> all =
        [
            .. FeedSource.All(reader, snapshot),
            .. catalog.Indicators.Where(IndicatorSource.IsWatched).Where(i => Needs.FactsOf(i).All(f => snapshot.Window(f) is not null)).Select(i => new IndicatorSource(i, () => new EstimateReader(seen, catalog, snapshot), reader)),
        ];
        return [.. all.Select(source => new SeasonSource(source, start))];
    }
}
