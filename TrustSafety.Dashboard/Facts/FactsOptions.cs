namespace TrustSafety.Dashboard.Facts;

/// <summary>Section "Facts".</summary>
public sealed record FactsOptions
{
    public const string Section = "Facts";

    /// <summary>Statements that run at the same time; more wait. The engine already uses every thread for one statement.</summary>
    public int Concurrency { get; set; } = 2;

    /// <summary>A fact with fewer rows is added up on demand: that takes no longer than reading a rollup.</summary>
    public long RollupFromRows { get; set; } = 50_000;

    /// <summary>Memory for answers kept to be given again.</summary>
    public int CacheMegabytes { get; set; } = 64;
}
