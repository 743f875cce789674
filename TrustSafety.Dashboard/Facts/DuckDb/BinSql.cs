using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using static TrustSafety.Dashboard.Facts.DuckDb.SqlParameters;

namespace TrustSafety.Dashboard.Facts.DuckDb;

internal static class BinSql
{
    private const long MicrosecondsPerHour = 3_600_000_000;

    /// <param name="from">The first day on which the column may lie, and the day after the last.</param>
    public static string Of(Bin bin, FactColumns columns, LocalDays days, DateOnly from, DateOnly to, SqlParameters parameters)
    {
        if (bin is Bin.Hour) return days.Hour(columns.Find(bin.Column, "cut into hours", c => c.Type == ColumnType.Timestamp) with { Sql = Quote(bin.Column) }, from, to, parameters);
        if (bin is Bin.HoursLate late) return HoursLate(late, columns, days, parameters);
        var column = Quote(columns.Find(bin.Column, "bin", c => c.IsNumeric).Name);
        return bin switch
        {
            Bin.Logarithmic log => Logarithmic(column, parameters.Add(log.Growth)),
            Bin.Score score => Score(column, parameters.Add(score.Count)),
            _ => throw new ArgumentOutOfRangeException(nameof(bin), bin.GetType().Name, "No such bin."),
        };
    }

    /// <summary>The quotient of logarithms can miss a value that lies on an edge (log 1000 / log 10 &lt; 3), so the edges themselves decide.</summary>
    private static string Logarithmic(string column, string growth)
    {
        var value = $"cast(greatest({column}, 1) as double)";
        var guess = $"floor(ln({value}) / ln({growth}))";
        return string.Create(CultureInfo.InvariantCulture,
            $"cast(case when {column} < 1 then -1 when {value} >= power({growth}, {guess} + 1) then {guess} + 1 when {value} < power({growth}, {guess}) then {guess} - 1 else {guess} end as integer)");
    }

    private static string HoursLate(Bin.HoursLate late, FactColumns columns, LocalDays days, SqlParameters parameters)
    {
        var (arrived, time) = (Projected(columns, FactSchemas.ArrivedAt), Projected(columns, late.Column));
        var (first, last) = (DateOnly.MinValue, DateOnly.MaxValue);
        var micros = late.AfterDay
            ? $"epoch_us({days.Clock(arrived, first, last, parameters)}) - epoch_us(cast({days.Day(time, first, last, parameters)} as timestamp)) - {24 * MicrosecondsPerHour}"
            : $"epoch_us({arrived.Sql}) - epoch_us({time.Sql})";
        return string.Create(CultureInfo.InvariantCulture, $"cast(coalesce(greatest(0, ({micros} + {MicrosecondsPerHour - 1}) // {MicrosecondsPerHour}), 0) as integer)");
    }

    private static FactColumn Projected(FactColumns columns, string name) => columns.Find(name, "count hours from", c => c.IsTime) with { Sql = Quote(name) };

    private static string Score(string column, string count) => $"cast(greatest(0, least({count} - 1, floor({column} * {count}))) as integer)";
}
