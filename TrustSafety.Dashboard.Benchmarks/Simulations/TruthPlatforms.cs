using System.Globalization;

namespace TrustSafety.Dashboard.Benchmarks.Simulations;

/// <summary>
/// Platforms whose truth is known, one of each seed, told apart by a dimension. 900,000 views of low and 100,000 of high score; 800 and 400 of them are
/// judged. Each platform twice: "s" by judges who never err, with the detections of two strategies; "e" by judges who do, with reviews of gold content.
/// </summary>
internal static class TruthPlatforms
{
    public const int Seeds = 200;

    /// <summary>Seeds in one dataset: every measure walks over all its labels, so many small datasets are read sooner than one large.</summary>
    public const int Batch = 10;

    public const double Sensitivity = 0.85, Specificity = 0.97;

    // Of low and of high score: chance to violate, that strategy a fires and does so in time, that b fires (always in time), that a fires on what is fine.
    private const double Low = 0.02, High = 0.30, FiresLow = 0.4, FiresHigh = 0.8, TimelyLow = 0.3, TimelyHigh = 0.7, OtherLow = 0.4, OtherHigh = 0.5, False = 0.02;

    private const double ViewsLow = 0.9 * Low, ViewsHigh = 0.1 * High;

    public const double Prevalence = ViewsLow + ViewsHigh;

    /// <summary>What judges who err find on average.</summary>
    public const double Apparent = (Prevalence * Sensitivity) + ((1 - Prevalence) * (1 - Specificity));

    public const double Recall = ((ViewsLow * FiresLow) + (ViewsHigh * FiresHigh)) / Prevalence;

    public const double Precision = Recall * Prevalence / ((Recall * Prevalence) + ((1 - Prevalence) * False));

    public const double Covered = ((ViewsLow * (1 - ((1 - TimelyLow) * (1 - OtherLow)))) + (ViewsHigh * (1 - ((1 - TimelyHigh) * (1 - OtherHigh))))) / Prevalence;

    public const double Never = ((ViewsLow * (1 - FiresLow) * (1 - OtherLow)) + (ViewsHigh * (1 - FiresHigh) * (1 - OtherHigh))) / Prevalence;

    private const int Judged = 1200, LowJudged = 800, Gold = 2000;

    public const long Labels = 2L * Batch * Judged, Detections = 2L * Batch * Judged, Reviews = (long)Batch * Gold;

    private static readonly string Truth = string.Create(CultureInfo.InvariantCulture, $"{Uniform(1)} < case when i < {LowJudged} then {Low} else {High} end");

    public static string LabelSql(int first) => string.Create(CultureInfo.InvariantCulture, $"""
        insert into label (extract_id, sample_id, viewed_at, content_id, weight, stratum, stratum_size, violating, subcategory)
        select 1, k || s || '-' || i, {Viewed}, k || s || '-' || i, case when i < {LowJudged} then 1125 else 250 end, case when i < {LowJudged} then 'low-' else 'high-' end || k || s,
          case when i < {LowJudged} then 900000 else 100000 end,
          case when k = 's' then {Truth} when {Truth} then {Uniform(2)} < {Sensitivity} else {Uniform(2)} >= {Specificity} end, k || s
        from range({first}, {first + Batch}) as a(s), range({Judged}) as b(i), (values ('s'), ('e')) as c(k)
        """);

    public static string DetectionSql(int first) => string.Create(CultureInfo.InvariantCulture, $"""
        insert into detection (extract_id, content_id, strategy, scored_at, fired, live, subcategory)
        select 2, 's' || s || '-' || i, n, {Viewed} + to_minutes(case when n = 'b' or {Uniform(3)} < case when i < {LowJudged} then {TimelyLow} else {TimelyHigh} end then -5 else 5 end),
          case when not ({Truth}) then n = 'a' and {Uniform(3)} < {False} when n = 'a' then {Uniform(3)} < case when i < {LowJudged} then {FiresLow} else {FiresHigh} end
            else {Uniform(4)} < case when i < {LowJudged} then {OtherLow} else {OtherHigh} end end, true, 's' || s
        from range({first}, {first + Batch}) as a(s), range({Judged}) as b(i), (values ('a'), ('b')) as c(n)
        """);

    /// <summary>Half of them violate in truth.</summary>
    public static string ReviewSql(int first) => string.Create(CultureInfo.InvariantCulture, $"""
        insert into review (extract_id, review_id, content_id, reviewer, decided_at, decision, gold, subcategory)
        select 3, 'r' || s || '-' || i, 'g' || s || '-' || i, 'r' || (i // 2 % 20), {Viewed},
          case when i % 2 = 0 and {Uniform(5)} < {Sensitivity} or i % 2 = 1 and {Uniform(5)} >= {Specificity} then 'remove' else 'keep' end, case when i % 2 = 0 then 'remove' else 'keep' end, 'e' || s
        from range({first}, {first + Batch}) as a(s), range({Gold}) as b(i)
        """);

    private static string Viewed => "timestamp '2026-03-02 01:00:00' + to_seconds((s * 7919 + i * 401) % 600000)";

    /// <summary>From 0 to 1, one of each seed, view and purpose.</summary>
    private static string Uniform(int purpose) => string.Create(CultureInfo.InvariantCulture, $"((hash(s * 100003 + i, {purpose}) % 1000003) / 1000003.0)");
}
