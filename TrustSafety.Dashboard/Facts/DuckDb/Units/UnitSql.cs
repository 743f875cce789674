using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using static TrustSafety.Dashboard.Facts.DuckDb.SqlParameters;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>
/// The statements that read one experiment. Names become numbers by small tables that are made first; the rows themselves are read once, as they lie.
/// </summary>
internal static class UnitSql
{
    public const int Arm = 0, Cluster = 1, FirstDimension = 2;

    /// <summary>The columns whose names become numbers.</summary>
    public static readonly IReadOnlyList<string> Named = ["arm", "cluster_id", .. FactSchemas.Dimensions];

    /// <summary>Whatever the extracts brought beside the columns of the schema.</summary>
    public static IReadOnlyList<string> Outcomes(FactColumns fact)
    {
        var schema = FactSchemas.Of(Fact.ExperimentUnit);
        return [.. fact.All.Where(c => c.IsNumeric && schema.Find(c.Name) is null).Select(c => c.Name).Order(StringComparer.Ordinal)];
    }

    /// <summary>The large answer takes no parameters, so that the name stands in a table, too.</summary>
    public const string Asked = "create or replace temp table unit_asked as select cast($1 as varchar) as experiment";

    /// <summary>How many rows of the experiment have a name in each of the columns; every row has an arm.</summary>
    public static string Filled => $"select {string.Join(", ", Named.Select(c => $"count({Quote(c)})"))} from experiment_unit where {OfTheExperiment}";

    /// <summary>Every name of every column that has any, with its code, in alphabetical order.</summary>
    public static string Names(IReadOnlyList<int> named)
    {
        var columns = named.Select(kind => Quote(Named[kind])).ToList();
        var kinds = named.Select(kind => string.Create(CultureInfo.InvariantCulture, $"when grouping({Quote(Named[kind])}) = 0 then {kind}"));
        return $"""
            create or replace temp table unit_name as
            select kind, name, cast(row_number() over (partition by kind order by name) - 1 as integer) as code from (
              select case {string.Join(' ', kinds)} end as kind, coalesce({string.Join(", ", columns)}) as name
              from experiment_unit where {OfTheExperiment} group by grouping sets ({string.Join(", ", columns.Select(c => $"({c})"))}))
            where name is not null
            """;
    }

    public static string Repeated =>
        $"create or replace temp table unit_repeated as select unit_id from experiment_unit where {OfTheExperiment} group by unit_id having min(arm) <> max(arm)";

    /// <summary>The numbers of the rows in the order of assignment, and among equals in that of the ids, so that sums over the rows are the same each time.</summary>
    public static string Order => $"select rowid from experiment_unit where {OfTheExperiment} order by assigned_at, unit_id, arm";

    /// <summary>Number of the row, time, whether its unit is repeated, the codes of the columns that have any, and the outcomes.</summary>
    public static string Rows(IReadOnlyList<int> named, bool repeated, IReadOnlyList<string> outcomes)
    {
        var codes = named.Select(kind => string.Create(CultureInfo.InvariantCulture, $"coalesce(c{kind}.code, {ExperimentUnits.None})"));
        var joins = named.Select(kind => string.Create(CultureInfo.InvariantCulture, $"left join (select name, code from unit_name where kind = {kind}) c{kind} on c{kind}.name = u.{Quote(Named[kind])}"));
        return $"""
            select u.rowid, epoch_us(u.assigned_at), {(repeated ? "d.unit_id is not null" : "false")}, {string.Join(", ", codes.Concat(outcomes.Select(o => $"u.{Quote(o)}")))}
            from experiment_unit u {string.Join(' ', joins)} {(repeated ? "left join unit_repeated d on d.unit_id = u.unit_id" : "")} where u.{OfTheExperiment}
            """;
    }

    private const string OfTheExperiment = "experiment = (select experiment from unit_asked)";
}
