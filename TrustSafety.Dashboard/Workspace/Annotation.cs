using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Workspace;

/// <summary>Something that happened on a day or in a week, drawn as ◆: on every chart, or only on those of one indicator or one segment.</summary>
public sealed record Annotation
{
    public int Id { get; init; }

    public required Grain Grain { get; init; }

    /// <summary>The first day of the period.</summary>
    public required DateOnly Start { get; init; }

    public required string Text { get; init; }

    public required string Author { get; init; }

    /// <summary>Null marks every indicator.</summary>
    public string? Indicator { get; init; }

    /// <summary>With <see cref="Value"/>, the segment that the event concerns; null is the whole.</summary>
    public string? Dimension { get; init; }

    public string? Value { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public Period Period => new(Grain, Start);
}
