using System.Data.Common;
using DuckDB.NET.Data;

namespace TrustSafety.Dashboard.Extracts.Storage;

internal static class DuckDbStatements
{
    public static void Execute(this DuckDBConnection connection, string sql, params object[] values)
    {
        using var command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }

    public static List<T> Rows<T>(this DuckDBConnection connection, string sql, Func<DbDataReader, T> read)
    {
        using var command = Command(connection, sql, []);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    public static T Scalar<T>(this DuckDBConnection connection, string sql, params object[] values)
    {
        using var command = Command(connection, sql, values);
        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.GetFieldValue<T>(0);
    }

    private static DuckDBCommand Command(DuckDBConnection connection, string sql, object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values) command.Parameters.Add(new DuckDBParameter(value));
        return command;
    }
}
