using TrustSafety.Dashboard.Extracts.Schema;
using static TrustSafety.Dashboard.Facts.DuckDb.SqlParameters;

namespace TrustSafety.Dashboard.Facts.DuckDb;

internal static class UnitSql
{
    private static readonly string[] Named = ["arm", "cluster_id", .. FactSchemas.Dimensions];

    /// <summary>Whatever the extracts brought beside the columns of the schema.</summary>
    public static IReadOnlyList<string> Outcomes(FactColumns fact)
    {
        var schema = FactSchemas.Of(Fact.ExperimentUnit);
        return [.. fact.All.Where(c => c.IsNumeric && schema.Find(c.Name) is null).Select(c => c.Name).Order(StringComparer.Ordinal)];
    }

    /// <summary>The order of assignment, and among equals that of the ids, so that sums over the rows are the same each time.</summary>
    public static Statement Rows(string experiment, IReadOnlyList<string> outcomes)
    {
        var parameters = new SqlParameters();
        var names = Named.Concat(outcomes).Prepend("unit_id").Select(Quote);
        return new($"""
            create or replace temp table unit_row as
            select epoch_us(assigned_at) as at, {string.Join(", ", names)} from experiment_unit
            where experiment = {parameters.Add(experiment)} order by assigned_at, unit_id, arm
            """, parameters.Values);
    }

    public static IEnumerable<Statement> Codes => Named.Select(column => new Statement($"""
        create or replace temp table {TableOf(column)} as
        select value, cast(row_number() over (order by value) - 1 as integer) as code
        from (select distinct {Quote(column)} as value from unit_row where {Quote(column)} is not null)
        """, []));

    public static Statement Repeated => new(
        "create or replace temp table unit_repeated as select unit_id from unit_row group by unit_id having count(distinct arm) > 1", []);

    public static string TableOf(string column) => $"unit_{column}";

    /// <summary>No column is ever empty: the reader takes whole vectors.</summary>
    public static string Coded(IReadOnlyList<string> outcomes)
    {
        var codes = Named.Select((_, i) => $"coalesce(c{i}.code, {ExperimentUnits.None})");
        var values = outcomes.Select(o => $"coalesce(cast(u.{Quote(o)} as double), 'NaN'::double)");
        var joins = Named.Select((column, i) => $"left join {TableOf(column)} c{i} on c{i}.value = u.{Quote(column)}");
        return $"""
            select u.at, d.unit_id is not null, {string.Join(", ", codes.Concat(values))}
            from unit_row u left join unit_repeated d on d.unit_id = u.unit_id {string.Join(' ', joins)} order by u.rowid
            """;
    }
}
