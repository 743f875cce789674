namespace TrustSafety.Dashboard.Workspace.Incidents;

internal static class IncidentAudit
{
    /// <summary>Who acts when a scan does.</summary>
    public const string Scan = "scan";

    /// <summary>Acts whose words stand in a note of their own.</summary>
    public const string Noted = "noted", Mitigated = "mitigation recorded";

    public static string SubjectOf(int id) => $"incident {id}";

    public static AuditEntry Entry(int id, string act, string actor, DateTimeOffset at) => new() { At = at, Actor = actor, Act = act, Subject = SubjectOf(id) };

    public static string Who(string actor) => WrittenText.Of(actor, "a change", "name", WorkspaceContext.NameLimit);
}
