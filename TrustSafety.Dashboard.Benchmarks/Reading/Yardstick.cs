using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Facts.DuckDb;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>
/// What a good analyst would write for the same cells: one statement per source and window over the typed event tables, all breakdowns of it
/// at once by GROUPING SETS. Labels and appeals come with what they look up in other facts already joined, which favours the yardstick.
/// </summary>
internal static class Yardstick
{
    public sealed record Answer(double Milliseconds, long Cells, int Statements);

    public static Answer Run(DuckDBConnection connection, DatasetState state, LocalDays days, IReadOnlyList<AggregateQuery> questions)
    {
        var statements = questions.GroupBy(q => q with { GroupBy = new([]) }).Select(g => Compile(state.Columns[g.Key.Fact], days, g.Key, [.. g.Select(q => q.GroupBy)])).ToList();
        // Twice, the second counts: the first brings the tables into memory.
        Execute(connection, statements);
        return Execute(connection, statements);
    }

    private static Answer Execute(DuckDBConnection connection, List<Statement> statements)
    {
        var watch = Stopwatch.StartNew();
        long cells = 0;
        foreach (var statement in statements)
        {
            using var command = statement.On(connection);
            using var reader = command.ExecuteReader();
            var values = new object[reader.FieldCount];
            for (; reader.Read(); cells++) reader.GetValues(values);
        }
        return new(watch.Elapsed.TotalMilliseconds, cells, statements.Count);
    }

    private static Statement Compile(FactColumns columns, LocalDays days, AggregateQuery query, IReadOnlyList<ValueList> breakdowns)
    {
        var parameters = new SqlParameters();
        var conditions = new ConditionSql(columns, parameters);
        var keys = breakdowns.SelectMany(b => b).Distinct().Select(SqlParameters.Quote).ToList();
        var time = columns.Find(query.Time, "place rows in time", c => c.IsTime);
        List<string> fixedKeys = [.. QueryCompiler.PeriodKey(query.Grain).Select(k => $"{k} as period")];
        if (query.Bin is { } bin) fixedKeys.Add($"{new QueryCompiler(columns, days).Bin(bin, query, parameters)} as bin");
        var projected = QueryColumns.Of(query with { GroupBy = new(breakdowns.SelectMany(b => b).Distinct()) }).Select(columns.Any).Select(c => $"{c.Sql} as {SqlParameters.Quote(c.Name)}")
            .Prepend($"{days.Day(time, query.From, query.To, parameters)} as {SqlParameters.Quote(QueryCompiler.DayName)}");
        var rows = $"select {string.Join(", ", projected)} from {columns.Table} where {days.Window(time, query.From, query.To, parameters)}";
        var present = query.Bin is { } b ? $" and {SqlParameters.Quote(b.Column)} is not null" : "";
        var names = fixedKeys.Select(k => k[(k.LastIndexOf(' ') + 1)..]).ToList();
        var measured = query.Measures.SelectMany(m => m.Factors.Concat(QueryColumns.Of(m.When))).Distinct().Select(SqlParameters.Quote).Except(keys);
        var inner = $"select {string.Join(", ", fixedKeys.Concat(keys).Concat(measured).DefaultIfEmpty("1 as one"))} from ({rows}) as kept where {conditions.All(query.Where)}{present}";
        var sums = query.Measures.Select(m => $"cast({MeasureSql.Sum(m, columns, conditions)} as double)");
        var sets = breakdowns.Select(by => $"({string.Join(", ", names.Concat(by.Select(SqlParameters.Quote)))})").Distinct();
        return new(string.Create(CultureInfo.InvariantCulture, $"select {string.Join(", ", names.Concat(keys).Concat(sums))} from ({inner}) as cut group by grouping sets ({string.Join(", ", sets)})"), parameters.Values);
    }
}
