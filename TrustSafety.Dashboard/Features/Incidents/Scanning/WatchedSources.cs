using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Evaluation;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Everything that is watched in a snapshot: how much came in of each fact, and every indicator that counts something.</summary>
internal sealed class WatchedSources(IFacts facts)
{
    public IReadOnlyList<WatchedSource> Of(Snapshot snapshot, IndicatorCatalog catalog)
    {
        var reader = new DailyReader(facts);
        return
        [
            .. FeedSource.All(reader, snapshot),
            .. catalog.Indicators.Where(IndicatorSource.IsWatched).Where(i => Needs.FactsOf(i).All(f => snapshot.Window(f) is not null)).Select(i => new IndicatorSource(i, () => new EstimateReader(facts, catalog, snapshot), reader)),
        ];
    }
}
