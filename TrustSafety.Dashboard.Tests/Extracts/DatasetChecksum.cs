using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>One text that differs when any cell of any table, or the ledger, differs; the order of rows is left out.</summary>
internal static class DatasetChecksum
{
    public static string Of(Dataset dataset)
    {
        using var connection = dataset.Connect();
        return string.Join('\n', FactSchemas.All.Select(s => s.Name).Append("extract").Select(table => $"{table}: {Table(connection, table)}"));
    }

    /// <summary>The same without what differs between two imports of the same file: ids and the time of publication.</summary>
    public static string OfContent(Dataset dataset)
    {
        using var connection = dataset.Connect();
        return string.Join('\n', FactSchemas.All.Select(s => $"{s.Name}: {Table(connection, s.Name, "* EXCLUDE (extract_id)")}").Append(Table(connection, "extract", "* EXCLUDE (id, published_at)")));
    }

    private static string Table(DuckDBConnection connection, string table, string columns = "*")
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT (SELECT string_agg(column_name || ' ' || data_type, ',' ORDER BY column_index) FROM duckdb_columns() WHERE table_name = '{table}'),
                   (SELECT count(*) || '/' || coalesce(sum(hash(t)::HUGEINT)::VARCHAR, '') || '/' || coalesce(bit_xor(hash(t))::VARCHAR, '') FROM (SELECT {columns} FROM {table}) t)
            """;
        using var reader = command.ExecuteReader();
        reader.Read();
        return $"{reader.GetString(0)} {reader.GetString(1)}";
    }
}
