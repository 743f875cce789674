using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>
/// Reads large answers chunk by chunk, as they are made. Value by value through a data reader takes about ten times as long.
/// </summary>
internal static class ChunkReader
{
    public delegate void Take(Chunk chunk);

    /// <param name="rows">How many there are: a stream that the engine breaks off looks like one that ends.</param>
    /// <param name="what">For the message when it was broken off.</param>
    public static void ReadAll(DuckDBConnection connection, string sql, long rows, string what, Take take, CancellationToken cancellation)
    {
        if (Read(connection, sql, take, cancellation) != rows) throw new InvalidOperationException($"The engine broke off while {what} being read.");
    }

    private static long Read(DuckDBConnection connection, string sql, Take take, CancellationToken cancellation)
    {
        var rows = 0L;
        var state = NativeMethods.PreparedStatements.DuckDBPrepare(connection.NativeConnection, sql, out var statement);
        using (statement)
        {
            if (state != DuckDBState.Success) throw new InvalidOperationException(NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
            state = NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out var result);
            try
            {
                if (state != DuckDBState.Success) throw new InvalidOperationException(NativeMethods.Query.DuckDBResultError(ref result));
                while (true)
                {
                    cancellation.ThrowIfCancellationRequested();
                    using var chunk = NativeMethods.StreamingResult.DuckDBStreamFetchChunk(result);
                    var count = chunk.IsInvalid ? 0 : (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
                    if (count == 0) return rows;
                    take(new(chunk, count));
                    rows += count;
                }
            }
            finally { NativeMethods.Query.DuckDBDestroyResult(ref result); }
        }
    }
}
