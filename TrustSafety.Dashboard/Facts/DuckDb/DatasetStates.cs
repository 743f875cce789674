using DuckDB.NET.Data;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>Keeps the state of the present snapshot, and begins a new one when an extract was published or removed.</summary>
internal sealed class DatasetStates(Dataset dataset, LocalDays days, IOptions<FactsOptions> options) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private volatile DatasetState? current;

    public async Task<DatasetState> CurrentAsync(CancellationToken cancellation)
    {
        if (Fresh() is { } state) return state;
        await one.WaitAsync(cancellation);
        try { return Fresh() ?? (current = await Task.Run(Load, cancellation)); }
        finally { one.Release(); }
    }

    /// <summary>The given state turned out to be of an older snapshot.</summary>
    public void Refresh(DatasetState stale) => Interlocked.CompareExchange(ref current, null, stale);

    private DatasetState? Fresh() => current is { } state && state.Version == dataset.Version ? state : null;

    private DatasetState Load()
    {
        var version = dataset.Version;
        using var connection = dataset.Connect();
        using var transaction = connection.BeginTransaction();
        var ledger = Ledger.Read(connection);
        var snapshot = new Snapshot(SnapshotId.Of(ledger), [.. ledger.Select(Extract)]);
        var columns = FactSchemas.All.ToDictionary(s => s.Fact, s => new FactColumns(s.Fact, CrossFactSql.Table(s.Fact), s.OpenOutcomes ? Outcomes(connection, s) : []));
        return new(version, LedgerStamp.Read(connection), snapshot, columns, PseudonymKeyStep.Read(connection), new CellCache(options.Value.CacheMegabytes * 1024L * 1024L));
    }

    private static List<string> Outcomes(DuckDBConnection connection, FactSchema schema)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select column_name from information_schema.columns where table_schema = 'main' and table_name = $table order by 1";
        command.Parameters.Add(new DuckDBParameter("table", schema.Name));
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return [.. names.Where(n => n != "extract_id" && schema.Find(n) is null)];
    }

    private SnapshotExtract Extract(LedgerEntry entry)
    {
        var placedByDay = FactSchemas.Of(entry.Fact) is var schema && schema.Find(schema.Time)?.Type == ColumnType.Date;
        DateOnly Day(DateTime at) => placedByDay ? DateOnly.FromDateTime(at) : days.Of(at);
        return new(entry.Name, entry.Sha256, entry.Fact, entry.Accepted, Day(entry.FirstAt), Day(entry.LastAt), entry.PublishedAt) { Refused = entry.Rejected, LastArrival = entry.LastArrival };
    }

    public void Dispose() => one.Dispose();
}
