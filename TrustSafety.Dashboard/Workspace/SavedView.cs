namespace TrustSafety.Dashboard.Workspace;

/// <summary>A view under a name. The address is all of it.</summary>
public sealed record SavedView
{
    public int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Path and query within the dashboard.</summary>
    public required string Address { get; init; }

    public required string Author { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
