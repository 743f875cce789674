using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Triage;

/// <summary>What is due next for an incident; nothing once it is mitigated or closed.</summary>
/// <param name="Left">Below 0 it is late.</param>
public sealed record Due(string What, DateTimeOffset At, TimeSpan Left)
{
    public bool IsLate => Left < TimeSpan.Zero;

    public string Words => IsLate ? $"{What} late by {Span(-Left)}" : $"{What} within {Span(Left)}";

    private static string Span(TimeSpan span) => span.TotalHours >= 48 ? $"{(int)span.TotalDays} days" : span.TotalHours >= 1 ? $"{(int)span.TotalHours} h" : $"{(int)span.TotalMinutes} min";
}

internal static class IncidentClock
{
    public static Due? Of(Incident incident, IncidentOptions options, DateTimeOffset now)
    {
        if (!incident.IsOpen || incident.MitigatedAt is not null) return null;
        var (what, hours) = incident.AcknowledgedAt is null ? ("acknowledge", options.AcknowledgeHours) : ("mitigate", options.MitigateHours);
        var at = incident.OpenedAt.AddHours(hours[incident.Severity]);
        return new(what, at, at - now);
    }
}
