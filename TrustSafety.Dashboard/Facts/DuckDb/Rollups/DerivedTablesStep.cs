using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Facts.DuckDb.Rollups;

/// <summary>Only the bookkeeping is made with the dataset. The tables follow after a publish, so that an import does not wait for them.</summary>
internal sealed class DerivedTablesStep : IPublishStep
{
    public void Prepare(DuckDBConnection connection) => connection.Execute(DerivedParts.Ddl);

    public void Published(DuckDBConnection connection, LedgerEntry entry) { }

    public void Removed(DuckDBConnection connection, LedgerEntry entry) { }
}
