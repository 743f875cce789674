using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Facts.DuckDb.Rollups;

/// <summary>
/// Which derived tables are filled, from which extracts, and on what else their content rests. Written in the transaction that fills them,
/// so that a process killed on the way leaves no half-filled table that looks whole.
/// </summary>
internal static class DerivedParts
{
    public const string Ddl = "create table if not exists derived_part (name varchar not null, extract_id integer not null, inputs varchar not null)";

    public static IReadOnlyDictionary<int, string> Of(DuckDBConnection connection, string name)
    {
        using var command = new Statement("select extract_id, inputs from derived_part where name = $p0", [name]).On(connection);
        using var reader = command.ExecuteReader();
        var parts = new Dictionary<int, string>();
        while (reader.Read()) parts[reader.GetInt32(0)] = reader.GetString(1);
        return parts;
    }

    public static IReadOnlyList<string> Names(DuckDBConnection connection)
    {
        using var command = new Statement("select distinct name from derived_part order by 1", []).On(connection);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    public static void Add(DuckDBConnection connection, string name, int extract, string inputs) =>
        connection.Execute("insert into derived_part values ($1, $2, $3)", name, extract, inputs);

    public static void Remove(DuckDBConnection connection, string name, int extract) =>
        connection.Execute("delete from derived_part where name = $1 and extract_id = $2", name, extract);

    public static void Forget(DuckDBConnection connection, string name) => connection.Execute("delete from derived_part where name = $1", name);
}
