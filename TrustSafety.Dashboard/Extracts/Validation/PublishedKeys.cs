using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Extracts.Validation;

/// <summary>The keys of a fact that are in the dataset already.</summary>
internal static class PublishedKeys
{
    public static void Load(DuckDBConnection connection, FactSchema schema, KeySet keys, CancellationToken cancellation)
    {
        if (schema.Key.Count == 0) return;
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = $"SELECT {string.Join(", ", schema.Key.Select(FactTables.Quote))} FROM {FactTables.Quote(schema.Name)}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            keys.Begin();
            for (var part = 0; part < schema.Key.Count; part++) keys.Mix(System.Text.Encoding.UTF8.GetBytes(reader.GetString(part)));
            keys.Add();
        }
    }
}
