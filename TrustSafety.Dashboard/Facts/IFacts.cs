using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts;

/// <summary>The engine seam. DuckDB answers by default; every engine passes one contract test suite.</summary>
public interface IFacts
{
    Task<Snapshot> SnapshotAsync(CancellationToken cancellation);

    /// <summary>Answers from the cache when the same query was asked of the same snapshot; else runs one statement.</summary>
    Task<CellSet> QueryAsync(AggregateQuery query, CancellationToken cancellation);

    /// <summary>
    /// The second question: the judged views one by one, with every strategy's verdict, for what is not additive over cells. All of the snapshot's,
    /// read once and kept as long as the snapshot.
    /// </summary>
    Task<JudgedSample> JudgedAsync(CancellationToken cancellation);

    /// <summary>
    /// Builds what the present snapshot's answers rest on, so that the first reader need not wait. Worth calling after a publish; queries do it themselves.
    /// Cancelling stops the waiting, not the work.
    /// </summary>
    Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Rows at the end of a drill-down, without identities. Whether the group is large enough to be shown is for the caller to judge.</summary>
    Task<RowSet> RowsAsync(RowQuery query, CancellationToken cancellation);

    /// <summary>The distinct values of a dimension over all facts, most frequent first, for pickers.</summary>
    Task<IReadOnlyList<string>> ValuesAsync(string dimension, CancellationToken cancellation);
}
