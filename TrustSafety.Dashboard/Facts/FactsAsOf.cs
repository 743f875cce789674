namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// The facts as they were known at a moment (UTC): rows that arrived then or later are neither counted nor looked into. Where all had arrived before it, the question stays as it is, and its answer is shared with everybody else's.
/// </summary>
internal sealed class FactsAsOf(IFacts facts, DateTime moment) : IFacts
{
    public Task<Snapshot> SnapshotAsync(CancellationToken cancellation) => facts.SnapshotAsync(cancellation);

    public async Task<CellSet> QueryAsync(AggregateQuery query, CancellationToken cancellation)
    {
        var snapshot = await facts.SnapshotAsync(cancellation);
        var isLate = snapshot.HasArrivals(query.Fact, moment) || (QueryColumns.LooksInto(query) is { } other && snapshot.HasArrivals(other, moment));
        return await facts.QueryAsync(isLate ? query with { Where = new([.. query.Where, new Condition.ArrivedBefore(moment)]) } : query, cancellation);
    }

    /// <summary>Values name filters; that one occurs only in rows that arrived later changes no count.</summary>
    public Task<IReadOnlyList<string>> ValuesAsync(string dimension, CancellationToken cancellation) => facts.ValuesAsync(dimension, cancellation);

    public Task<JudgedSample> JudgedAsync(CancellationToken cancellation) => throw new NotSupportedException("The judged sample knows when its labels arrived; ask it row by row.");

    public Task<RowSet> RowsAsync(RowQuery query, CancellationToken cancellation) => throw new NotSupportedException("Rows are shown as they are known now.");
}
