using DuckDB.NET.Data;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>
/// The sums behind each room's cells of the last twelve weeks, by stratum, as an analyst writes them by hand: breakdowns at once by GROUPING SETS, one
/// statement for each join. What a room computes from the sums (intervals, curves, resamples, the search for a portfolio) is no SQL and not in here.
/// </summary>
internal static class RoomsYardstick
{
    private const string Labels = """
        with seen as (select *, date_trunc('week', viewed_at) as week from label where viewed_at >= (select date_trunc('week', max(viewed_at)) - interval 12 week from label))
        """;

    private const string Sums = "count(*) as n, sum(weight) as w, sum(weight * weight) as w2, sum(weight) filter (where violating) as wy, sum(weight * weight) filter (where violating) as w2y";

    private const string Judged = "count(*) as n, sum(weight) as w, sum(weight * weight) as w2, sum(weight) filter (where scored_at <= viewed_at) as timely, sum(weight * d.score) as scores";

    private const string Since = "scored_at >= (select date_trunc('week', max(scored_at)) - interval 12 week from detection)";

    private static readonly Dictionary<string, string[]> Sql = new()
    {
        ["prevalence"] =
        [
            $"""
            {Labels} select stratum, stratum_size, week, category, market, surface, language, {Sums}, sum(weight * pow(2, severity)) filter (where violating) as harm, count(distinct content_id) as contents
            from seen group by grouping sets ((stratum, stratum_size), (stratum, week), (stratum, category), (stratum, market), (stratum, surface), (stratum, language), (stratum, week, market))
            """,
            "select strategy, count(*), sum(score) from detection where score is not null group by strategy",
            // How often the judges err, by person.
            "select gold, qa_decision, decision, reviewer, count(*) from review where gold is not null or qa_decision is not null group by grouping sets ((gold, decision, reviewer), (qa_decision, decision, reviewer))",
        ],
        ["coverage"] =
        [
            $"""
            {Labels}, firing as (select content_id, strategy, min(scored_at) as at from detection where fired and coalesce(live, true) and content_id in (select content_id from seen) group by all),
            met as (select seen.*, firing.strategy, firing.at <= viewed_at as caught from seen left join firing using (content_id) where violating),
            judged as (select any_value(stratum) as stratum, any_value(week) as week, any_value(category) as category, any_value(market) as market, any_value(surface) as surface, any_value(language) as language, any_value(severity) as severity,
              any_value(weight) as weight, coalesce(bool_or(caught), false) as before, bool_or(caught is not null) as ever, list_sort(list(strategy) filter (where caught)) as catchers from met group by sample_id)
            select stratum, week, category, market, surface, language, severity, catchers, count(*) as n, sum(weight) as w, sum(weight * weight) as w2, sum(weight) filter (where before) as before, sum(weight) filter (where ever and not before) as after,
              sum(weight) filter (where not ever) as never, sum(weight * weight) filter (where before) as before2, sum(weight * weight) filter (where ever and not before) as after2, sum(weight * weight) filter (where not ever) as never2
            from judged group by grouping sets ((stratum), (stratum, week), (stratum, category, market), (stratum, category), (stratum, market), (stratum, surface), (stratum, language), (stratum, severity), (stratum, catchers))
            """,
            // The portfolio: what each strategy scored each violating view in time, and its flags by score.
            $"""
            {Labels} select stratum, week, weight, levels, count(*) from (select any_value(stratum) as stratum, any_value(week) as week, any_value(weight) as weight, list(strategy || floor(d.score * 10) order by strategy) as levels
            from seen join detection d using (content_id) where violating and d.scored_at <= viewed_at group by sample_id) group by all
            """,
            $"select strategy, week, bin, fired, count(*) from (select strategy, date_trunc('week', scored_at) as week, cast(floor(score * 100) as int) as bin, fired from detection where {Since}) group by all",
        ],
        ["quality"] = QualityYardstick.Sql,
        ["strategies"] =
        [
            $"""
            {Labels} select stratum, strategy, fired, violating, {Judged} from seen join detection d using (content_id) group by all
            """,
            // One of them in detail.
            $"""
            {Labels} select stratum, week, seen.category, seen.market, seen.language, cast(floor(d.score * 1000) as int) as bin, fired, violating, {Judged}
            from seen join detection d using (content_id) where strategy = 'strategy_3'
            group by grouping sets ((stratum, week, fired, violating), (stratum, seen.category, fired, violating), (stratum, seen.market, fired, violating), (stratum, seen.language, fired, violating), (stratum, bin, violating))
            """,
            $"{Labels} select strategy, median(epoch(viewed_at) - epoch(scored_at)) as lead from seen join detection d using (content_id) where violating and fired group by strategy",
            // What vendors and shadows add: by content, who fired, and the shadow's score.
            $"""
            {Labels} select stratum, weight, violating, others, own, bin, count(*) from (select any_value(stratum) as stratum, any_value(weight) as weight, any_value(violating) as violating, bool_or(d.fired and coalesce(d.live, true)) as others,
              bool_or(d.fired and not coalesce(d.live, true)) as own, max(cast(floor(d.score * 1000) as int)) filter (where not coalesce(d.live, true)) as bin from seen join detection d using (content_id) group by sample_id) group by all
            """,
            $"select strategy, week, bin, fired, count(*) from (select strategy, date_trunc('week', scored_at) as week, cast(floor(score * 100) as int) as bin, fired from detection where {Since}) group by all",
        ],
    };

    /// <returns>Milliseconds.</returns>
    public static double Run(DuckDBConnection connection, string room) => SqlTime.Of(connection, Sql[room]);
}
