namespace TrustSafety.Dashboard.Workspace.Incidents;

public enum NoteKind { Note, Mitigation }

/// <summary>What somebody wrote, or did against it.</summary>
public sealed record IncidentNote
{
    public const int TextLimit = 2000;

    public int Id { get; init; }

    public int IncidentId { get; init; }

    public required NoteKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>When the mitigation took hold; for a note, when it was written.</summary>
    public required DateTimeOffset At { get; init; }

    public required string Author { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
