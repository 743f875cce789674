using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// Columns that are filled in after the event of their row. A count that looks at one is honest on a past morning only when its rows are placed by the time at which the column became known: an appeal that was
/// reversed later was open then. Labels and quality checks carry no such time; what they say is taken as known once their row has arrived.
/// </summary>
internal static class LateColumns
{
    private static readonly Dictionary<(Fact Fact, string Column), string> KnownAt = new()
    {
        [(Fact.Appeal, "outcome")] = "decided_at",
        [(Fact.Appeal, "decided_at")] = "decided_at",
        [(Fact.Report, "outcome")] = "decided_at",
        [(Fact.Report, "decided_at")] = "decided_at",
        [(Fact.Incident, "mitigated_at")] = "mitigated_at",
        [(Fact.Incident, "seconds_to_mitigate")] = "mitigated_at",
        [(Fact.Incident, "closed_at")] = "closed_at",
    };

    /// <summary>Nothing that it counts on a day was decided later than that day.</summary>
    public static bool IsKnownInTime(Indicator indicator) => IsKnownInTime(indicator.Numerator) && (indicator.Denominator is not { } below || IsKnownInTime(below));

    private static bool IsKnownInTime(Part part) =>
        part.Where.Concat(part.Focus).Select(c => c.Column).Concat(part.Sum is { } sum ? [sum] : []).All(column => !KnownAt.TryGetValue((part.Fact, column), out var at) || at == part.Time);
}
