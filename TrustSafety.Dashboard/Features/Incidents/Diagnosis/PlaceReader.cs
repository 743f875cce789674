using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>Reads the leaves around an incident from long before it to some weeks after it.</summary>
internal sealed class PlaceReader(IFacts facts, WatchedSources sources, IIndicatorDefinitions definitions, IOptions<DisclosureOptions> disclosure)
{
    private const int DaysBefore = 112;
    private const int DaysAfter = 42;

    /// <returns>Null when what it watched is watched no more, or says nothing of its days.</returns>
    /// <param name="asOf">The morning to stand on: nothing of that day or later is read. Null is the end of the data.</param>
    /// <param name="arrivals">Only rows that had arrived are seen, and days that are complete by that; null is all of them.</param>
    public async Task<PlaceData?> ReadAsync(Incident incident, DateOnly? asOf, Arrivals? arrivals, CancellationToken cancellation)
    {
        var snapshot = await facts.SnapshotAsync(cancellation);
        if (LastCompleteWeek.DataEnd(snapshot) is not { } end || sources.Of(snapshot, definitions.Current.Catalog, arrivals).FirstOrDefault(s => s.What.Id == incident.Watched) is not { } source) return null;
        var named = IncidentPlace.Parse(incident.Where).Parts.Concat(IncidentPlace.Parse(incident.Segment).Parts).Select(p => p.Dimension);
        var (from, to) = (incident.First.AddDays(-DaysBefore), incident.Last.AddDays(DaysAfter));
        // The last day of the data may not be over.
        if (to > end) to = end;
        if (asOf < to) to = asOf.Value;
        if (arrivals?.DaysUntil(source.Facts) is { } until && until < to) to = until;
        if (to <= incident.First) return null;
        return PlaceData.Of(incident, await source.ReadAsync([.. Segments.Leaves.Union(named).Except(source.Always)], from, to, cancellation), disclosure.Value.MinimumCount);
    }
}
