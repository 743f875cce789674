using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Publishing;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;
using static TrustSafety.Dashboard.Extracts.Storage.FactTables;

namespace TrustSafety.Dashboard.Extracts.Import;

/// <summary>Moves the good rows of a source into the table of their fact, inside the connection's transaction.</summary>
internal static class FactPublisher
{
    /// <summary>Returns the outcome columns that came along.</summary>
    public static IReadOnlyList<string> Insert(DuckDBConnection connection, int extractId, RowReader rows, CancellationToken cancellation)
    {
        var outcomes = rows.Columns.Where(c => c.Column.Outcome).Select(c => c.Column.Name).ToList();
        var schema = rows.Schema;
        AddOutcomes(connection, schema, outcomes);
        using var feed = new BatchFeed(rows.Slots, rows.Columns);
        using var handle = BatchTable.Offer(feed);
        var columns = string.Join(", ", rows.Columns.Select(c => Quote(c.Column.Name)));
        FeedPump.Run(feed, () => rows.Pump(feed),
            () => connection.Execute($"INSERT INTO {Quote(schema.Name)} (extract_id, {columns}) SELECT {extractId}, {columns} FROM {handle.Sql}"), cancellation);
        if (schema.Fact == Fact.Label) DeriveWeights(connection, extractId);
        return outcomes;
    }

    /// <summary>The inverse sampling probability: size of the stratum ÷ rows drawn from it.</summary>
    private static void DeriveWeights(DuckDBConnection connection, int extractId) => connection.Execute("""
        UPDATE label SET weight = s.drawn_weight
        FROM (SELECT stratum, stratum_size, (stratum_size::DECIMAL(38,10) / count(*))::DECIMAL(18,6) AS drawn_weight
              FROM label WHERE extract_id = $1 GROUP BY stratum, stratum_size) s
        WHERE label.extract_id = $1 AND label.weight IS NULL AND label.stratum = s.stratum AND label.stratum_size = s.stratum_size
        """, extractId);
}
