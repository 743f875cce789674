using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>All that is known of one snapshot: its id, the columns of its facts, and the answers given so far.</summary>
internal sealed record DatasetState(
    long Version, LedgerStamp Stamp, Snapshot Snapshot, IReadOnlyDictionary<Fact, FactColumns> Columns, byte[] PseudonymKey, CellCache Cells)
{
    private SharedAnswer<JudgedSample>? judged;

    /// <summary>The judged sample of this snapshot; how to read it is for the first who asks to say.</summary>
    public SharedAnswer<JudgedSample> Judged(Func<CancellationToken, Task<JudgedSample>> read) =>
        judged ?? Interlocked.CompareExchange(ref judged, new(read), null) ?? judged;

    public long RowsOf(Fact fact) => Snapshot.Extracts.Where(e => e.Fact == fact).Sum(e => e.Rows);
}
