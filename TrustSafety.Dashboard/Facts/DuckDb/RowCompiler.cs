using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using static TrustSafety.Dashboard.Facts.DuckDb.SqlParameters;

namespace TrustSafety.Dashboard.Facts.DuckDb;

internal static class RowCompiler
{
    private static readonly string[] Pseudonymous = ["content_id", "action_id"];

    /// <summary>The time first, then the dimensions, then what happened; of the ids only those that get a pseudonym.</summary>
    public static (Statement Statement, IReadOnlyList<FactColumn> Shown) Compile(RowQuery query, FactColumns columns, LocalDays days)
    {
        if (query.Limit is < 1 or > RowQuery.MaxLimit) throw new ArgumentOutOfRangeException(nameof(query), query.Limit, $"A row query shows between 1 and {RowQuery.MaxLimit} rows.");
        var parameters = new SqlParameters();
        var conditions = new ConditionSql(columns, parameters);
        var time = columns.Find(query.Time, "place rows in time", c => c.IsTime);
        var shown = Shown(columns, time);
        var projected = Told(columns).Select(c => $"{c.Sql} as {Quote(c.Name)}").Prepend($"{days.Day(time, query.From, query.To, parameters)} as \"local day\"");
        var sql = $"select {string.Join(", ", shown.Select(c => Quote(c.Name)))} from (select {string.Join(", ", projected)} from {columns.Table}"
            + $" where {days.Window(time, query.From, query.To, parameters)}) as kept"
            + $" where \"local day\" >= {parameters.Add(query.From)} and \"local day\" < {parameters.Add(query.To)} and {conditions.All(query.Where)}"
            + string.Create(CultureInfo.InvariantCulture, $" order by {Quote(time.Name)} desc, {Order(columns)} limit {query.Limit}");
        return (new(sql, parameters.Values), shown);
    }

    private static List<FactColumn> Shown(FactColumns columns, FactColumn time)
    {
        var dimensions = FactSchemas.Dimensions.Select(columns.Any);
        var rest = Told(columns).Where(c => c != time && !FactSchemas.Dimensions.Contains(c.Name) && (c.Type != ColumnType.Id || Pseudonymous.Contains(c.Name)));
        return [time, .. dimensions, .. rest];
    }

    /// <summary>When a row came in tells of its delivery and not of what happened.</summary>
    private static IEnumerable<FactColumn> Told(FactColumns columns) => columns.All.Where(c => c.Name != FactSchemas.ArrivedAt);

    /// <summary>Rows of one instant keep their order from one look to the next.</summary>
    private static string Order(FactColumns columns) =>
        string.Join(", ", FactSchemas.Of(columns.Fact).Key.DefaultIfEmpty("category").Select(Quote));
}
