using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Tests.Workspace.Incidents;

/// <summary>What a scan would have seen.</summary>
internal static class Sightings
{
    public static Sighting Of(string segment, DateOnly first, DateOnly last, string watched = "enforcement_volume", bool excess = true, DateOnly? seen = null, Severity severity = Severity.Medium, string kind = "jump", double? stake = null, string? title = null) => new(
        new()
        {
            Title = title ?? $"{watched} moved in {segment}",
            Kind = kind,
            IsExcess = excess,
            Watched = watched,
            Segment = segment,
            Where = segment,
            First = first,
            Last = last,
            FoundOn = seen ?? last.AddDays(1),
            SeenOn = seen ?? last.AddDays(1),
            Ratio = new(1.5, 2, 3, 0.95, "made"),
            Stake = stake is { } s ? new(s / 2, s, s * 2, 0.95, "made") : null,
            Severity = severity,
            SeverityWhy = "made",
        },
        [Signal(segment, first, last, watched, excess)]);

    public static IncidentSignal Signal(string segment, DateOnly first, DateOnly last, string watched = "enforcement_volume", bool excess = true) => new()
    {
        Watched = watched,
        Name = watched,
        Segment = segment,
        Kind = excess ? "jump" : "drop",
        IsExcess = excess,
        First = first,
        Last = last,
        Ratio = 2,
        Low = 1.5,
        High = 3,
    };
}
