using static TrustSafety.Dashboard.Extracts.Schema.ColumnType;

namespace TrustSafety.Dashboard.Extracts.Schema;

/// <summary>The nine facts an extract can hold. Every one also takes the six dimensions, and when its row came in.</summary>
public static class FactSchemas
{
    public static readonly IReadOnlyList<string> Dimensions = ["market", "language", "content_type", "surface", "category", "subcategory"];

    /// <summary>
    /// When the row first came in, where an extract says so; without it a row counts as there from its event on, and so does one that claims to have come before. The time of the import would be none:
    /// a history is brought in at once.
    /// </summary>
    public const string ArrivedAt = "arrived_at";

    private static readonly string[] StrategyTypes = ["scaled_model", "rule", "hash_match", "keyword", "vendor", "user_report", "non_scaled_investigation"];
    private static readonly string[] Sources = ["own", "user_report", "vendor", "order"];
    private static readonly string[] AppealOutcomes = ["upheld", "reversed", "partial", "pending"];
    private static readonly string[] ReportOutcomes = ["actioned", "not_actioned", "pending"];

    public static readonly IReadOnlyList<FactSchema> All =
    [
        Schema(Fact.Exposure, "exposure", "day", [],
            new("day", Date, true), Count("views", true), Count("items")),
        Schema(Fact.Label, "label", "viewed_at", ["sample_id"],
            new("sample_id", Id, true), new("viewed_at", Timestamp, true), new("content_id", Id, true),
            new("weight", Number) { Min = 0, MinExclusive = true }, new("stratum", Token), Count("stratum_size"),
            new("violating", ColumnType.Boolean, true), Severity, Score, new("reviewer", Id)) with { OneOf = [["weight"], ["stratum", "stratum_size"]] },
        Schema(Fact.Detection, "detection", "scored_at", ["content_id", "strategy"],
            new("content_id", Id, true), new("strategy", Token, true), new("scored_at", Timestamp, true), new("fired", ColumnType.Boolean, true),
            Score, new("strategy_type", Token) { Allowed = StrategyTypes }, new("vendor", Token), new("live", ColumnType.Boolean)),
        Schema(Fact.Action, "action", "actioned_at", ["action_id"],
            new("action_id", Id, true), new("content_id", Id, true), new("actioned_at", Timestamp, true), new("action", Token, true),
            new("source", Token, true) { Allowed = Sources }, new("created_at", Timestamp), new("automated", ColumnType.Boolean),
            Count("views_at_action"), new("strategy", Token)),
        Schema(Fact.Review, "review", "decided_at", ["review_id"],
            new("review_id", Id, true), new("content_id", Id, true), new("reviewer", Id, true), new("decided_at", Timestamp, true), new("decision", Token, true),
            new("queue", Token), new("enqueued_at", Timestamp), new("claimed_at", Timestamp), new("gold", Token), new("qa_decision", Token), Severity),
        Schema(Fact.Appeal, "appeal", "filed_at", ["appeal_id"],
            new("appeal_id", Id, true), new("action_id", Id, true), new("filed_at", Timestamp, true),
            new("outcome", Token, true) { Allowed = AppealOutcomes }, new("decided_at", Timestamp)),
        Schema(Fact.Report, "report", "reported_at", ["report_id"],
            new("report_id", Id, true), new("content_id", Id, true), new("reported_at", Timestamp, true),
            new("reason", Token), new("decided_at", Timestamp), new("outcome", Token) { Allowed = ReportOutcomes }),
        Schema(Fact.ExperimentUnit, "experiment_unit", "assigned_at", ["experiment", "unit_id", "arm"],
            new("experiment", Token, true), new("arm", Token, true), new("unit_id", Id, true), new("assigned_at", Timestamp, true), new("cluster_id", Id)) with { OpenOutcomes = true },
        Schema(Fact.Incident, "incident", "detected_at", ["incident_id"],
            new("incident_id", Id, true), new("onset_at", Timestamp, true), new("detected_at", Timestamp, true),
            Severity, new("detected_by", Token), new("mitigated_at", Timestamp), new("closed_at", Timestamp)),
    ];

    public static FactSchema Of(Fact fact) => All[(int)fact];

    public static FactSchema? Named(string name) => All.FirstOrDefault(s => s.Name == name);

    private static Column Severity => new("severity", Whole) { Min = 0, Max = 4 };

    private static Column Score => new("score", Number) { Min = 0, Max = 1 };

    private static Column Count(string name, bool required = false) => new(name, Whole, required) { Min = 0 };

    private static FactSchema Schema(Fact fact, string name, string time, string[] key, params Column[] columns) =>
        new(fact, name, time, key, [.. columns, .. Dimensions.Select(d => new Column(d, Token)), new(ArrivedAt, Timestamp)]);
}
