using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents.Watching;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>An earlier incident, and how alike it is: 0 to 1.</summary>
/// <param name="Id">Null for an entry of the imported history.</param>
public sealed record Precedent(int? Id, string Title, DateOnly First, string Outcome, double Likeness);

/// <summary>Earlier incidents of a similar place and shape: place counts 60 %, kind and direction 25 %, the same series 15 %.</summary>
internal sealed class SeenBefore(IncidentBook book, HistoryReader history)
{
    public const double Alike = 0.5;
    private const int Shown = 6;
    private const int Years = 3;

    public static double Likeness(Incident a, Incident b) => 0.6 * IncidentPlace.Parse(a.Where).Likeness(IncidentPlace.Parse(b.Where))
        + (a.IsExcess == b.IsExcess ? a.Kind == b.Kind ? 0.25 : 0.15 : 0) + (a.Watched == b.Watched ? 0.15 : 0);

    public async Task<IReadOnlyList<Precedent>> ReadAsync(Incident incident, CancellationToken cancellation)
    {
        var known = (await book.ListAsync(cancellation)).Where(i => i.Id != incident.Id && i.First < incident.First)
            .Select(i => new Precedent(i.Id, i.Title, i.First, i.State.Words(), Likeness(incident, i)));
        var place = IncidentPlace.Parse(incident.Where);
        // History says where and when, and neither what was counted nor which way it went.
        var told = (await history.ReadAsync(incident.First.AddDays(-366 * Years), incident.First.AddDays(-1), incident.SeenOn, null, cancellation))
            .Where(e => e.Onset < incident.First.AddDays(-2)).Select(e => new Precedent(null, e.ToString(), e.Onset, e.Closed is null ? "open" : "closed", 0.6 * place.Likeness(e.Place)));
        return [.. known.Where(p => p.Likeness >= Alike).Concat(told.Where(p => p.Likeness >= 0.4)).OrderByDescending(p => p.Likeness).ThenByDescending(p => p.First).Take(Shown)];
    }
}
