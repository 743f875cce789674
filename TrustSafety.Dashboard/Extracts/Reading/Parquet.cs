using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Extracts.Reading;

/// <summary>Parquet is read by a side engine.</summary>
internal static class Parquet
{
    public static string Scan(string path) => $"read_parquet('{System.IO.Path.GetFullPath(path).Replace("'", "''", StringComparison.Ordinal)}')";

    public static QuerySource Open(DuckDBConnection engine, string path)
    {
        try
        {
            var bytes = new FileInfo(path).Length;
            var rows = engine.Scalar<long>($"SELECT count(*) FROM {Scan(path)}");
            var names = new List<string>();
            using (var command = engine.CreateCommand())
            {
                command.CommandText = $"DESCRIBE SELECT * FROM {Scan(path)}";
                using var reader = command.ExecuteReader();
                while (reader.Read()) names.Add(reader.GetString(0));
            }
            return new QuerySource(engine, $"SELECT * FROM {Scan(path)}", names, bytes, rows, Refusal);
        }
        catch (DuckDBException failure)
        {
            throw Refusal(failure);
        }
    }

    public static ExtractRefusedException Refusal(DuckDBException failure) => new("The Parquet file is damaged or cut off.", failure);
}
