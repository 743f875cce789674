namespace TrustSafety.Dashboard.Workspace;

/// <summary>Who changed what, and when. Entries are only ever added.</summary>
public sealed record AuditEntry
{
    public int Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>add, remove, …</summary>
    public required string Act { get; init; }

    /// <summary>The kind of thing and its id, e.g. "annotation 12".</summary>
    public required string Subject { get; init; }
}
