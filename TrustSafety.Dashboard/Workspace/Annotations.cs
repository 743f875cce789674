using Microsoft.EntityFrameworkCore;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Workspace;

/// <summary>Reads and writes annotations; every change leaves an audit entry in the same transaction.</summary>
public sealed class Annotations(IDbContextFactory<WorkspaceContext> contexts, TimeProvider clock)
{
    /// <summary>Those whose period touches [from, to), by first day.</summary>
    public async Task<IReadOnlyList<Annotation>> ListAsync(DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var earliest = from.AddDays(-31);
        var near = await context.Annotations.AsNoTracking().Where(a => a.Start >= earliest && a.Start < to).OrderBy(a => a.Start).ThenBy(a => a.Id).ToListAsync(cancellation);
        return [.. near.Where(a => a.Period.End > from)];
    }

    /// <returns>The annotation as it was kept.</returns>
    /// <exception cref="ArgumentException">A text is missing or too long, or the segment is half named.</exception>
    public async Task<Annotation> AddAsync(Annotation annotation, CancellationToken cancellation)
    {
        var kept = Checked(annotation) with { Id = 0, CreatedAt = clock.GetUtcNow() };
        return await contexts.AddAsync(kept, k => Entry("add", k.Id, k.Author), check: null, cancellation);
    }

    /// <returns>False when there is no such annotation (any more).</returns>
    public async Task<bool> RemoveAsync(int id, string actor, CancellationToken cancellation)
    {
        return await contexts.RemoveAsync<Annotation>(id, Entry("remove", id, actor), cancellation);
    }

    private AuditEntry Entry(string act, int id, string actor) => new() { At = clock.GetUtcNow(), Actor = actor, Act = act, Subject = $"annotation {id}" };

    private static Annotation Checked(Annotation annotation)
    {
        if (annotation.Grain == Grain.Month) throw new ArgumentException("An annotation marks a day or a week.", nameof(annotation));
        if (annotation.Dimension is null != annotation.Value is null) throw new ArgumentException("A segment needs both its dimension and its value.", nameof(annotation));
        return annotation with
        {
            Start = Period.Of(annotation.Grain, annotation.Start).Start,
            Text = Text(annotation.Text, "text", WorkspaceContext.TextLimit),
            Author = Text(annotation.Author, "author", WorkspaceContext.NameLimit),
        };
    }

    private static string Text(string given, string field, int limit) => WrittenText.Of(given, "an annotation", field, limit);
}
