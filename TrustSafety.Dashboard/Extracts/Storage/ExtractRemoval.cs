using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Storage;

/// <summary>Takes an extract out again: its rows, its entry, and the outcome columns that only it had.</summary>
public sealed class ExtractRemoval(Dataset dataset)
{
    /// <summary>Returns the entry that was removed, or null when the ledger has none with that id.</summary>
    public async Task<LedgerEntry?> RemoveAsync(int id, CancellationToken cancellation)
    {
        var removed = await dataset.ChangeAsync(connection =>
        {
            var ledger = Ledger.Read(connection);
            if (ledger.FirstOrDefault(e => e.Id == id) is not { } entry) return null;
            var schema = FactSchemas.Of(entry.Fact);
            var kept = ledger.Where(e => e.Id != id && e.Fact == entry.Fact).SelectMany(e => e.Outcomes).ToHashSet();
            // Before the rows: the engine cannot alter a table whose rows the transaction has changed.
            FactTables.DropOutcomes(connection, schema, entry.Outcomes.Where(o => !kept.Contains(o)));
            connection.Execute($"DELETE FROM {FactTables.Quote(schema.Name)} WHERE extract_id = $1", id);
            Ledger.Delete(connection, id);
            dataset.Announce(step => step.Removed(connection, entry));
            return entry;
        }, cancellation);
        if (removed is not null) RejectsFile.Delete(dataset.Options, id);
        return removed;
    }
}
