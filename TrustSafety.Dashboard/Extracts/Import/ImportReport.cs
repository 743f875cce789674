using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Import;

public enum ImportOutcome { Published, AlreadyImported, Refused }

/// <summary>What became of one file; a file of several facts gives one extract each.</summary>
public sealed record ImportReport(string File, IReadOnlyList<ExtractReport> Extracts)
{
    public bool Succeeded => Extracts.All(e => e.Outcome != ImportOutcome.Refused);
}

/// <summary>What became of one extract. A refused one has changed nothing.</summary>
public sealed record ExtractReport
{
    public required string Name { get; init; }

    public required ImportOutcome Outcome { get; init; }

    /// <summary>One sentence for a person: what was done, or why not and what is allowed.</summary>
    public required string Message { get; init; }

    public Fact? Fact { get; init; }

    /// <summary>Set when published or already imported.</summary>
    public int? Id { get; init; }

    public string Format { get; init; } = "";

    public string Sha256 { get; init; } = "";

    public long PhysicalRecords { get; init; }

    public long Accepted { get; init; }

    public long Rejected { get; init; }

    /// <summary>Columns the schema does not know; they were dropped.</summary>
    public IReadOnlyList<string> DroppedColumns { get; init; } = [];

    /// <summary>Reasons with their counts, most frequent first.</summary>
    public IReadOnlyList<RejectCount> RejectCounts { get; init; } = [];

    /// <summary>The first rejects in the order of the file, at most <see cref="RejectLog.Listed"/>.</summary>
    public IReadOnlyList<Reject> Rejects { get; init; } = [];

    /// <summary>CSV of <see cref="Rejects"/> in the dataset's directory; null when no row was rejected.</summary>
    public string? RejectsFile { get; init; }

    public DateTime? FirstAt { get; init; }

    public DateTime? LastAt { get; init; }

    public TimeSpan Elapsed { get; init; }
}
