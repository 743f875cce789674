namespace TrustSafety.Dashboard.Workspace.Incidents;

/// <summary>One series that cried for an incident.</summary>
public sealed record IncidentSignal
{
    public int Id { get; init; }

    public int IncidentId { get; init; }

    public required string Watched { get; init; }

    public required string Name { get; init; }

    public bool Reversed { get; init; }

    public required string Segment { get; init; }

    public required string Kind { get; init; }

    public required bool IsExcess { get; init; }

    public required DateOnly First { get; init; }

    public required DateOnly Last { get; init; }

    public required double Ratio { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }

    /// <summary>The same series, whenever it cried.</summary>
    public bool IsOf(string watched, string segment) => Watched == watched && Segment == segment;
}
