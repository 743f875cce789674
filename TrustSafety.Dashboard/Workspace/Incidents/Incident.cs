namespace TrustSafety.Dashboard.Workspace.Incidents;

/// <summary>One thing that went wrong, found by scans and worked on by people. Days are those of the data, instants those of the clock.</summary>
public sealed record Incident
{
    public const int TitleLimit = 500;

    public int Id { get; init; }

    public required string Title { get; init; }

    /// <summary>jump, drop, silence, rise or decline.</summary>
    public required string Kind { get; init; }

    public required bool IsExcess { get; init; }

    /// <summary>What strays most: the id of an indicator or a feed, and whether its failures are counted.</summary>
    public required string Watched { get; init; }

    public bool Reversed { get; init; }

    /// <summary>The segment of the series that strays most (<see cref="IncidentPlace"/> as text).</summary>
    public required string Segment { get; init; }

    /// <summary>The smallest set of segments that explains it.</summary>
    public required string Where { get; init; }

    public required DateOnly First { get; init; }

    public required DateOnly Last { get; init; }

    /// <summary>When the first of its hours began, by the clock of the reporting zone; null where only the days are known.</summary>
    public DateTime? FromHour { get; init; }

    /// <summary>When the last hour that was off was over.</summary>
    public DateTime? UntilHour { get; init; }

    /// <summary>The morning of the scan that found it, and of the last one that still saw it.</summary>
    public required DateOnly FoundOn { get; init; }

    public required DateOnly SeenOn { get; init; }

    public required Estimated Ratio { get; init; }

    /// <summary>Violating views in its place and days so far; null where the labels cannot say.</summary>
    public Estimated? Stake { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>What the severity is made of, in words.</summary>
    public required string SeverityWhy { get; init; }

    /// <summary>The entry of the imported history that tells of the same thing; null when none does.</summary>
    public string? History { get; init; }

    public IncidentState State { get; init; }

    public string? Owner { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public DateTimeOffset? MitigatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public bool IsOpen => State.IsOpen();
}

/// <summary>An estimate, its interval and how it was made.</summary>
public sealed record Estimated(double Low, double Point, double High, double Level, string Method);
