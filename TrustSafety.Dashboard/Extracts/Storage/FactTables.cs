using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Storage;

/// <summary>One table per fact, named like it, with the extract a row came in by. Outcome columns come and go with the extracts that have them.</summary>
internal static class FactTables
{
    public static string Ddl(FactSchema schema) =>
        $"CREATE TABLE IF NOT EXISTS {Quote(schema.Name)} (extract_id INTEGER NOT NULL, {string.Join(", ", schema.Columns.Select(c => $"{Quote(c.Name)} {c.SqlType}"))})";

    /// <summary>A table made before the column was known has none.</summary>
    public static string AddArrival(FactSchema schema) => $"ALTER TABLE {Quote(schema.Name)} ADD COLUMN IF NOT EXISTS {FactSchemas.ArrivedAt} TIMESTAMP";

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static void AddOutcomes(DuckDBConnection connection, FactSchema schema, IEnumerable<string> outcomes)
    {
        foreach (var outcome in outcomes) connection.Execute($"ALTER TABLE {Quote(schema.Name)} ADD COLUMN IF NOT EXISTS {Quote(outcome)} DECIMAL(18,6)");
    }

    public static void DropOutcomes(DuckDBConnection connection, FactSchema schema, IEnumerable<string> outcomes)
    {
        foreach (var outcome in outcomes) connection.Execute($"ALTER TABLE {Quote(schema.Name)} DROP COLUMN IF EXISTS {Quote(outcome)}");
    }
}
