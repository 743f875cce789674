using Microsoft.EntityFrameworkCore;

namespace TrustSafety.Dashboard.Workspace;

/// <summary>Reads and writes decisions about experiments; every change leaves an audit entry in the same transaction.</summary>
public sealed class ExperimentDecisions(IDbContextFactory<WorkspaceContext> contexts, TimeProvider clock)
{
    public const int SentenceLimit = 600;

    /// <summary>A change of more than a hundredfold is a slip of the pen.</summary>
    private const double MostPromised = 100;

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<ExperimentDecision>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.ExperimentDecisions.AsNoTracking().OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id).ToListAsync(cancellation);
    }

    /// <returns>The decision as it was kept.</returns>
    /// <exception cref="ArgumentException">A field is missing, too long or out of range: its message is for the reader.</exception>
    public async Task<ExperimentDecision> AddAsync(ExperimentDecision decision, CancellationToken cancellation)
    {
        var kept = Checked(decision) with { Id = 0, CreatedAt = clock.GetUtcNow() };
        return await contexts.AddAsync(kept, k => Entry("add", k.Id, k.Author), check: null, cancellation);
    }

    /// <returns>False when there is no such decision (any more).</returns>
    public async Task<bool> WithdrawAsync(int id, string actor, CancellationToken cancellation)
    {
        var who = Text(actor, "author", WorkspaceContext.NameLimit);
        return await contexts.RemoveAsync<ExperimentDecision>(id, Entry("withdraw", id, who), cancellation);
    }

    private AuditEntry Entry(string act, int id, string actor) => new() { At = clock.GetUtcNow(), Actor = actor, Act = act, Subject = $"experiment decision {id}" };

    private static ExperimentDecision Checked(ExperimentDecision decision)
    {
        if (decision.Indicator is null != decision.Promised is null) throw new ArgumentException("A promise needs both the indicator and the change that is expected of it.");
        if (decision.Promised is { } lift && !(Math.Abs(lift) is > 0 and <= MostPromised && lift >= -1))
            throw new ArgumentException("The change promised must be a number of percent from −100 to 10,000, and not 0.");
        return decision with
        {
            Reason = Text(decision.Reason, "reason", WorkspaceContext.TextLimit),
            Author = Text(decision.Author, "author", WorkspaceContext.NameLimit),
            RuleSaid = decision.RuleSaid.Length > SentenceLimit ? decision.RuleSaid[..SentenceLimit] : decision.RuleSaid,
        };
    }

    private static string Text(string given, string field, int limit) => WrittenText.Of(given, "a decision", field, limit);
}
