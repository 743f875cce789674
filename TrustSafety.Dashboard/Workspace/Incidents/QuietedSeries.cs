namespace TrustSafety.Dashboard.Workspace.Incidents;

/// <summary>A series that cried for nothing: each time takes nine tenths of its share of the alarm budget away, until somebody gives it back.</summary>
public sealed record QuietedSeries
{
    public int Id { get; init; }

    public required string Watched { get; init; }

    public required string Name { get; init; }

    public required string Segment { get; init; }

    public required int FalseAlarms { get; init; }

    /// <summary>The incident that was the last of them.</summary>
    public required int IncidentId { get; init; }

    public required string Author { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What is left of the series' share of the budget.</summary>
    public double Share => Math.Pow(10, -FalseAlarms);
}
