using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Facts;

/// <summary>
/// Columns that queries may name beside those of the schema. Durations are whole seconds, so that sums are exact.
/// A duration whose end lies before its start is empty: such a row says nothing about how long something took.
/// </summary>
public static class DerivedColumns
{
    /// <summary>label: 1 if a live strategy had fired on the content at or before the view, else 0.</summary>
    public const string Caught = "caught";

    /// <summary>label: the severity's weight in the severity-weighted exposure (0, 1, 2, 4, 8 for severity 0–4); 0 when not violating.</summary>
    public const string SeverityWeight = "severity_weight";

    /// <summary>By severity, 0 to 4: each step up weighs twice as much, and what is violating without harm weighs nothing.</summary>
    public static readonly IReadOnlyList<int> SeverityWeights = [0, 1, 2, 4, 8];

    /// <summary>action: from created_at to actioned_at.</summary>
    public const string SecondsToAction = "seconds_to_action";

    /// <summary>review: from enqueued_at to decided_at.</summary>
    public const string TurnaroundSeconds = "turnaround_seconds";

    /// <summary>appeal: when the appealed action was taken; empty if that action is not in the data.</summary>
    public const string ActionedAt = "actioned_at";

    /// <summary>incident: from onset_at to detected_at, and from detected_at to mitigated_at.</summary>
    public const string SecondsToDetect = "seconds_to_detect";

    public const string SecondsToMitigate = "seconds_to_mitigate";

    /// <summary>The fact that a column is joined from; without its rows the column says nothing, though it has a value.</summary>
    public static Fact? JoinedFrom(Fact fact, string column) => (fact, column) switch
    {
        (Fact.Label, Caught) => Fact.Detection,
        (Fact.Appeal, ActionedAt) => Fact.Action,
        _ => null,
    };

    public static IReadOnlyList<string> Of(Fact fact) => fact switch
    {
        Fact.Label => [Caught, SeverityWeight],
        Fact.Action => [SecondsToAction],
        Fact.Review => [TurnaroundSeconds],
        Fact.Appeal => [ActionedAt],
        Fact.Incident => [SecondsToDetect, SecondsToMitigate],
        _ => [],
    };
}
