using DuckDB.NET.Data;

namespace TrustSafety.Dashboard.Extracts.Storage;

/// <summary>
/// What else changes with the dataset, e.g. rollups. Every call runs inside the transaction that publishes or removes the extract:
/// an exception undoes both, and a process killed between them leaves neither.
/// </summary>
public interface IPublishStep
{
    /// <summary>Called when the dataset is opened, to create tables of the step's own.</summary>
    void Prepare(DuckDBConnection connection);

    /// <summary>The rows of <paramref name="entry"/> are in the table of its fact, and its entry is in the ledger.</summary>
    void Published(DuckDBConnection connection, LedgerEntry entry);

    /// <summary>The rows and the entry are gone.</summary>
    void Removed(DuckDBConnection connection, LedgerEntry entry);
}
