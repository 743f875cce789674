namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>What was read; without a scan there are too few days before the one asked for.</summary>
public sealed record ScanPageModel(ScanView View, Scan? Scan);
