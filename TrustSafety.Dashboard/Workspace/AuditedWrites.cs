using Microsoft.EntityFrameworkCore;

namespace TrustSafety.Dashboard.Workspace;

/// <summary>Writes that leave an audit entry in the same transaction: both happen or neither does.</summary>
internal static class AuditedWrites
{
    /// <param name="entry">Of the thing as it was kept, with its id.</param>
    /// <param name="check">Looks in the same transaction whether it may be added, and throws where it may not; null always may.</param>
    /// <returns>The thing as it was kept.</returns>
    public static async Task<T> AddAsync<T>(this IDbContextFactory<WorkspaceContext> contexts, T thing, Func<T, AuditEntry> entry, Func<WorkspaceContext, Task>? check, CancellationToken cancellation) where T : class
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        if (check is not null) await check(context);
        context.Add(thing);
        await context.SaveChangesAsync(cancellation);
        context.Audit.Add(entry(thing));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return thing;
    }

    /// <returns>False when there is no such thing (any more).</returns>
    public static async Task<bool> RemoveAsync<T>(this IDbContextFactory<WorkspaceContext> contexts, int id, AuditEntry entry, CancellationToken cancellation) where T : class
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.FindAsync<T>([id], cancellation) is not { } thing) return false;
        context.Remove(thing);
        context.Audit.Add(entry);
        await context.SaveChangesAsync(cancellation);
        return true;
    }
}
