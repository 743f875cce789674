using TrustSafety.Dashboard.Time;
using static TrustSafety.Dashboard.Facts.DuckDb.SqlParameters;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>
/// Compiles a query over a fact's table to one statement: an inner select that projects the columns used and keeps the rows,
/// an outer one that groups and sums. Names come from the schema and are quoted; values are parameters.
/// </summary>
internal sealed class QueryCompiler(FactColumns columns, LocalDays days)
{
    public const string DayName = "local day";

    public Statement Compile(AggregateQuery query)
    {
        var parameters = new SqlParameters();
        var conditions = new ConditionSql(columns, parameters);
        List<string> keys = [.. PeriodKey(query.Grain), .. query.GroupBy.Select(name => Key(name, parameters))];
        if (query.Bin is { } bin) keys.Add(Bin(bin, query, parameters));
        var sums = query.Measures.Select(m => MeasureSql.AsDouble(MeasureSql.Sum(m, columns, conditions)));
        var grouping = keys.Count == 0 ? "" : $" group by {string.Join(", ", Enumerable.Range(1, keys.Count))}";
        return new($"select {string.Join(", ", keys.Concat(sums))} from ({Rows(query, parameters)}) as kept where {Kept(query, conditions, parameters)}{grouping}", parameters.Values);
    }

    private string Rows(AggregateQuery query, SqlParameters parameters)
    {
        var time = columns.Find(query.Time, "place rows in time", c => c.IsTime);
        var projected = QueryColumns.Of(query).Select(columns.Any).Select(c => $"{c.Sql} as {Quote(c.Name)}")
            .Prepend($"{days.Day(time, query.From, query.To, parameters)} as {Quote(DayName)}");
        return $"select {string.Join(", ", projected)} from {Table(query, parameters)} where {days.Window(time, query.From, query.To, parameters)}";
    }

    /// <summary>A prepared table looks into all of the other fact; what had arrived of it at a moment is looked into anew.</summary>
    private string Table(AggregateQuery query, SqlParameters parameters) =>
        QueryColumns.LooksInto(query) is not null && query.Where.OfType<Condition.ArrivedBefore>().FirstOrDefault() is { } arrived
            ? CrossFactSql.Joined(query.Fact, parameters.Add(arrived.Moment)) : columns.Table;

    public string Bin(Bin bin, AggregateQuery query, SqlParameters parameters) => bin.Column == query.Time
        ? BinSql.Of(bin, columns, days, query.From, query.To, parameters)
        : BinSql.Of(bin, columns, days, DateOnly.MinValue, DateOnly.MaxValue, parameters);

    private static string Kept(AggregateQuery query, ConditionSql conditions, SqlParameters parameters)
    {
        var kept = $"{Quote(DayName)} >= {parameters.Add(query.From)} and {Quote(DayName)} < {parameters.Add(query.To)} and {conditions.All(query.Where)}";
        return query.Bin is { } bin ? $"{kept} and {Quote(bin.Column)} is not null" : kept;
    }

    private string Key(string name, SqlParameters parameters)
    {
        var column = columns.Find(name, "group by", c => c.IsGroup);
        // A day that is a key may lie far before or after those that rows are kept by.
        return column.IsTime
            ? $"cast({days.Day(column with { Sql = Quote(name) }, DateOnly.MinValue, DateOnly.MaxValue, parameters)} as varchar)"
            : Key(column);
    }

    public static string Key(FactColumn column) =>
        column.Type == Extracts.Schema.ColumnType.Token || column.IsPerson ? Quote(column.Name) : $"cast({Quote(column.Name)} as varchar)";

    public static IEnumerable<string> PeriodKey(Grain? grain) => grain switch
    {
        null => [],
        Grain.Day => [Quote(DayName)],
        Grain.Week => [$"cast(date_trunc('week', {Quote(DayName)}) as date)"],
        _ => [$"cast(date_trunc('month', {Quote(DayName)}) as date)"],
    };
}
