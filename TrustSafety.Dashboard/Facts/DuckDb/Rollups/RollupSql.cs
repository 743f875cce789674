using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using static TrustSafety.Dashboard.Facts.DuckDb.SqlParameters;

namespace TrustSafety.Dashboard.Facts.DuckDb.Rollups;

/// <summary>The statements that fill and read a rollup.</summary>
internal static class RollupSql
{
    private const string Daily = "rollup_days", Pieces = "rollup_pieces";
    private static readonly string Day = Quote(QueryCompiler.DayName);
    private static readonly string Dimensions = string.Join(", ", FactSchemas.Dimensions.Select(Quote));
    private static readonly string MaskOfRow = string.Create(CultureInfo.InvariantCulture, $"{(1 << FactSchemas.Dimensions.Count) - 1} - grouping_id({Dimensions})");
    private static readonly string Piece = $"cast(greatest(date_trunc('week', {Day}), date_trunc('month', {Day})) as date)";

    /// <summary>Rows of the extracts are added up by day and all dimensions once; every other set of dimensions is a sum of those sums.</summary>
    public static IReadOnlyList<Statement> Fill(Rollup rollup, FactColumns columns, LocalDays days, IReadOnlyList<int> extracts, bool create)
    {
        var insert = create ? $"create table {rollup.Table} as" : $"insert into {rollup.Table}";
        if (rollup.Source.Bin is not null) return [Binned(rollup, columns, days, extracts, insert)];
        var sums = StoredSum.Of(rollup, columns);
        var again = string.Join(", ", sums.Select(s => s.FromCells()));
        var sets = Sets(rollup, RollupLevel.Day, Daily).Concat(Sets(rollup, RollupLevel.Piece, Pieces)).ToList();
        List<string> statements =
        [
            $"create or replace temp table {Pieces} as select extract_id, {Piece} as {Day}, {Keys(rollup)}{Dimensions}, {again} from {Daily} group by all",
            .. sets.Select((set, i) => $"{(i == 0 ? insert : $"insert into {rollup.Table}")} {Cells(rollup, sums, set)}"),
            $"drop table {Daily}",
            $"drop table {Pieces}",
        ];
        return [DailySums(rollup, columns, days, extracts), .. statements.Select(s => new Statement(s, []))];
    }

    public static Statement Read(Rollup rollup, RollupLevel level, int mask, AggregateQuery query, FactColumns columns)
    {
        var parameters = new SqlParameters();
        var conditions = new ConditionSql(columns, parameters);
        List<string> keys = [.. QueryCompiler.PeriodKey(query.Grain), .. query.GroupBy.Select(name => QueryCompiler.Key(columns.Find(name, "group by", c => c.IsKey)))];
        if (query.Bin is not null) keys.Add(Rollup.BinName);
        var (measures, stored) = (rollup.Source.Measures.ToList(), StoredSum.Of(rollup, columns));
        var sums = query.Measures.Select(m => MeasureSql.AsDouble(stored[measures.IndexOf(m)].Whole()));
        var kept = $"{Rollup.Level} = {parameters.Add((int)level)} and {Rollup.Mask} = {parameters.Add(mask)}"
            + $" and {Day} >= {parameters.Add(query.From)} and {Day} < {parameters.Add(query.To)} and {conditions.All(query.Where)}";
        var grouping = keys.Count == 0 ? "" : $" group by {string.Join(", ", Enumerable.Range(1, keys.Count))}";
        return new($"select {string.Join(", ", keys.Concat(sums))} from {rollup.Table} where {kept}{grouping}", parameters.Values);
    }

    /// <summary>With bins there are about as many sums by day and all dimensions as rows; the few sets kept are cheaper from the rows.</summary>
    private static Statement Binned(Rollup rollup, FactColumns columns, LocalDays days, IReadOnlyList<int> extracts, string insert)
    {
        var parameters = new SqlParameters();
        var conditions = new ConditionSql(columns, parameters);
        var rows = Rows(rollup, columns, days, extracts, parameters);
        var byDay = rollup.Masks(RollupLevel.Day).Select(mask => Set(mask, Day));
        var byPiece = rollup.Masks(RollupLevel.Piece).Select(mask => Set(mask, "piece"));
        string Set(int mask, string time) => $"({string.Join(", ", Rollup.DimensionsOf(mask).Select(Quote).Prepend($"extract_id, {time}, {Keys(rollup)}{Rollup.BinName}"))})";
        var binned = $"select *, {Piece} as piece, {BinSql.Of(rollup.Source.Bin!, columns, days, DateOnly.MinValue, DateOnly.MaxValue, parameters)} as {Rollup.BinName} from ({rows}) as kept where {Kept(rollup)}";
        return new(
            $"{insert} select extract_id, grouping({Day}) as {Rollup.Level}, {MaskOfRow} as {Rollup.Mask}, coalesce({Day}, piece) as {Day}, {Keys(rollup)}{Dimensions}, {Rollup.BinName}, {Sums(rollup, columns, conditions)}"
            + $" from ({binned}) as binned group by grouping sets ({string.Join(", ", byDay.Concat(byPiece))}) order by 2, 3, 4", parameters.Values);
    }

