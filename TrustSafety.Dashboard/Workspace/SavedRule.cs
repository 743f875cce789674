namespace TrustSafety.Dashboard.Workspace;

/// <summary>A rule of the heuristic lab under a name, followed as a shadow strategy.</summary>
public sealed record SavedRule
{
    public int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Its text form.</summary>
    public required string Text { get; init; }

    /// <summary>The last day of the judged views that its maker had seen: only later weeks are a test that it could not be fitted to.</summary>
    public required DateOnly SeenUntil { get; init; }

    public required string Author { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
