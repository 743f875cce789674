using DuckDB.NET.Data;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>
/// Tells one ledger of a dataset from every other in a third of the time that reading it takes: ids only grow and never come back,
/// so among ledgers with the same last id the number of extracts says which.
/// </summary>
internal readonly record struct LedgerStamp(int Last, long Count)
{
    public static LedgerStamp Read(DuckDBConnection connection)
    {
        using var command = new Statement("select coalesce(max(id), 0), count(*) from extract", []).On(connection);
        using var reader = command.ExecuteReader();
        reader.Read();
        return new(reader.GetInt32(0), reader.GetInt64(1));
    }
}
