namespace TrustSafety.Dashboard.Sample;

/// <summary>A detection strategy. Its true recall depends on how hard the violation is, so that catches overlap more than by chance.</summary>
/// <param name="Recall">Probability of firing on a violation, by <see cref="Difficulty"/>, on content it is made for.</param>
/// <param name="InTime">Probability that its score exists before the view.</param>
/// <param name="Delay">Seconds after posting within which it scores.</param>
/// <param name="Batch">It runs every so many seconds; 1 is at once.</param>
internal sealed record Strategy(string Name, string Type, string? Vendor, bool Live, bool Scored, double[] Recall, double InTime, double FalseAlarm, int Delay, int Batch)
{
    /// <summary>Factor on the recall by content type; absent means 1.</summary>
    public Dictionary<string, double> OnContent { get; init; } = [];

    /// <summary>Factor on the recall by category; absent means <see cref="OtherCategories"/>.</summary>
    public Dictionary<string, double> OnCategory { get; init; } = [];

    public double OtherCategories { get; init; } = 1;

    public static readonly Strategy[] All =
    [
        new("vision_v4", "scaled_model", null, true, true, [0.90, 0.62, 0.20], 0.97, 0.20, 90, 1)
        {
            OnContent = new() { ["comment"] = 0.10, ["live"] = 0.75 },
            OnCategory = new() { ["misinformation"] = 0.65, ["harassment"] = 0.80 },
        },
        new("text_v7", "scaled_model", null, true, true, [0.58, 0.38, 0.10], 0.98, 0.14, 30, 1)
        {
            OnContent = new() { ["video"] = 0.75, ["photo"] = 0.70, ["comment"] = 1.50, ["live"] = 0.60 },
            OnCategory = new() { ["adult_content"] = 0.60, ["minor_safety"] = 0.70 },
        },
        new("hash_match", "hash_match", null, true, false, [0.45, 0.12, 0.01], 0.99, 0.002, 9, 1)
        {
            OnContent = new() { ["comment"] = 0.0, ["live"] = 0.20 },
            OnCategory = new() { ["minor_safety"] = 1.3, ["violent_extremism"] = 1.2, ["adult_content"] = 0.7 },
            OtherCategories = 0.08,
        },
        new("keyword_rules", "keyword", null, true, false, [0.32, 0.20, 0.04], 0.99, 0.06, 5, 1)
        {
            OnContent = new() { ["comment"] = 1.6, ["live"] = 0.6 },
        },
        new("vendor_sentinel", "vendor", "sentinel", true, true, [0.40, 0.28, 0.10], 0.82, 0.09, 600, 900)
        {
            OnCategory = new() { ["minor_safety"] = 1.2, ["violent_extremism"] = 1.3, ["fraud_spam"] = 1.2, ["hate_speech"] = 1.0 },
            OtherCategories = 0.35,
        },
        new("graph_shadow", "scaled_model", null, false, true, [0.48, 0.42, 0.28], 0.86, 0.07, 1800, 3600)
        {
            OnCategory = new() { ["fraud_spam"] = 1.5, ["harassment"] = 1.1 },
            OtherCategories = 0.8,
        },
    ];

    public double RecallOf(Cell cell, int difficulty)
    {
        var content = OnContent.GetValueOrDefault(cell.ContentType, 1);
        var category = OnCategory.GetValueOrDefault(cell.Category.Name, OtherCategories);
        return Math.Min(0.98, Recall[difficulty] * content * category);
    }
}

internal static class Difficulty
{
    public const int Easy = 0;
    public const int Medium = 1;
    public const int Hard = 2;
    public const int Count = 3;
}
