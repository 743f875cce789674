using System.Collections.Immutable;
using System.Data.Common;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>Copies the prepared tables into the columns of a sample.</summary>
internal static class JudgedReader
{
    public static JudgedSample Read(DuckDBConnection connection, string snapshotId, LocalDays days, CancellationToken cancellation)
    {
        var (rows, contents, reviewers) = Sizes(connection);
        var views = new ViewColumns(rows, contents, days);
        ReadAll(connection, "judged_view", ViewColumns.Columns, views.Take, cancellation);
        var strategies = Strategies(connection);
        VerdictColumns[] verdicts = [.. strategies.Select(_ => new VerdictColumns(rows))];
        ReadAll(connection, "judged_verdict", "content, strategy, scored_at, score, verdict", chunk => Take(chunk, views, verdicts), cancellation);
        return new()
        {
            SnapshotId = snapshotId,
            Days = Frozen(views.Days),
            Weights = Frozen(views.Weights),
            StratumCodes = Frozen(views.Strata),
            Strata = Strata(connection),
            Violating = Frozen(views.Violating),
            Severities = Frozen(views.Severities),
            Scores = Frozen(views.Scores),
            Reviewers = Frozen(views.Reviewers),
            ReviewerCount = reviewers,
            Contents = Frozen(views.Contents),
            ContentCount = contents,
            Arrivals = Frozen(Arrivals(connection, rows, cancellation)),
            Caught = Frozen(Caught(rows, verdicts)),
            Dimensions = [.. FactSchemas.Dimensions.Zip(views.Dimensions, (name, codes) => new JudgedDimension(name, Values(connection, name), Frozen(codes)))],
            Strategies = [.. strategies.Zip(verdicts, (s, v) => s with { Verdicts = Frozen(v.Verdicts), Scores = Frozen(v.Scores), LeadSeconds = Frozen(v.LeadSeconds) })],
        };
    }

    private static long[] Arrivals(DuckDBConnection connection, int rows, CancellationToken cancellation)
    {
        const string Told = "from judged_view where arrived_at is not null";
        var count = connection.Scalar<long>($"select count(*) {Told}");
        if (count == 0) return [];
        var arrivals = new long[rows];
        Array.Fill(arrivals, long.MinValue);
        ChunkReader.ReadAll(connection, $"select position, arrived_at {Told}", count, "the arrivals of the judged sample were", chunk =>
        {
            var (places, times) = (chunk.Column<int>(0).ToArray(), chunk.Column<long>(1).ToArray());
            for (var i = 0; i < chunk.Count; i++) arrivals[places[i]] = times[i];
        }, cancellation);
        return arrivals;
    }

    private static void ReadAll(DuckDBConnection connection, string table, string columns, ChunkReader.Take take, CancellationToken cancellation) =>
        ChunkReader.ReadAll(connection, $"select {columns} from {table}", connection.Scalar<long>($"select count(*) from {table}"), "the judged sample was", take, cancellation);

    private static void Take(Chunk chunk, ViewColumns views, VerdictColumns[] verdicts)
    {
        var contents = chunk.Column<int>(0);
        var strategies = chunk.Column<int>(1);
        var scoredAt = chunk.Column<long>(2);
        var scores = chunk.Column<int>(3);
        var said = chunk.Column<byte>(4);
        for (var i = 0; i < chunk.Count; i++)
            for (var row = views.LastView[contents[i]]; row != JudgedSample.None; row = views.ViewBefore[row])
                verdicts[strategies[i]].Offer(row, (Verdict)said[i], ViewColumns.Score(scores[i]), views.ViewedAt[row] - scoredAt[i]);
    }

    private static bool[] Caught(int rows, VerdictColumns[] verdicts)
    {
        var caught = new bool[rows];
        foreach (var strategy in verdicts)
            for (var i = 0; i < rows; i++) caught[i] |= (strategy.Verdicts[i] & Verdict.Caught) == Verdict.Caught;
        return caught;
    }

    private static (int Rows, int Contents, int Reviewers) Sizes(DuckDBConnection connection) =>
        connection.Rows("select cast(count(*) as integer), coalesce(max(content), -1) + 1, coalesce(max(reviewer), -1) + 1 from judged_view",
            r => (r.GetInt32(0), r.GetInt32(1), r.GetInt32(2)))[0];

    private static List<JudgedStrategy> Strategies(DuckDBConnection connection) =>
        connection.Rows("select name, type, vendor, live from judged_strategy order by code",
            r => new JudgedStrategy(r.GetString(0), Text(r, 1), Text(r, 2), r.GetBoolean(3)) { Verdicts = [], Scores = [], LeadSeconds = [] });

    private static List<JudgedStratum> Strata(DuckDBConnection connection) =>
        connection.Rows("select name, views, cast(drawn as integer) from judged_stratum order by code",
            r => new JudgedStratum(Text(r, 0), r.IsDBNull(1) ? null : r.GetInt64(1), r.GetInt32(2)));

    private static List<string> Values(DuckDBConnection connection, string dimension) =>
        connection.Rows($"select value from judged_value where dimension = '{dimension}' order by code", r => r.GetString(0));

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static ImmutableArray<T> Frozen<T>(T[] column) => ImmutableCollectionsMarshal.AsImmutableArray(column);
}
