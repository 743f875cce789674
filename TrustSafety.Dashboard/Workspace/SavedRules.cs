using Microsoft.EntityFrameworkCore;

namespace TrustSafety.Dashboard.Workspace;

/// <summary>Reads and writes saved rules; every change leaves an audit entry in the same transaction.</summary>
public sealed class SavedRules(IDbContextFactory<WorkspaceContext> contexts, TimeProvider clock)
{
    public const int RuleLimit = 2000;

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<SavedRule>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.SavedRules.AsNoTracking().OrderBy(r => r.Name).ToListAsync(cancellation);
    }

    /// <returns>The rule as it was kept.</returns>
    /// <exception cref="ArgumentException">A field is missing or too long, or the name is taken: its message is for the reader.</exception>
    public async Task<SavedRule> AddAsync(SavedRule rule, CancellationToken cancellation)
    {
        var kept = rule with { Id = 0, CreatedAt = clock.GetUtcNow(), Name = Text(rule.Name, "name", WorkspaceContext.NameLimit), Text = Text(rule.Text, "text", RuleLimit), Author = Text(rule.Author, "author", WorkspaceContext.NameLimit) };
        return await contexts.AddAsync(kept, k => Entry("add", k.Id, k.Author), async context =>
        {
            if (await context.SavedRules.AnyAsync(r => r.Name == kept.Name, cancellation)) throw new ArgumentException("A rule of this name is saved already; take another name or delete that one.");
        }, cancellation);
    }

    /// <returns>False when there is no such rule (any more).</returns>
    public async Task<bool> RemoveAsync(int id, string actor, CancellationToken cancellation)
    {
        var who = Text(actor, "author", WorkspaceContext.NameLimit);
        return await contexts.RemoveAsync<SavedRule>(id, Entry("remove", id, who), cancellation);
    }

    private AuditEntry Entry(string act, int id, string actor) => new() { At = clock.GetUtcNow(), Actor = actor, Act = act, Subject = $"rule {id}" };

    private static string Text(string given, string field, int limit) => WrittenText.Of(given, "a saved rule", field, limit);
}
