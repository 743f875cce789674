using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Publishing;
using TrustSafety.Dashboard.Extracts.Reading;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Extracts.Validation;

namespace TrustSafety.Dashboard.Extracts.Mapping;

/// <summary>Puts an extract as it is into the table `extract` of a side engine: every column as text, and `_line`.</summary>
internal static class Staging
{
    public const string Table = "extract";

    public static void Stage(DuckDBConnection engine, IRecordSource source, RejectLog log, Action<long, long> progress, CancellationToken cancellation)
    {
        var columns = Columns(source.Header);
        BatchTable.Register(engine);
        using var feed = new BatchFeed(columns.Count, columns);
        using var handle = BatchTable.Offer(feed);
        FeedPump.Run(feed, () => Pump(source, feed, columns.Count - 1, log, progress, cancellation),
            () => engine.Execute($"CREATE TABLE {Table} AS SELECT * FROM {handle.Sql}"), cancellation);
    }

    public static void StageParquet(DuckDBConnection engine, string path) =>
        engine.Execute($"CREATE TABLE {Table} AS SELECT *, row_number() OVER () AS {QuerySource.Line} FROM {Parquet.Scan(path)}");

    private static List<(Column Column, int Slot)> Columns(IReadOnlyList<string> header)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { QuerySource.Line };
        var columns = new List<(Column, int)>();
        for (var i = 0; i < header.Count; i++)
        {
            var name = header[i].Length > 0 ? header[i] : $"column{i + 1}";
            if (!names.Add(name)) throw new ExtractRefusedException($"The header has {HeaderText.Show(name, i)} twice (upper and lower case count as one){(name == QuerySource.Line ? ", and _line is reserved" : "")}. Rename one of them.");
            columns.Add((new Column(name, ColumnType.Token), i));
        }
        columns.Add((new Column(QuerySource.Line, ColumnType.Whole), header.Count));
        return columns;
    }

    private static void Pump(IRecordSource source, BatchFeed feed, int lineSlot, RejectLog log, Action<long, long> progress, CancellationToken cancellation)
    {
        var slots = Enumerable.Range(0, source.Header.Count).ToArray();
        var staged = 0L;
        var problems = new RowProblems();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = feed.TakeEmpty();
            if (!source.Read(batch, slots)) break;
            for (var row = 0; row < batch.Count; row++)
            {
                if (batch.Problems[row] is { } problem) problems.Add(row, "", problem);
                batch.SetField(lineSlot, row, 0, 1);
                batch.Values(lineSlot)[row] = batch.Lines[row];
            }
            problems.Flush(batch, log);
            var good = batch.Rejected.AsSpan(0, batch.Count).Count(false);
            staged += good;
            progress(staged + log.Rows, source.BytesRead);
            if (good > 0) feed.Add(batch);
            else feed.Return(batch);
        }
        source.Reconcile(staged, log.Rows);
        feed.Complete();
    }
}
