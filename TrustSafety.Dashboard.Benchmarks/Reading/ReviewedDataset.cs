using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>
/// What Quality reads beside the labels: two reviews for every label, a tenth of the contents judged twice, a twentieth gold, a tenth looked at by QA; half as
/// many actions as labels and a tenth as many appeals, the latest still open. 500 reviewers in eight queues, their days with severe items and times.
/// </summary>
internal static class ReviewedDataset
{
    private const string Dimensions = "'m' || (hash(c + 2) % 12), 'l' || (c % 9), 't' || (c % 4), 'f' || (hash(c + 3) % 5), 'c' || (hash(c + 4) % 10), 'u' || (c % 30)";
    private const string Names = "market, language, content_type, surface, category, subcategory";

    public static async Task PublishAsync(Dataset dataset, int labels)
    {
        var (reviews, actions, appeals) = (labels * 2L, labels / 2L, labels / 10L);
        await DirectPublish.RunAsync(dataset, 3, Fact.Review, Reviews(reviews), reviews);
        await DirectPublish.RunAsync(dataset, 4, Fact.Action, Actions(actions), actions);
        await DirectPublish.RunAsync(dataset, 5, Fact.Appeal, Appeals(appeals, actions), appeals);
    }

    private static string At(string row, long rows) => string.Create(CultureInfo.InvariantCulture, $"timestamp '2025-11-03' + to_seconds({row} * 31449600 // {rows})");

    private static string Word(string violates) => $"case when {violates} then 'violating' else 'benign' end";

    private static string Reviews(long reviews) => $"""
        insert into review (extract_id, review_id, content_id, reviewer, decided_at, decision, queue, enqueued_at, claimed_at, gold, qa_decision, severity, {Names})
        select 3, 'v' || i, 'content-' || c, 'reviewer-' || (hash(i + 5) % 500), decided, {Word("truth <> (hash(i + 6) % 12 = 0)")}, 'q' || (hash(c + 7) % 8), decided - to_seconds(hash(i + 8) % 200000),
          decided - to_seconds(hash(i + 9) % 400), case when hash(i + 10) % 20 = 0 then {Word("truth")} end, case when hash(i + 11) % 10 = 0 then {Word("truth <> (hash(i + 12) % 30 = 0)")} end,
          case when truth then hash(c + 1) % 5 else 0 end, {Dimensions}
        from (select i, i - (i % 10 = 1)::int as c, hash(i - (i % 10 = 1)::int) % 4 = 0 as truth, {At("i", reviews)} as decided from range({Whole(reviews)}) as r(i))
        """;

    private static string Actions(long actions) => $"""
        insert into action (extract_id, action_id, content_id, actioned_at, action, source, created_at, automated, views_at_action, {Names})
        select 4, 'a' || c, 'content-' || c, {At("c", actions)}, 'remove', case when hash(c) % 5 = 0 then 'user_report' else 'own' end, {At("c", actions)} - to_seconds(hash(c + 1) % 90000), hash(c + 2) % 3 = 0, hash(c + 3) % 1000, {Dimensions}
        from range({Whole(actions)}) as r(c)
        """;

    /// <summary>Reversals take longer than upholdings, and what would be decided after the last day is still open.</summary>
    private static string Appeals(long appeals, long actions) => $"""
        insert into appeal (extract_id, appeal_id, action_id, filed_at, outcome, decided_at, {Names})
        select 5, 'p' || c, 'a' || (c * {Whole(actions / appeals)}), filed, case when decided >= timestamp '2026-11-02' then 'pending' when hash(c) % 4 = 0 then 'reversed' else 'upheld' end,
          case when decided < timestamp '2026-11-02' then decided end, {Dimensions}
        from (select c, filed, filed + to_seconds(3600 + hash(c + 5) % (case when hash(c) % 4 = 0 then 1500000 else 600000 end)) as decided
          from (select c, least({At("c", appeals)} + to_seconds(hash(c + 6) % 300000), timestamp '2026-11-01 23:00:00') as filed from range({Whole(appeals)}) as r(c)))
        """;

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
