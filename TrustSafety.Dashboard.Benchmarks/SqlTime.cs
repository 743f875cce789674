using System.Diagnostics;
using DuckDB.NET.Data;

namespace TrustSafety.Dashboard.Benchmarks;

/// <summary>How long hand-written statements take, one after the other, every row of their answers read.</summary>
internal static class SqlTime
{
    public static double Of(DuckDBConnection connection, IEnumerable<string> statements)
    {
        var watch = Stopwatch.StartNew();
        foreach (var sql in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            while (reader.Read()) { }
        }
        return watch.Elapsed.TotalMilliseconds;
    }
}
