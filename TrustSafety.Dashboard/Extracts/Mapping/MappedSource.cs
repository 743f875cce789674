using DuckDB.NET.Data;
using DuckDB.NET.Native;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Reading;

namespace TrustSafety.Dashboard.Extracts.Mapping;

/// <summary>The answer of a mapping over the staged table `extract`, read in a locked engine.</summary>
internal static class MappedSource
{
    /// <param name="engine">Holds the staged table; locked here, before the mapping is even parsed.</param>
    public static QuerySource Open(DuckDBConnection engine, MappingFile mapping, long bytes)
    {
        try
        {
            SideEngine.Lock(engine);
            var sql = mapping.Sql.TrimEnd().TrimEnd(';');
            RefuseUnlessOneStatement(engine, sql, mapping);
            var names = Columns(engine, sql, mapping);
            return new QuerySource(engine, sql, names, bytes, expected: null, failure => RunError(mapping, failure));
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>Alone and in brackets: the second keeps out everything that is not a query.</summary>
    private static void RefuseUnlessOneStatement(DuckDBConnection engine, string sql, MappingFile mapping)
    {
        foreach (var text in new[] { sql, $"SELECT * FROM ({sql}\n)" })
        {
            var count = NativeMethods.ExtractStatements.DuckDBExtractStatements(engine.NativeConnection, text, out var statements);
            using (statements)
            {
                if (count == 1) continue;
                throw new ExtractRefusedException(count > 1
                    ? $"The mapping {mapping.Name} has several statements. It must be one SELECT over the table extract."
                    : $"The mapping {mapping.Name} is not one SELECT: {FirstLine(NativeMethods.ExtractStatements.DuckDBExtractStatementsError(statements))}");
            }
        }
    }

    /// <summary>Binding sees the SQL and the names of columns, no data: its message may be shown.</summary>
    private static List<string> Columns(DuckDBConnection engine, string sql, MappingFile mapping)
    {
        try
        {
            using var command = engine.CreateCommand();
            command.CommandText = $"DESCRIBE SELECT * FROM ({sql}\n)";
            using var reader = command.ExecuteReader();
            var names = new List<string>();
            while (reader.Read()) names.Add(reader.GetString(0));
            return names;
        }
        catch (DuckDBException failure)
        {
            throw new ExtractRefusedException($"The mapping {mapping.Name} cannot be run: {FirstLine(failure.Message)}", failure);
        }
    }

    /// <summary>The engine quotes values when a conversion fails, so only the kind of error is told.</summary>
    private static ExtractRefusedException RunError(MappingFile mapping, DuckDBException failure)
    {
        var kind = failure.Message.Split(':')[0];
        var advice = kind.StartsWith("Conversion", StringComparison.Ordinal) ? " A value cannot be converted; TRY_CAST gives NULL instead, and the row is then rejected with its line." : "";
        return new($"The mapping {mapping.Name} failed: {(kind.Length < 40 ? kind : "error")}.{advice}", failure);
    }

    private static string FirstLine(string? message) => (message ?? "").Split('\n')[0];
}
