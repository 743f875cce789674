using Microsoft.EntityFrameworkCore;

namespace TrustSafety.Dashboard.Workspace.Incidents;

/// <summary>
/// One incident, however many scans see it: a sighting belongs to the incident for which the same series cried before, in a segment within or around, at a time that meets.
/// What was closed stays closed as long as only the days up to its closing are seen again; when it goes on after them it is opened anew.
/// </summary>
internal sealed class SightingMerge(WorkspaceContext context, DateTimeOffset now)
{
    /// <summary>Days apart that may still be one thing.</summary>
    private const int Slack = 2;

    private readonly List<int> touched = [];
    private readonly List<Incident> opened = [];

    public async Task<(IReadOnlyList<int> Touched, IReadOnlyList<Incident> Opened)> RunAsync(IReadOnlyList<Sighting> sightings, CancellationToken cancellation)
    {
        foreach (var sighting in sightings)
        {
            var earliest = sighting.Incident.First.AddDays(-Slack);
            var near = await context.Incidents.AsNoTracking().Where(i => i.Last >= earliest).OrderByDescending(i => i.Id).ToListAsync(cancellation);
            Incident? known = null;
            foreach (var candidate in near.OrderByDescending(i => i.IsOpen))
                if (await IsSameAsync(candidate, sighting, cancellation)) { known = candidate; break; }
            if (known is null) await OpenAsync(sighting, cancellation);
            else if (known.IsOpen) await GrowAsync(known, sighting, cancellation);
            context.ChangeTracker.Clear();
        }
        return (touched, opened);
    }

    private async Task<bool> IsSameAsync(Incident known, Sighting sighting, CancellationToken cancellation)
    {
        if (known.First > sighting.Incident.Last.AddDays(Slack)) return false;
        var signals = await context.IncidentSignals.AsNoTracking().Where(s => s.IncidentId == known.Id).ToListAsync(cancellation);
        return sighting.Signals.Any(seen => signals.Any(s =>
            s.Watched == seen.Watched && s.IsExcess == seen.IsExcess && IncidentPlace.Parse(s.Segment).IsNestedWith(IncidentPlace.Parse(seen.Segment))
            && s.First <= seen.Last.AddDays(Slack) && seen.First <= s.Last.AddDays(Slack)));
    }

    private async Task OpenAsync(Sighting sighting, CancellationToken cancellation)
    {
        var incident = sighting.Incident with { Id = 0, OpenedAt = now, State = IncidentState.New };
        context.Incidents.Add(incident);
        await context.SaveChangesAsync(cancellation);
        context.IncidentSignals.AddRange(sighting.Signals.Select(s => s with { Id = 0, IncidentId = incident.Id }));
        context.Audit.Add(IncidentAudit.Entry(incident.Id, "opened", IncidentAudit.Scan, now));
        await context.SaveChangesAsync(cancellation);
        opened.Add(incident);
        touched.Add(incident.Id);
    }

    /// <summary>A scan that stands earlier than the last one adds what it saw, and does not turn the figures back.</summary>
    private async Task GrowAsync(Incident known, Sighting sighting, CancellationToken cancellation)
    {
        var signals = await context.IncidentSignals.AsNoTracking().Where(s => s.IncidentId == known.Id).ToListAsync(cancellation);
        var fresh = sighting.Incident.SeenOn >= known.SeenOn;
        var grown = (fresh ? Latest(known, sighting.Incident) : known) with
        {
            First = Min(known.First, sighting.Incident.First),
            Last = Max(known.Last, sighting.Incident.Last),
            FromHour = Earlier(known.FromHour, sighting.Incident.FromHour),
            UntilHour = known.UntilHour > sighting.Incident.UntilHour ? known.UntilHour : sighting.Incident.UntilHour ?? known.UntilHour,
            FoundOn = Min(known.FoundOn, sighting.Incident.FoundOn),
        };
        var added = new List<IncidentSignal>();
        foreach (var seen in sighting.Signals)
        {
            if (signals.FirstOrDefault(s => s.IsOf(seen.Watched, seen.Segment) && s.IsExcess == seen.IsExcess) is not { } old) added.Add(seen with { Id = 0, IncidentId = known.Id });
            else if ((fresh ? seen with { Id = old.Id, IncidentId = old.IncidentId, First = Min(old.First, seen.First), Last = Max(old.Last, seen.Last) } : old) is var newer && newer != old) context.IncidentSignals.Update(newer);
        }
        if (grown == known && added.Count == 0 && !context.ChangeTracker.HasChanges()) return;
        context.IncidentSignals.AddRange(added);
        context.Incidents.Update(grown);
        if (Tells(known, grown) is { Length: > 0 } act) context.Audit.Add(IncidentAudit.Entry(known.Id, act, IncidentAudit.Scan, now));
        await context.SaveChangesAsync(cancellation);
        touched.Add(known.Id);
    }

    private static Incident Latest(Incident known, Incident seen) => known with
    {
        Title = seen.Title,
        Kind = seen.Kind,
        IsExcess = seen.IsExcess,
        Watched = seen.Watched,
        Reversed = seen.Reversed,
        Segment = seen.Segment,
        Where = seen.Where,
        SeenOn = seen.SeenOn,
        Ratio = seen.Ratio,
        Stake = seen.Stake ?? known.Stake,
        Severity = seen.Severity,
        SeverityWhy = seen.SeverityWhy,
        History = seen.History ?? known.History,
    };

    private static string Tells(Incident before, Incident after)
    {
        List<string> changes = [];
        if (before.Severity != after.Severity) changes.Add($"severity {before.Severity.ToString().ToLowerInvariant()} to {after.Severity.ToString().ToLowerInvariant()}");
        if (before.Where != after.Where) changes.Add("place changed");
        if (before.Last != after.Last || before.First != after.First) changes.Add("seen on further days");
        return string.Join(", ", changes);
    }

    private static DateTime? Earlier(DateTime? a, DateTime? b) => a is null || b < a ? b : a;

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}