    private static Statement DailySums(Rollup rollup, FactColumns columns, LocalDays days, IReadOnlyList<int> extracts)
    {
        var parameters = new SqlParameters();
        var sums = Sums(rollup, columns, new ConditionSql(columns, parameters));
        var rows = Rows(rollup, columns, days, extracts, parameters);
        return new($"create or replace temp table {Daily} as select extract_id, {Day}, {Keys(rollup)}{Dimensions}, {sums} from ({rows}) as kept where {Kept(rollup)} group by all", parameters.Values);
    }

    private static string Rows(Rollup rollup, FactColumns columns, LocalDays days, IReadOnlyList<int> extracts, SqlParameters parameters)
    {
        var source = rollup.Source;
        var (first, last) = (DateOnly.MinValue, DateOnly.MaxValue);
        var time = columns.Find(source.Time, "place rows in time", c => c.IsTime);
        var query = new AggregateQuery(source.Fact, source.Time, null, first, last, source.Measures) { Bin = source.Bin, GroupBy = new(FactSchemas.Dimensions.Concat(source.Keys)) };
        var decimals = source.Measures.SelectMany(m => m.Factors).Distinct().Select(columns.Any).Where(c => c.Type == ColumnType.Number);
        var projected = QueryColumns.Of(query).Select(columns.Any).Select(c => $"{c.Sql} as {Quote(c.Name)}")
            .Concat(decimals.Select(c => $"cast({c.Sql} * 1000000 as bigint) as {Quote(MeasureSql.Millionths(c.Name))}"))
            .Prepend($"{days.Day(time, first, last, parameters)} as {Day}").Prepend("extract_id");
        return $"select {string.Join(", ", projected)} from {columns.Table} where extract_id in ({string.Join(", ", extracts)})";
    }

    /// <summary>Kept apart in every set of dimensions.</summary>
    private static string Keys(Rollup rollup) => string.Concat(rollup.Source.Keys.Select(k => $"{Quote(k)}, "));

    private static string Kept(Rollup rollup) => rollup.Source.Bin is { } bin ? $"{Day} is not null and {Quote(bin.Column)} is not null" : $"{Day} is not null";

    private static string Sums(Rollup rollup, FactColumns columns, ConditionSql conditions) =>
        string.Join(", ", StoredSum.Of(rollup, columns).Select(s => s.FromRows(columns, conditions)));

    /// <summary>All dimensions first: their cells give the new table its types.</summary>
    private static IEnumerable<(RollupLevel Level, int Mask, string From)> Sets(Rollup rollup, RollupLevel level, string from) =>
        rollup.Masks(level).OrderByDescending(mask => mask == Rollup.All).Select(mask => (level, mask, from));

    /// <summary>
    /// The cells of one set of dimensions from those by all of them: these as they are, and any smaller set summed. Each set is a statement of its own,
    /// because the engine keeps all sets of one statement in memory together.
    /// </summary>
    private static string Cells(Rollup rollup, IReadOnlyList<StoredSum> sums, (RollupLevel Level, int Mask, string From) set)
    {
        var kept = Rollup.DimensionsOf(set.Mask).ToHashSet();
        var dimensions = string.Join(", ", FactSchemas.Dimensions.Select(d => kept.Contains(d) ? Quote(d) : $"null as {Quote(d)}"));
        var head = $"select extract_id, {(int)set.Level} as {Rollup.Level}, {set.Mask} as {Rollup.Mask}, {Day}, {Keys(rollup)}{dimensions}";
        if (set.Mask == Rollup.All) return $"{head}, {string.Join(", ", sums.SelectMany(s => s.Columns))} from {set.From} order by {Day}";
        var grouping = string.Join(", ", kept.Select(Quote).Prepend($"extract_id, {Keys(rollup)}{Day}"));
        return $"{head}, {string.Join(", ", sums.Select(s => s.FromCells()))} from {set.From} group by {grouping} order by {Day}";
    }
}
