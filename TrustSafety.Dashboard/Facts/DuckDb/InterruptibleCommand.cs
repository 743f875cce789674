using System.Data.Common;
using DuckDB.NET.Data;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>Runs commands off the caller's thread and stops them in the engine when the token is cancelled.</summary>
internal static class InterruptibleCommand
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(20);

    /// <summary>The engine forgets an interrupt that arrives just before the statement starts, so it is repeated until the statement has ended.</summary>
    public static Task<T> RunAsync<T>(DuckDBCommand command, Func<DbDataReader, T> read, CancellationToken cancellation) => Task.Run(
        () =>
        {
            cancellation.ThrowIfCancellationRequested();
            Timer? repeat = null;
            try
            {
                using (cancellation.Register(() => repeat = new Timer(_ => command.Cancel(), null, TimeSpan.Zero, Again)))
                using (var reader = command.ExecuteReader())
                    return read(reader);
            }
            catch (DuckDBException) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
            finally
            {
                using var ended = new ManualResetEvent(false);
                if (repeat?.Dispose(ended) == true) ended.WaitOne();
            }
        }, cancellation);
}
