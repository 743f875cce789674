namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>The dataset changed between the question and its statement; the question is asked again of the new snapshot.</summary>
internal sealed class StaleSnapshotException : Exception;
