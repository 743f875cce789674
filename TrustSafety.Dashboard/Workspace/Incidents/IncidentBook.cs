using Microsoft.EntityFrameworkCore;

namespace TrustSafety.Dashboard.Workspace.Incidents;

/// <summary>The incidents that people work on. Every change leaves an audit entry in the same transaction and is told to whoever looks at the moment.</summary>
public sealed class IncidentBook(IDbContextFactory<WorkspaceContext> contexts, TimeProvider clock)
{
    /// <summary>Raised on any thread after a change; null is what concerns no single incident.</summary>
    public event Action<int?>? Changed;

    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<Incident>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Incidents.AsNoTracking().OrderByDescending(i => i.Id).ToListAsync(cancellation);
    }

    public async Task<IncidentFile?> FindAsync(int id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Incidents.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellation) is not { } incident) return null;
        var subject = IncidentAudit.SubjectOf(id);
        return new(incident,
            await context.IncidentSignals.AsNoTracking().Where(s => s.IncidentId == id).OrderBy(s => s.Id).ToListAsync(cancellation),
            await context.IncidentNotes.AsNoTracking().Where(n => n.IncidentId == id).OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(cancellation),
            await context.Audit.AsNoTracking().Where(a => a.Subject == subject).OrderBy(a => a.Id).ToListAsync(cancellation));
    }

    /// <exception cref="ArgumentException">There is no such way from its state, or the name is missing: the message is for the reader.</exception>
    public Task<Incident> MoveAsync(int id, IncidentState to, string actor, CancellationToken cancellation) => ChangeAsync(id, actor, to.Words(), async (context, incident, who, now) =>
    {
        if (!IncidentStates.After(incident.State).Contains(to)) throw new ArgumentException($"From {incident.State.Words()} it can become {string.Join(", ", IncidentStates.After(incident.State).Select(s => s.Words()))}.");
        if (to == IncidentState.FalseAlarm) await Quieting.AddAsync(context, incident, who, now, cancellation);
        if (incident.State == IncidentState.FalseAlarm) await Quieting.TakeBackAsync(context, incident, cancellation);
        return incident with
        {
            State = to,
            // Whoever acts on it has seen it.
            AcknowledgedAt = incident.AcknowledgedAt ?? now,
            MitigatedAt = to == IncidentState.Monitoring ? incident.MitigatedAt ?? now : incident.MitigatedAt,
            ClosedAt = to.IsOpen() ? null : now,
            Owner = incident.Owner ?? (to.IsOpen() ? who : null),
        };
    }, cancellation);

    /// <summary>Hands it to somebody.</summary>
    public Task<Incident> AssignAsync(int id, string owner, string actor, CancellationToken cancellation)
    {
        var to = WrittenText.Of(owner, "an incident", "owner", WorkspaceContext.NameLimit);
        return ChangeAsync(id, actor, $"assigned to {to}", (_, incident, _, _) => Task.FromResult(incident with { Owner = to }), cancellation);
    }

    /// <summary>Writes down a note or a mitigation; the first mitigation stops the clock.</summary>
    /// <param name="at">When the mitigation took hold; null is now.</param>
    public Task<Incident> WriteAsync(int id, NoteKind kind, string text, DateTimeOffset? at, string author, CancellationToken cancellation)
    {
        var written = WrittenText.Of(text, kind == NoteKind.Note ? "a note" : "a mitigation", "text", IncidentNote.TextLimit);
        return ChangeAsync(id, author, kind == NoteKind.Note ? IncidentAudit.Noted : IncidentAudit.Mitigated, (context, incident, who, now) =>
        {
            if (at > now) throw new ArgumentException("A mitigation cannot have taken hold later than now.");
            context.IncidentNotes.Add(new() { IncidentId = id, Kind = kind, Text = written, At = at ?? now, Author = who, CreatedAt = now });
            if (kind == NoteKind.Note) return Task.FromResult(incident);
            var first = incident.MitigatedAt is { } known && known < (at ?? now) ? known : at ?? now;
            return Task.FromResult(incident with { MitigatedAt = first, AcknowledgedAt = incident.AcknowledgedAt ?? now, State = incident.State is IncidentState.New or IncidentState.Acknowledged ? IncidentState.Mitigating : incident.State });
        }, cancellation);
    }

    /// <summary>Takes what a scan saw: what is known already grows, what is new is opened.</summary>
    /// <returns>Those that were opened.</returns>
    public async Task<IReadOnlyList<Incident>> RecordAsync(IReadOnlyList<Sighting> sightings, CancellationToken cancellation)
    {
        if (sightings.Count == 0) return [];
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var merged = await new SightingMerge(context, clock.GetUtcNow()).RunAsync(sightings, cancellation);
        await transaction.CommitAsync(cancellation);
        foreach (var id in merged.Touched) Changed?.Invoke(id);
        return merged.Opened;
    }

    /// <summary>Series that cried for nothing, by what they watch.</summary>
    public async Task<IReadOnlyList<QuietedSeries>> QuietedAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.QuietedSeries.AsNoTracking().OrderBy(q => q.Name).ThenBy(q => q.Segment).ToListAsync(cancellation);
    }

    /// <summary>Gives a series its share of the budget back.</summary>
    /// <returns>False when it has it already.</returns>
    public async Task<bool> RestoreAsync(int id, string actor, CancellationToken cancellation)
    {
        var who = IncidentAudit.Who(actor);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.QuietedSeries.FirstOrDefaultAsync(q => q.Id == id, cancellation) is not { } quieted) return false;
        context.QuietedSeries.Remove(quieted);
        context.Audit.Add(new() { At = clock.GetUtcNow(), Actor = who, Act = "budget restored", Subject = $"series {quieted.Watched} {quieted.Segment}".TrimEnd() });
        await context.SaveChangesAsync(cancellation);
        Changed?.Invoke(null);
        return true;
    }

    private async Task<Incident> ChangeAsync(int id, string actor, string act, Func<WorkspaceContext, Incident, string, DateTimeOffset, Task<Incident>> change, CancellationToken cancellation)
    {
        var (who, now) = (IncidentAudit.Who(actor), clock.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var incident = await context.Incidents.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellation) ?? throw new ArgumentException("There is no such incident.");
        var changed = await change(context, incident, who, now);
        context.Incidents.Update(changed);
        context.Audit.Add(IncidentAudit.Entry(id, act, who, now));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        Changed?.Invoke(id);
        return changed;
    }
}
