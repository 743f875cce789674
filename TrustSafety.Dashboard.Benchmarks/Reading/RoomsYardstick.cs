using DuckDB.NET.Data;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>The sums behind each room's cells of the last twelve weeks, by stratum, as an analyst writes them by hand: one statement a room, its breakdowns by GROUPING SETS.</summary>
internal static class RoomsYardstick
{
    private const string Labels = """
        with seen as (select *, date_trunc('week', viewed_at) as week from label where viewed_at >= (select date_trunc('week', max(viewed_at)) - interval 12 week from label))
        """;

    private const string Sums = "count(*) as n, sum(weight) as w, sum(weight * weight) as w2, sum(weight) filter (where violating) as wy, sum(weight * weight) filter (where violating) as w2y";

    private static readonly Dictionary<string, string> Sql = new()
    {
        ["prevalence"] = $"{Labels} select stratum, week, category, market, surface, language, {Sums} from seen group by grouping sets ((stratum), (stratum, week), (stratum, category), (stratum, market), (stratum, surface), (stratum, language))",
        ["coverage"] = $"""
            {Labels}, firing as (select content_id, strategy, min(scored_at) as at from detection where fired and coalesce(live, true) and content_id in (select content_id from seen) group by all),
            met as (select seen.*, firing.strategy, firing.at <= viewed_at as caught from seen left join firing using (content_id) where violating),
            judged as (select any_value(stratum) as stratum, any_value(week) as week, any_value(category) as category, any_value(market) as market, any_value(surface) as surface, any_value(language) as language, any_value(severity) as severity,
              any_value(weight) as weight, coalesce(bool_or(caught), false) as before, bool_or(caught is not null) as ever, list_sort(list(strategy) filter (where caught)) as catchers from met group by sample_id)
            select stratum, week, category, market, surface, language, severity, catchers, count(*) as n, sum(weight) as w, sum(weight * weight) as w2, sum(weight) filter (where before) as before, sum(weight) filter (where ever and not before) as after,
              sum(weight) filter (where not ever) as never, sum(weight * weight) filter (where before) as before2
            from judged group by grouping sets ((stratum), (stratum, week), (stratum, category, market), (stratum, category), (stratum, market), (stratum, surface), (stratum, language), (stratum, severity), (stratum, catchers))
            """,
        ["strategies"] = $"""
            {Labels} select stratum, strategy, week, cast(floor(d.score * 100) as int) as bin, fired, violating, count(*) as n, sum(weight) as w, sum(weight * weight) as w2, sum(weight) filter (where scored_at <= viewed_at) as timely
            from seen join detection d using (content_id) group by grouping sets ((stratum, strategy, fired, violating), (stratum, strategy, week, fired, violating), (stratum, strategy, bin, violating))
            """,
    };

    public static void Run(DuckDBConnection connection, string room)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql[room];
        using var reader = command.ExecuteReader();
        while (reader.Read()) { }
    }
}
