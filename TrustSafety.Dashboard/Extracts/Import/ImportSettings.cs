namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>Section "Import".</summary>
public sealed record ImportSettings
{
    public const string Section = "Import";

    /// <summary>An extract of which a larger share of rows is rejected does not come in.</summary>
    public decimal RejectLimit { get; set; } = 0.01m;
}
