namespace TrustSafety.Dashboard.Indicators;

/// <summary>The units an indicator may be written in.</summary>
public static class Units
{
    public static readonly Unit Percent = new("percent", 100, "%", 1);

    public static readonly IReadOnlyList<Unit> All =
    [
        Percent,
        new("per_10k_views", 10_000, "per 10k views", 1) { Natural = "fraction of views" },
        new("weighted_per_10k_views", 10_000, "weighted per 10k views", 1) { Natural = "severity weight per view" },
        new("per_million_views", 1_000_000, "per million views", 1) { Natural = "per view" },
        new("count", 1, "", 0) { Natural = "count" },
        new("views", 1, "views", 1) { Natural = "views" },
        new("seconds", 1, "s", 0) { Natural = "seconds" },
        new("minutes", 1 / 60.0, "min", 1) { Natural = "seconds" },
        new("hours", 1 / 3600.0, "h", 1) { Natural = "seconds" },
        new("days", 1 / 86400.0, "d", 1) { Natural = "seconds" },
    ];

    public static Unit? Named(string name) => All.FirstOrDefault(u => u.Name == name);
}
