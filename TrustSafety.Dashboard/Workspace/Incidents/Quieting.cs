using Microsoft.EntityFrameworkCore;

namespace TrustSafety.Dashboard.Workspace.Incidents;

/// <summary>A false alarm costs every series that cried for it part of the budget; to take it back gives it back.</summary>
internal static class Quieting
{
    public static async Task AddAsync(WorkspaceContext context, Incident incident, string author, DateTimeOffset at, CancellationToken cancellation)
    {
        foreach (var signal in await SignalsAsync(context, incident, cancellation))
        {
            var known = await KnownAsync(context, signal, cancellation);
            if (known is not null) context.QuietedSeries.Update(known with { FalseAlarms = known.FalseAlarms + 1, IncidentId = incident.Id, Author = author, At = at });
            else context.QuietedSeries.Add(new() { Watched = signal.Watched, Name = signal.Name, Segment = signal.Segment, FalseAlarms = 1, IncidentId = incident.Id, Author = author, At = at });
        }
    }

    public static async Task TakeBackAsync(WorkspaceContext context, Incident incident, CancellationToken cancellation)
    {
        foreach (var signal in await SignalsAsync(context, incident, cancellation))
        {
            if (await KnownAsync(context, signal, cancellation) is not { } known) continue;
            if (known.FalseAlarms > 1) context.QuietedSeries.Update(known with { FalseAlarms = known.FalseAlarms - 1 });
            else context.QuietedSeries.Remove(known);
        }
    }

    private static async Task<List<IncidentSignal>> SignalsAsync(WorkspaceContext context, Incident incident, CancellationToken cancellation) =>
        [.. (await context.IncidentSignals.AsNoTracking().Where(s => s.IncidentId == incident.Id).ToListAsync(cancellation)).DistinctBy(s => (s.Watched, s.Segment))];

    private static Task<QuietedSeries?> KnownAsync(WorkspaceContext context, IncidentSignal signal, CancellationToken cancellation) =>
        context.QuietedSeries.AsNoTracking().FirstOrDefaultAsync(q => q.Watched == signal.Watched && q.Segment == signal.Segment, cancellation);
}
