namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>
/// The counts behind Quality's cells, as an analyst writes them over the extracts as they are: the last whole month with its breakdowns, twelve months of the
/// indicators, what several people judged, reviewer-days, what waits, and appeals with their joins.
/// </summary>
internal static class QualityYardstick
{
    private const string Month = "timestamp '2026-10-01'", After = "timestamp '2026-11-01'", First = "timestamp '2025-11-01'";

    private const string Counts = """
        count(*) as n, count(gold) as gold, count(*) filter (where gold = decision) as gold_right, count(qa_decision) as qa, count(*) filter (where qa_decision <> decision) as qa_wrong,
        count(turnaround) as timed, count(*) filter (where turnaround <= 86400) as in_time, count(enqueued_at) as enqueued, count(claimed_at) as claimed, count(severity) as rated,
        count(*) filter (where qa_decision is not null and gold is null) as checked, count(*) filter (where qa_decision <> decision and gold is null) as checked_wrong
        """;

    private const string Reviews = "(select *, epoch(decided_at - enqueued_at) as turnaround, date_trunc('month', decided_at) as month, floor(ln(greatest(epoch(decided_at - enqueued_at), 1)) / ln(1.02)) as bin from review)";

    public static readonly string[] Sql =
    [
        $"""
        select month, bin, reviewer, {Counts} from {Reviews} where decided_at >= {First} and decided_at < {After} group by grouping sets ((month), (month, bin), (reviewer))
        """,
        $"""
        select queue, category, market, language, reviewer, decision, gold, qa_decision, bin, {Counts} from {Reviews} where decided_at >= {Month} and decided_at < {After}
        group by grouping sets ((queue), (category), (reviewer), (queue, bin), (queue, decision), (gold, decision), (qa_decision, decision), (market, reviewer), (language, reviewer), (gold, market, reviewer), (gold, language, reviewer))
        """,
        $"""
        select date_trunc('month', enqueued_at) as enqueued, date_trunc('month', decided_at) as decided, queue, count(*) from review where enqueued_at is not null and enqueued_at < {After}
        group by grouping sets ((enqueued), (decided), (queue, enqueued), (queue, decided))
        """,
        $"""
        with latest as (select content_id, reviewer, arg_max(decision, decided_at) as decision, max(decided_at) as last_at, arg_max(queue, decided_at) as queue, arg_max(category, decided_at) as category from review
          where content_id in (select content_id from review where decided_at >= {Month} and decided_at < {After}) group by content_id, reviewer),
        judged as (select count(*) as judges, arg_max(queue, last_at) as queue, arg_max(category, last_at) as category, max(last_at) as placed, list_sort(list(decision)) as decisions from latest group by content_id)
        select queue, category, judges, decisions, count(*) from judged where placed >= {Month} and placed < {After} group by grouping sets ((judges > 1, judges), (decisions), (queue, decisions), (category, decisions))
        """,
        $"""
        with rated as (select reviewer, cast(decided_at as date) as day, decided_at, severity >= 3 as severe, least(epoch(decided_at - claimed_at), 3600) as looked,
          row_number() over (partition by reviewer, cast(decided_at as date) order by decided_at) as place from review where severity is not null and decided_at >= {Month} and decided_at < {After}),
        islands as (select *, place - row_number() over (partition by reviewer, day, severe order by place) as island from rated),
        runs as (select reviewer, day, island, count(*) filter (where severe) as length, sum(looked) filter (where severe) as looked from islands group by reviewer, day, severe, island)
        select reviewer, day, max(length), sum(looked) from runs group by reviewer, day
        """,
        $"select queue, cast(enqueued_at as date) as day, count(*) from review where decided_at >= {After} and enqueued_at is not null group by queue, day",
        "select cast(filed_at as date) as filed, outcome, cast(decided_at as date) as decided, count(*) from appeal group by all",
        $"""
        select date_trunc('month', decided_at) as month, market, language, count(*) as n, count(*) filter (where outcome = 'reversed') as reversed from appeal where outcome <> 'pending' and decided_at >= {First}
        group by grouping sets ((month), (month, market), (month, language))
        """,
        $"select date_trunc('month', a.actioned_at) as month, count(*) as n, count(*) filter (where p.outcome = 'reversed') as reversed from appeal p join action a using (action_id) where a.actioned_at >= {First} group by month",
        $"select date_trunc('month', actioned_at) as month, count(*) from action where actioned_at >= {First} group by month",
    ];
}
