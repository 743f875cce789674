using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts.DuckDb.Rollups;
using static TrustSafety.Dashboard.Facts.DuckDb.SqlParameters;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>
/// Stores the judged views and the verdicts on their contents with every text as a number: joined and numbered once per change, so that reading them
/// is copying columns. Scores and weights are whole millionths.
/// </summary>
internal static class JudgedTables
{
    private const string Name = "judged", LayoutVersion = "3";

    private static readonly string[] Statements =
    [
        """
        create or replace temp table judged_content as
        select content_id, cast(row_number() over (order by first_at, content_id) - 1 as integer) as code
        from (select content_id, min(viewed_at) as first_at from label where weight is not null group by content_id)
        """,
        """
        create or replace temp table judged_reviewer as
        select reviewer, cast(row_number() over (order by first_at, reviewer) - 1 as integer) as code
        from (select reviewer, min(viewed_at) as first_at from label where weight is not null and reviewer is not null group by reviewer)
        """,
        """
        create or replace table judged_stratum as
        select cast(row_number() over (order by stratum nulls first, stratum_size nulls first) - 1 as integer) as code,
          stratum as name, stratum_size as views, count(*) as drawn
        from label where weight is not null group by stratum, stratum_size
        """,
        """
        create or replace table judged_strategy as
        select cast(row_number() over (order by strategy) - 1 as integer) as code, strategy as name,
          arg_max(strategy_type, scored_at) as type, arg_max(vendor, scored_at) as vendor, arg_max(coalesce(live, true), scored_at) as live
        from detection group by strategy
        """,
        $"create or replace table judged_value as {string.Join(" union all ", FactSchemas.Dimensions.Select(ValuesOf))}",
        $"""
        create or replace table judged_view as
        select cast(row_number() over (order by l.viewed_at, l.sample_id) - 1 as integer) as position, c.code as content, epoch_us(l.viewed_at) as viewed_at, cast(l.weight * 1000000 as bigint) as weight, s.code as stratum, l.violating,
          cast(coalesce(l.severity, {JudgedSample.None}) as tinyint) as severity, cast(coalesce(l.score * 1000000, {JudgedSample.None}) as integer) as score,
          coalesce(r.code, {JudgedSample.None}) as reviewer, epoch_us(l.arrived_at) as arrived_at, {string.Join(", ", FactSchemas.Dimensions.Select(d => $"coalesce({Quote("of " + d)}.code, {JudgedSample.None}) as {Quote(d)}"))}
        from label l
        join temp.judged_content c on c.content_id = l.content_id
        join judged_stratum s on s.name is not distinct from l.stratum and s.views is not distinct from l.stratum_size
        left join temp.judged_reviewer r on r.reviewer = l.reviewer
        {string.Join(' ', FactSchemas.Dimensions.Select(d => $"left join judged_value {Quote("of " + d)} on {Quote("of " + d)}.dimension = '{d}' and {Quote("of " + d)}.value = l.{Quote(d)}"))}
        where l.weight is not null
        """,
        $"""
        create or replace table judged_verdict as
        select c.code as content, s.code as strategy, epoch_us(d.scored_at) as scored_at, cast(coalesce(d.score * 1000000, {JudgedSample.None}) as integer) as score,
          cast({(byte)Verdict.Scored} + case when d.fired then {(byte)Verdict.Fired} else 0 end + case when coalesce(d.live, true) then {(byte)Verdict.Live} else 0 end as utinyint) as verdict
        from detection d
        join temp.judged_content c on c.content_id = d.content_id
        join judged_strategy s on s.name = d.strategy
        """,
        "drop table temp.judged_content",
        "drop table temp.judged_reviewer",
    ];

    public static void Ensure(DuckDBConnection connection, IReadOnlyList<LedgerEntry> ledger)
    {
        var inputs = $"{LayoutVersion}; {Ids(ledger, Fact.Label)}; {Ids(ledger, Fact.Detection)}";
        if (DerivedParts.Of(connection, Name).TryGetValue(0, out var made) && made == inputs) return;
        foreach (var statement in Statements) connection.Execute(statement);
        DerivedParts.Forget(connection, Name);
        DerivedParts.Add(connection, Name, 0, inputs);
    }

    private static string Ids(IReadOnlyList<LedgerEntry> ledger, Fact fact) => string.Join(' ', ledger.Where(e => e.Fact == fact).Select(e => e.Id));

    private static string ValuesOf(string dimension) =>
        $"""
        select '{dimension}' as dimension, cast(row_number() over (order by {Quote(dimension)}) - 1 as integer) as code, {Quote(dimension)} as value
        from (select distinct {Quote(dimension)} from label where weight is not null and {Quote(dimension)} is not null)
        """;
}
