using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>The leaves of what an incident's strongest series watches (market × surface × category, and what its place names), inside its place and outside.</summary>
/// <param name="MinimumCount">A smaller count that is not 0 may not be shown, nor what it can be told from.</param>
public sealed record PlaceData(Watched What, IReadOnlyList<WatchedSeries> Inside, IReadOnlyList<WatchedSeries> Outside, PlaceSeries Series, int MinimumCount)
{
    /// <summary>Whether a step of the place's course may be shown.</summary>
    public bool IsShown(int step) => Series.Expected[step] > 0 && (Series.Counts[step] == 0 || Series.Counts[step] >= MinimumCount);

    public static PlaceData? Of(Incident incident, IReadOnlyList<WatchedSeries> leaves, int minimumCount)
    {
        if (leaves.Count == 0) return null;
        // The rarer side is chosen per breakdown; the incident speaks of the side that its alarm was on.
        List<WatchedSeries> aligned = [.. leaves.Select(l => l.OnSide(incident.Reversed))];
        var place = IncidentPlace.Parse(incident.Where);
        var split = aligned.ToLookup(l => IsWithin(l, place));
        return split[true].Any() ? new(aligned[0].What, [.. split[true]], [.. split[false]], PlaceSeries.Of([.. split[true]], BaselineEnd(incident)), minimumCount) : null;
    }

    public static bool IsWithin(WatchedSeries leaf, IncidentPlace place) => place.Parts.All(p => p.Values.Contains(leaf.Segment.FirstOrDefault(s => s.Dimension == p.Dimension)?.Value ?? ""));

    /// <summary>The day before which everything counts as usual: a slow rise began before the days that gave it away.</summary>
    public static DateOnly BaselineEnd(Incident incident) => incident.First.AddDays(incident.Kind is "rise" or "decline" ? -28 : -7);
}
