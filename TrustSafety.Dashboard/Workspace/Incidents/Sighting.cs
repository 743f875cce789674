namespace TrustSafety.Dashboard.Workspace.Incidents;

/// <summary>What a scan saw: an incident as it would be opened, and the series that cry, the one that strays most first.</summary>
public sealed record Sighting(Incident Incident, IReadOnlyList<IncidentSignal> Signals);

/// <summary>An incident with all that belongs to it, and its audit trail from the first entry on.</summary>
public sealed record IncidentFile(Incident Incident, IReadOnlyList<IncidentSignal> Signals, IReadOnlyList<IncidentNote> Notes, IReadOnlyList<AuditEntry> Trail);
