using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts;

/// <summary>The end of a drill-down: the rows themselves, the latest first. At most <see cref="MaxLimit"/> of them.</summary>
public sealed record RowQuery(Fact Fact, string Time, DateOnly From, DateOnly To)
{
    public const int MaxLimit = 200;

    public EquatableList<Condition> Where { get; init; } = new([]);

    public int Limit { get; init; } = 50;
}

/// <summary>
/// Rows by column. <see cref="Count"/> counts all that match, shown or not, so that the reader of the set can withhold
/// a group that is too small. Times are written in the reporting zone with their offset. Content and action ids are short pseudonyms that hold
/// within one dataset only; no other id, and no reviewer, is ever among the columns.
/// </summary>
public sealed record RowSet(string SnapshotId, long Count, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);
