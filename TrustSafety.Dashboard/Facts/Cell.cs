using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Facts;

/// <summary>One row of an answer: the period (if the query has a grain), the keys in the order of GroupBy, the bin, the values in the order of Measures.</summary>
public sealed record Cell(Period? Period, IReadOnlyList<string?> Keys, int? Bin, IReadOnlyList<double> Values);

/// <summary>
/// An answer and the snapshot it was computed on. Cells come ordered by period, keys (the empty one first) and bin.
/// A cell is there when at least one row is; but a query without grain, keys and bin always has exactly one.
/// </summary>
public sealed record CellSet(string SnapshotId, CellColumns Cells);
