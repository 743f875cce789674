using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Features.Incidents.Diagnosis;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Triage;

internal sealed class TriageReader(IncidentBook book, IOptions<IncidentOptions> options, TimeProvider clock)
{
    public async Task<TriageModel> ReadAsync(ViewState state, CancellationToken cancellation)
    {
        var view = TriageView.Parse(state);
        var all = await book.ListAsync(cancellation);
        var like = all.FirstOrDefault(i => i.Id == view.Like);
        var now = clock.GetUtcNow();
        var rows = all.Where(view.Admits).Select(i => new TriageRow(i, IncidentClock.Of(i, options.Value, now), like is null ? null : SeenBefore.Likeness(like, i)))
            .Where(r => r.Likeness is null || (r.Likeness >= SeenBefore.Alike && r.Incident.Id != like!.Id));
        return new(view, Ordered(rows, like is not null), all.Count(i => i.IsOpen), all.Count(i => IncidentClock.Of(i, options.Value, now) is { IsLate: true }), all.Count, like, await book.QuietedAsync(cancellation));
    }

    /// <summary>Open before closed, severe before mild, what is due sooner before what has time.</summary>
    private static IReadOnlyList<TriageRow> Ordered(IEnumerable<TriageRow> rows, bool byLikeness) => byLikeness
        ? [.. rows.OrderByDescending(r => r.Likeness).ThenByDescending(r => r.Incident.Id)]
        : [.. rows.OrderByDescending(r => r.Incident.IsOpen).ThenByDescending(r => r.Incident.Severity).ThenBy(r => r.Due?.At ?? DateTimeOffset.MaxValue).ThenByDescending(r => r.Incident.Id)];
}
