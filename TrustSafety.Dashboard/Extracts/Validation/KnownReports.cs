namespace TrustSafety.Dashboard.Extracts.Validation;

/// <summary>Published files that people try first. They are aggregates: no rows to count, sample or drill into.</summary>
internal static class KnownReports
{
    private static readonly (string Name, string[] Columns, string Why)[] All =
    [
        ("an aggregate transparency report (TikTok Community Guidelines Enforcement Report)", ["Metric", "Period", "Issue", "Market", "Result"],
            "one row per metric, quarter and market with the finished figure in Result"),
        ("an aggregate transparency report (Meta Community Standards Enforcement Report)", ["app", "policy_area", "metric", "period", "value"],
            "one row per metric and quarter with the finished figure in value"),
    ];

    public static string? Describe(IReadOnlyCollection<string> header)
    {
        foreach (var (name, columns, why) in All)
            if (columns.All(header.Contains))
                return $"It is {name}: {why}. An event extract has one row per event (an action, a review, a label …) with its time; from finished figures no interval, no week and no cause can be computed.";
        return null;
    }
}
