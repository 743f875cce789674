using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Publishing;

/// <summary>
/// The table function `incoming(feed)`: the engine pulls batches with all its threads, so that an INSERT from it compresses on every core.
/// (An appender is bound to one thread and reaches 0.68 of the yardstick; this reaches more than 1.)
/// </summary>
internal static unsafe partial class BatchTable
{
    public const string Name = "incoming";

    private static readonly ConcurrentDictionary<long, BatchFeed> Feeds = new();
    private static long lastFeed;

    /// <summary>Makes the function known to the engine; once per opened file.</summary>
    public static void Register(DuckDBConnection connection)
    {
        var function = NativeMethods.TableFunction.DuckDBCreateTableFunction();
        using var number = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.BigInt);
        NativeMethods.TableFunction.DuckDBTableFunctionSetName(function, Name);
        NativeMethods.TableFunction.DuckDBTableFunctionAddParameter(function, number);
        NativeMethods.TableFunction.DuckDBTableFunctionSetBind(function, &Bind);
        NativeMethods.TableFunction.DuckDBTableFunctionSetInit(function, &Init);
        NativeMethods.TableFunction.DuckDBTableFunctionSetFunction(function, &Fill);
        var state = NativeMethods.TableFunction.DuckDBRegisterTableFunction(connection.NativeConnection, function);
        NativeMethods.TableFunction.DuckDBDestroyTableFunction(ref function);
        if (state != DuckDBState.Success) throw new InvalidOperationException("The engine does not take the table function of the import.");
    }

    /// <summary>The SQL that reads the feed, until the returned handle is disposed.</summary>
    public static FeedHandle Offer(BatchFeed feed)
    {
        var id = Interlocked.Increment(ref lastFeed);
        Feeds[id] = feed;
        return new(id);
    }

    public readonly struct FeedHandle(long id) : IDisposable
    {
        public string Sql => string.Create(CultureInfo.InvariantCulture, $"{Name}({id})");

        public void Dispose() => Feeds.TryRemove(id, out _);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        using var parameter = NativeMethods.TableFunction.DuckDBBindGetParameter(info, 0);
        var id = NativeMethods.Value.DuckDBGetInt64(parameter);
        if (!Feeds.TryGetValue(id, out var feed))
        {
            NativeMethods.TableFunction.DuckDBBindSetError(info, "No import is under way.");
            return;
        }
        foreach (var (column, _) in feed.Columns)
        {
            using var type = Type(column.Type);
            NativeMethods.TableFunction.DuckDBBindAddResultColumn(info, column.Name, type);
        }
        NativeMethods.TableFunction.DuckDBBindSetBindData(info, (nint)id, &Forget);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Forget(nint data) { }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Init(nint info) => SetMaxThreads(info, (ulong)Environment.ProcessorCount);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fill(nint info, nint output)
    {
        var feed = Feeds[NativeMethods.TableFunction.DuckDBFunctionGetBindData(info)];
        try
        {
            var batch = feed.Take();
            if (batch is null) DuckDBDataChunkSetSize(output, 0);
            else
            {
                Write(feed, batch, output);
                feed.Return(batch);
            }
        }
        catch (Exception failure)
        {
            // An exception must not cross into the engine. The reader's own failure, if it was that, is thrown by whoever runs the INSERT.
            feed.Stop();
            NativeMethods.TableFunction.DuckDBFunctionSetError(info, failure.Message);
        }
    }

    private static void Write(BatchFeed feed, Batch batch, nint output)
    {
        Span<int> rows = stackalloc int[Batch.Capacity];
        var count = 0;
        for (var row = 0; row < batch.Count; row++)
            if (!batch.Rejected[row]) rows[count++] = row;
        for (var i = 0; i < feed.Columns.Count; i++)
            ColumnVector.Write(DuckDBDataChunkGetVector(output, (ulong)i), batch, feed.Columns[i].Slot, feed.Columns[i].Column.Type, rows[..count]);
        DuckDBDataChunkSetSize(output, (ulong)count);
    }

    private static DuckDBLogicalType Type(ColumnType type) => type == ColumnType.Number
        ? NativeMethods.LogicalType.DuckDBCreateDecimalType(18, 6)
        : NativeMethods.LogicalType.DuckDBCreateLogicalType(type switch
        {
            ColumnType.Date => DuckDBType.Date,
            ColumnType.Timestamp => DuckDBType.Timestamp,
            ColumnType.Whole => DuckDBType.BigInt,
            ColumnType.Boolean => DuckDBType.Boolean,
            _ => DuckDBType.Varchar,
        });

    // The package binds chunks for callers that own them; a callback gets a chunk that is the engine's.
    [LibraryImport("duckdb", EntryPoint = "duckdb_init_set_max_threads")]
    private static partial void SetMaxThreads(nint info, ulong threads);

    [LibraryImport("duckdb", EntryPoint = "duckdb_data_chunk_get_vector")]
    private static partial nint DuckDBDataChunkGetVector(nint chunk, ulong column);

    [LibraryImport("duckdb", EntryPoint = "duckdb_data_chunk_set_size")]
    private static partial void DuckDBDataChunkSetSize(nint chunk, ulong size);
}
