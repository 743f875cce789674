using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Facts.DuckDb.Rollups;

/// <summary>Brings a rollup to the extracts of the ledger: parts of extracts that are gone go, parts that are missing are filled.</summary>
internal static class RollupTables
{
    public static void Ensure(DuckDBConnection connection, Rollup rollup, FactColumns columns, LocalDays days, IReadOnlyList<LedgerEntry> ledger)
    {
        var inputs = CrossFactTables.Inputs(rollup.Source.Fact, ledger);
        var wanted = ledger.Where(e => e.Fact == rollup.Source.Fact).Select(e => e.Id).ToHashSet();
        var parts = DerivedParts.Of(connection, rollup.Table);
        var exists = parts.Count > 0;
        foreach (var (extract, made) in parts)
        {
            if (wanted.Contains(extract) && made == inputs) continue;
            connection.Execute($"delete from {rollup.Table} where extract_id = $1", extract);
            DerivedParts.Remove(connection, rollup.Table, extract);
        }
        List<int> missing = [.. wanted.Where(id => !parts.TryGetValue(id, out var made) || made != inputs).Order()];
        if (missing.Count == 0) return;
        if (!exists) connection.Execute($"drop table if exists {rollup.Table}");
        foreach (var statement in RollupSql.Fill(rollup, columns, days, missing, create: !exists))
        {
            using var command = statement.On(connection);
            command.ExecuteNonQuery();
        }
        foreach (var id in missing) DerivedParts.Add(connection, rollup.Table, id, inputs);
    }

    /// <summary>Another zone or other indicators leave tables that nothing asks for.</summary>
    public static void DropUnplanned(DuckDBConnection connection, IReadOnlyList<Rollup> planned)
    {
        foreach (var name in DerivedParts.Names(connection).Where(n => n.StartsWith("rollup_", StringComparison.Ordinal) && planned.All(r => r.Table != n)))
        {
            connection.Execute($"drop table if exists {name}");
            DerivedParts.Forget(connection, name);
        }
    }
}
