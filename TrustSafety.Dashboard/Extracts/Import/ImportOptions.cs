using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>What the user says about an extract beside the file itself.</summary>
public sealed record ImportOptions
{
    public static readonly ImportOptions None = new();

    /// <summary>The fact that the extract holds; null recognises it by table name, file name or header.</summary>
    public Fact? As { get; init; }

    /// <summary>A .sql file with one SELECT over the table `extract`; null takes the one beside the extract, if there is one.</summary>
    public string? MapFile { get; init; }

    /// <summary>Share of rows that may be rejected, 0 to 1; null is the configured one.</summary>
    public decimal? RejectLimit { get; init; }

    /// <summary>IANA zone of timestamps without an offset; null refuses them.</summary>
    public string? Zone { get; init; }

    /// <summary>The name in the ledger; null is the file's own. An upload that was saved under another name keeps its name by it.</summary>
    public string? Name { get; init; }
}
