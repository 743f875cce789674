namespace TrustSafety.Dashboard.Extracts.Import;

public enum ImportPhase { Recognising, Reading, Mapping, Publishing, Done }

/// <summary>How far an import is. Bytes are those of the file; their total is known from the start.</summary>
public sealed record ImportProgress(ImportPhase Phase, string Extract, long Rows, long Bytes, long TotalBytes);
