using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Tests.Facts;
using static TrustSafety.Dashboard.Tests.Support.Review;

namespace TrustSafety.Dashboard.Tests.Features.Quality;

/// <summary>A review office in October 2026 with known numbers: twelve people, three queues, two markets.</summary>
internal static class Office
{
    public static readonly DateTime Start = new(2026, 10, 1, 8, 0, 0);

    /// <summary>A decision after October, so that October is over.</summary>
    public static FactRow End => Decision("end", "end", 0, new(2026, 11, 20, 12, 0, 0), "benign");

    /// <summary>Gold items: everybody sees as many; person p is wrong on every wrongEvery(p)-th.</summary>
    public static IEnumerable<FactRow> Gold(int people = 12, int each = 100, Func<int, int>? wrongEvery = null) =>
        from person in Enumerable.Range(0, people)
        from item in Enumerable.Range(0, each)
        let gold = item % 2 == 0 ? "violating" : "benign"
        let wrong = item % (wrongEvery?.Invoke(person) ?? 10) == 0
        select Decision($"gold-{person}-{item}", $"g{item}", person, Start.AddDays(item % 28).AddMinutes(person), wrong ? gold == "violating" ? "benign" : "violating" : gold,
            ("gold", gold), ("queue", item % 4 == 0 ? "severe" : "standard"), ("market", item % 2 == 0 ? "DE" : "FR"));

    /// <summary>Live work with QA on part of it: of n in the queue, checked are looked at and wrong are found.</summary>
    public static IEnumerable<FactRow> Checked(string queue, int n, int looked, int wrong, string decision = "violating") =>
        Enumerable.Range(0, n).Select(i => Decision($"{queue}-{decision}-{i}", $"{queue}-{decision}-{i}", i % 12, Start.AddDays(i % 28).AddHours(3).AddSeconds(i), decision,
            ("queue", queue), ("market", i % 2 == 0 ? "DE" : "FR"), ("qa_decision", i >= looked ? null : i < wrong ? "other" : decision)));

    /// <summary>Severe content: on each of the days a person looks at so many severe items for five minutes each, one harmless between every two runs.</summary>
    public static IEnumerable<FactRow> Severe(int people, int days, Func<int, int> items, int run = 3) =>
        from person in Enumerable.Range(0, people)
        from day in Enumerable.Range(0, days)
        from item in Enumerable.Range(0, items(person))
        let at = Start.AddDays(day).AddMinutes(item * 6)
        select Decision($"s-{person}-{day}-{item}", $"s-{person}-{day}-{item}", person, at, "violating", ("claimed_at", at.AddMinutes(-5)), ("severity", item % (run + 1) == run ? 0L : 4L));

    public static IEnumerable<FactRow> Appeals(DateTime filed, int count, int reversed, int open, int days) =>
        Enumerable.Range(0, count).Select(i => Row(Fact.Appeal, ("appeal_id", $"{filed:MMdd}-{days}-{i}"), ("action_id", $"a{i}"), ("filed_at", filed), ("market", "DE"),
            ("outcome", i < open ? "pending" : i < open + reversed ? "reversed" : "upheld"), ("decided_at", i < open ? null : filed.AddDays(days))));

    public static FactRow Decision(string id, string content, int person, DateTime at, string decision, params (string Column, object? Value)[] more) =>
        Row(Fact.Review, [("review_id", id), ("content_id", content), ("reviewer", $"person-{person:00}"), ("decided_at", at), ("decision", decision), ("category", "hate"), .. more]);
}
