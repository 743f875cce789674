namespace TrustSafety.Dashboard.Indicators;

/// <summary>Where a figure came from: printed under every chart and into every export.</summary>
public sealed record Provenance(
    string SnapshotId,
    IReadOnlyList<ProvenanceExtract> Extracts,
    string Indicator,
    int IndicatorVersion,
    IReadOnlyList<string> Filters,
    string Zone,
    DateTimeOffset ComputedAt);

public sealed record ProvenanceExtract(string Name, string Sha256);
