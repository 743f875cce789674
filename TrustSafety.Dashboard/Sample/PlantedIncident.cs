namespace TrustSafety.Dashboard.Sample;

/// <summary>A change planted into the events. Factors apply to the cells it touches, on the days of its window.</summary>
/// <param name="To">The first day after it; null while it is still going on.</param>
internal sealed record PlantedIncident(string Id, string Kind, string What, DateOnly From, DateOnly? To, string Segment, double Size, int Severity, Func<Cell, bool> Touches)
{
    /// <summary>Days over which the effect grows from nothing to <see cref="Size"/>; 0 is at once.</summary>
    public int RampDays { get; init; }

    /// <summary>From when people knew, and what found it.</summary>
    public required DateTime DetectedAt { get; init; }

    public required string DetectedBy { get; init; }

    public static readonly PlantedIncident Drift = new("planted_drift", "slow_drift",
        "Violating views of misinformation grow a little every week until an updated model is launched.",
        new(2026, 2, 2), new(2026, 5, 18), "category=misinformation", 2.6, 3, c => c.Category.Name == "misinformation")
    { RampDays = 84, DetectedAt = new(2026, 4, 20, 9, 30, 0), DetectedBy = "prevalence_review" };

    public static readonly PlantedIncident MixShift = new("planted_mix_shift", "mix_shift",
        "A live championship triples the views on live, where rates have always been higher; no segment's own rate changes.",
        new(2026, 6, 8), new(2026, 7, 6), "surface=live", 3.0, 2, c => c.Surface.Name == "live")
    { DetectedAt = new(2026, 6, 15, 10, 0, 0), DetectedBy = "weekly_review" };

    public static readonly PlantedIncident BrokenDetector = new("planted_broken_detector", "broken_detector",
        "vision_v4 stops firing on for_you after a release.",
        new(2026, 8, 31), new(2026, 9, 21), "strategy=vision_v4 surface=for_you", 0.02, 4, c => c.Surface.Name == "for_you")
    { DetectedAt = new(2026, 9, 14, 8, 20, 0), DetectedBy = "label_review" };

    public static readonly PlantedIncident Spike = new("planted_spike", "spike",
        "A scam wave in the comments of three markets: violating views, reports and enforcement of fraud and spam jump.",
        new(2026, 11, 10), null, "category=fraud_spam surface=comments market=BR|ID|MX", 14.0, 3,
        c => c.Category.Name == "fraud_spam" && c.Surface.Name == "comments" && c.Market.Name is ("BR" or "ID" or "MX"))
    { DetectedAt = new(2026, 11, 12, 14, 5, 0), DetectedBy = "user_reports" };

    public static readonly PlantedIncident[] All = [Drift, MixShift, BrokenDetector, Spike];

    /// <summary>The one value of a dimension that it touches, or null when it touches several or all.</summary>
    public string? Dimension(string name) =>
        Segment.Split(' ').Select(part => part.Split('=')).Where(part => part[0] == name && !part[1].Contains('|')).Select(part => part[1]).FirstOrDefault();

    /// <summary>The factor on this cell on this day: 1 outside its window and its segment.</summary>
    public double Factor(Cell cell, DateOnly day) => Touches(cell) ? Factor(day) : 1;

    public double Factor(DateOnly day)
    {
        if (day < From || day >= To) return 1;
        var grown = RampDays == 0 ? 1 : Math.Min(1, (day.DayNumber - From.DayNumber + 1.0) / RampDays);
        return 1 + (Size - 1) * grown;
    }
}
