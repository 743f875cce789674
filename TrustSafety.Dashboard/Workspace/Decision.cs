namespace TrustSafety.Dashboard.Workspace;

public enum DecisionState { Open, Done, Dropped }

/// <summary>What a review decided, who acts and until when.</summary>
public sealed record Decision
{
    public int Id { get; init; }

    /// <summary>Monday of the week under review.</summary>
    public required DateOnly Week { get; init; }

    public string? Indicator { get; init; }

    public required string Text { get; init; }

    public required string Owner { get; init; }

    public DateOnly? DueOn { get; init; }

    public DecisionState State { get; init; }

    public required string Author { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
