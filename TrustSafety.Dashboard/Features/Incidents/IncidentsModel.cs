using TrustSafety.Dashboard.Features.Incidents.Scanning;

namespace TrustSafety.Dashboard.Features.Incidents;

/// <summary>What was read; without a scan there are too few days before the one asked for.</summary>
public sealed record IncidentsModel(IncidentsView View, Scan? Scan);
