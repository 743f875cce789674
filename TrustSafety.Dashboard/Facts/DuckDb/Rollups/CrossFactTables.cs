using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Facts.DuckDb.Rollups;

/// <summary>Stores the facts that look into another one with what they find there: joined once per change, not once per question.</summary>
internal static class CrossFactTables
{
    public static string? NameOf(Fact fact) => CrossFactSql.Other(fact) is null ? null : $"prepared_{FactSchemas.Of(fact).Name}";

    /// <summary>What a table, or a rollup over it, rests on besides its own extract.</summary>
    public static string Inputs(Fact fact, IReadOnlyList<LedgerEntry> ledger) => CrossFactSql.Other(fact) is not { } other ? ""
        : string.Join(' ', ledger.Where(e => e.Fact == other).Select(e => e.Id));

    public static void Ensure(DuckDBConnection connection, Fact fact, IReadOnlyList<LedgerEntry> ledger)
    {
        if (NameOf(fact) is not { } name) return;
        var inputs = $"{string.Join(' ', ledger.Where(e => e.Fact == fact).Select(e => e.Id))}; {Inputs(fact, ledger)}";
        if (DerivedParts.Of(connection, name).TryGetValue(0, out var made) && made == inputs) return;
        connection.Execute($"create or replace table {name} as select * from {CrossFactSql.Joined(fact)} order by {FactSchemas.Of(fact).Time}");
        DerivedParts.Forget(connection, name);
        DerivedParts.Add(connection, name, 0, inputs);
    }
}
