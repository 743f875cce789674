using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>Reads the hours from two days before an incident to a day after it, where it has hours.</summary>
internal sealed class HourReader(IFacts facts, HourlySources sources, IIndicatorDefinitions definitions, IOptions<DisclosureOptions> disclosure)
{
    private const int HoursBefore = 48, HoursAfter = 24;

    public async Task<HourCourse?> ReadAsync(Incident incident, CancellationToken cancellation)
    {
        if (incident is not { FromHour: { } began, UntilHour: { } over }) return null;
        var snapshot = await facts.SnapshotAsync(cancellation);
        var (from, until) = (began.AddHours(-HoursBefore), over.AddHours(HoursAfter));
        var (first, last) = (DateOnly.FromDateTime(from).AddDays(-HourlyBaseline.History - 1), DateOnly.FromDateTime(until));
        if (!snapshot.IsEmpty && snapshot.Extracts.Max(e => e.LastDay) is var end && last > end) last = end;
        var watched = await sources.OfAsync(snapshot, definitions.Current.Catalog, new(last, null), null, cancellation);
        if (watched.FirstOrDefault(s => s.What.Id == incident.Watched) is not { } source) return null;
        var place = IncidentPlace.Parse(incident.Where);
        var cells = await source.ReadAsync([.. place.Parts.Select(p => p.Dimension).Except(source.Always)], first, last, cancellation);
        List<WatchedSeries> inside = [.. cells.Where(c => PlaceData.IsWithin(c, place)).Select(c => c.OnSide(incident.Reversed))];
        return inside.Count == 0 ? null : HourCourse.Of(inside[0] with { Counts = WatchedSeries.Sum(inside, s => s.Counts), Exposures = WatchedSeries.Sum(inside, s => s.Exposures) }, from, until, disclosure.Value.MinimumCount);
    }
}
