using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts;

/// <summary>The engine seam. DuckDB answers by default; every engine passes one contract test suite.</summary>
public interface IFacts
{
    Task<Snapshot> SnapshotAsync(CancellationToken cancellation);

    /// <summary>Answers from the cache when the same query was asked of the same snapshot; else runs one statement.</summary>
    Task<CellSet> QueryAsync(AggregateQuery query, CancellationToken cancellation);

    /// <summary>The distinct values of a dimension over all facts, most frequent first, for pickers.</summary>
    Task<IReadOnlyList<string>> ValuesAsync(string dimension, CancellationToken cancellation);
}
