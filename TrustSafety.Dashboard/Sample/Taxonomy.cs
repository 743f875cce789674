namespace TrustSafety.Dashboard.Sample;

/// <summary>A policy category: its share of views, violating views per 10,000 views of its area, and how it is handled.</summary>
/// <param name="Severity">The most frequent severity of a violation; the others lie around it.</param>
internal sealed record Category(string Name, string[] Subcategories, double Share, double RatePer10K, int Severity, double Automated, double UserReported, double Appealed)
{
    public int DrawSeverity(ref Rng rng)
    {
        var at = rng.Uniform();
        var shift = at < 0.22 ? -1 : at < 0.80 ? 0 : 1;
        return Math.Clamp(Severity + shift, 1, 4);
    }
}

/// <summary>A market with its languages and their shares.</summary>
internal sealed record Market(string Name, double Share, double Risk, (string Language, double Share)[] Languages);

/// <summary>Where a view happens.</summary>
internal sealed record Surface(string Name, double Share, double Risk, double Automated, (string ContentType, double Share)[] ContentTypes);

/// <summary>The invented platform's fixed tables. Nothing here describes a real one.</summary>
internal static class Taxonomy
{
    public static readonly Category[] Categories =
    [
        new("minor_safety", ["csam", "grooming", "minor_sexualization", "underage_account"], 0.06, 5.5, 4, 0.84, 0.02, 0.015),
        new("violent_extremism", ["attack_footage", "extremist_propaganda", "recruitment"], 0.04, 5.0, 4, 0.86, 0.02, 0.025),
        new("hate_speech", ["dehumanization", "hateful_ideology", "slurs"], 0.12, 9.0, 3, 0.72, 0.05, 0.055),
        new("harassment", ["bullying", "coordinated_abuse", "doxxing", "sexual_harassment"], 0.17, 9.5, 2, 0.64, 0.10, 0.050),
        new("adult_content", ["nudity", "sexual_activity", "sexual_solicitation"], 0.20, 8.0, 2, 0.88, 0.03, 0.045),
        new("dangerous_acts", ["dangerous_challenges", "drugs", "self_harm"], 0.11, 6.0, 3, 0.79, 0.03, 0.035),
        new("misinformation", ["civic", "health", "synthetic_media"], 0.14, 7.0, 2, 0.62, 0.06, 0.065),
        new("fraud_spam", ["counterfeit", "fake_engagement", "phishing", "scam"], 0.16, 8.5, 1, 0.86, 0.04, 0.025),
    ];

    public static readonly Market[] Markets =
    [
        new("US", 0.19, 0.95, [("en", 0.84), ("es", 0.16)]),
        new("BR", 0.14, 1.15, [("pt", 1.0)]),
        new("ID", 0.13, 1.10, [("id", 0.92), ("en", 0.08)]),
        new("MX", 0.10, 1.10, [("es", 1.0)]),
        new("VN", 0.08, 1.00, [("vi", 1.0)]),
        new("TR", 0.07, 1.15, [("tr", 0.94), ("ar", 0.06)]),
        new("GB", 0.06, 0.85, [("en", 1.0)]),
        new("DE", 0.06, 0.80, [("de", 0.88), ("tr", 0.12)]),
        new("FR", 0.05, 0.85, [("fr", 0.92), ("ar", 0.08)]),
        new("JP", 0.05, 0.70, [("ja", 1.0)]),
        new("EG", 0.04, 1.25, [("ar", 1.0)]),
        new("SA", 0.03, 1.05, [("ar", 0.85), ("en", 0.15)]),
    ];

    public static readonly Surface[] Surfaces =
    [
        new("for_you", 0.58, 0.85, 0.82, [("video", 0.88), ("photo", 0.12)]),
        new("following", 0.14, 0.65, 0.80, [("video", 0.80), ("photo", 0.20)]),
        new("live", 0.07, 2.00, 0.52, [("live", 1.0)]),
        new("search", 0.06, 1.25, 0.80, [("video", 0.85), ("photo", 0.15)]),
        new("comments", 0.15, 1.35, 0.76, [("comment", 1.0)]),
    ];
}
