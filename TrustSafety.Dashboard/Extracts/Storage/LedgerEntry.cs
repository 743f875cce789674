using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Storage;

/// <summary>One published extract. Times of the window are UTC; for a fact placed by a day they are that day's midnight.</summary>
public sealed record LedgerEntry
{
    public required int Id { get; init; }

    /// <summary>The file's name; in a file of several facts followed by the fact, e.g. week30.sqlite:action.</summary>
    public required string Name { get; init; }

    public required Fact Fact { get; init; }

    /// <summary>Of the file's bytes as they were brought.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Empty without a mapping.</summary>
    public required string MappingSha256 { get; init; }

    public required string Format { get; init; }

    public required long Bytes { get; init; }

    public required long Accepted { get; init; }

    public required long Rejected { get; init; }

    public required long PhysicalRecords { get; init; }

    public required DateTime FirstAt { get; init; }

    public required DateTime LastAt { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Reasons and their counts, e.g. "views: below 0 (3)"; empty when nothing was rejected.</summary>
    public required string RejectSummary { get; init; }

    /// <summary>Outcome columns that the extract brought (experiment_unit only).</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>When the last of its rows arrived, in UTC; null when the extract does not say of any.</summary>
    public DateTime? LastArrival { get; init; }
}
