using DuckDB.NET.Data;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Storage;

/// <summary>
/// The engine's file, opened once per process on first use; another process that has it open locks this one out.
/// Readers see the last committed state and are never blocked by an import.
/// </summary>
public sealed class Dataset(IOptions<DatasetOptions> options, IEnumerable<IPublishStep> steps) : IDisposable
{
    private readonly Lock opening = new();
    private readonly SemaphoreSlim writer = new(1, 1);
    private DuckDBConnection? anchor;
    private long version;

    /// <summary>After an extract was published or removed. Raised on the thread that did it.</summary>
    public event Action? Changed;

    public DatasetOptions Options { get; } = options.Value;

    /// <summary>Differs after every publish and removal, so that nothing need be read to know that nothing changed.</summary>
    public long Version => Interlocked.Read(ref version);

    /// <summary>An open connection of the caller's own: one per query.</summary>
    /// <exception cref="DatasetUnavailableException">Another process has the dataset open, or its directory cannot be used.</exception>
    public DuckDBConnection Connect()
    {
        lock (opening) anchor ??= DatasetFile.Open(Options, Prepare);
        return DatasetFile.Connect(Options);
    }

    public IReadOnlyList<LedgerEntry> ReadLedger()
    {
        using var connection = Connect();
        return Ledger.Read(connection);
    }

    /// <summary>
    /// Runs <paramref name="change"/> in one transaction, one writer at a time. An exception, and null, leave the dataset as it was.
    /// </summary>
    internal async Task<T?> ChangeAsync<T>(Func<DuckDBConnection, T?> change, CancellationToken cancellation)
    {
        await writer.WaitAsync(cancellation);
        try
        {
            var result = await Task.Run(() => Change(change), cancellation);
            if (result is null) return result;
            Interlocked.Increment(ref version);
            Changed?.Invoke();
            return result;
        }
        finally
        {
            writer.Release();
        }
    }

    internal void Announce(Action<IPublishStep> call)
    {
        foreach (var step in steps) call(step);
    }

    public void Dispose()
    {
        anchor?.Dispose();
        writer.Dispose();
    }

    private T? Change<T>(Func<DuckDBConnection, T?> change)
    {
        try
        {
            using var connection = Connect();
            using var transaction = connection.BeginTransaction();
            var result = change(connection);
            if (result is not null) transaction.Commit();
            return result;
        }
        catch (DuckDBException failure) when (DatasetFile.IsInvalidated(failure))
        {
            Forget();
            throw;
        }
    }

    /// <summary>After a failed checkpoint the engine refuses everything until its file is opened anew; the file itself is whole.</summary>
    private void Forget()
    {
        lock (opening)
        {
            anchor?.Dispose();
            anchor = null;
        }
    }

    private void Prepare(DuckDBConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(Ledger.Ddl);
        foreach (var schema in FactSchemas.All)
        {
            connection.Execute(FactTables.Ddl(schema));
            connection.Execute(FactTables.AddArrival(schema));
        }
        Announce(step => step.Prepare(connection));
        transaction.Commit();
    }
}
