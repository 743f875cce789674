namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>One problem of one row: never the value. <see cref="Line"/> is the first line of the record, or the row's number in a file without lines.</summary>
public sealed record Reject(long Line, string Column, string Reason);

/// <summary>How often one reason stopped a row.</summary>
public sealed record RejectCount(string Column, string Reason, long Count);
