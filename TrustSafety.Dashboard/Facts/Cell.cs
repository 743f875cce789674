using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Facts;

/// <summary>One row of an answer: the period (if the query has a grain), the keys in the order of GroupBy, the bin, the values in the order of Measures.</summary>
public sealed record Cell(Period? Period, IReadOnlyList<string?> Keys, int? Bin, IReadOnlyList<double> Values);

/// <summary>An answer and the snapshot it was computed on. Cells come ordered by period, keys and bin.</summary>
public sealed record CellSet(string SnapshotId, IReadOnlyList<Cell> Cells);
