using System.Data.Common;
using DuckDB.NET.Data;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>Runs one statement on one connection against exactly the snapshot that the caller means.</summary>
internal sealed class StatementRunner(Dataset dataset, IOptions<FactsOptions> options) : IDisposable
{
    private readonly SemaphoreSlim gate = new(options.Value.Concurrency);

    public async Task<T> RunAsync<T>(DatasetState state, Statement statement, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            using var connection = dataset.Connect();
            using var transaction = connection.BeginTransaction();
            if (LedgerStamp.Read(connection) != state.Stamp) throw new StaleSnapshotException();
            using var command = statement.On(connection);
            return await InterruptibleCommand.RunAsync(command, read, cancellation);
        }
        finally { gate.Release(); }
    }

    /// <summary>Work of several statements in one transaction; it must look at the token itself.</summary>
    public async Task<T> RunAsync<T>(DatasetState state, Func<DuckDBConnection, T> work, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            return await Task.Run(
                () =>
                {
                    using var connection = dataset.Connect();
                    using var transaction = connection.BeginTransaction();
                    if (SnapshotId.Of(Ledger.Read(connection)) != state.Snapshot.Id) throw new StaleSnapshotException();
                    return work(connection);
                }, cancellation);
        }
        finally { gate.Release(); }
    }

    public void Dispose() => gate.Dispose();
}
