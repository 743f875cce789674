using System.Data.Common;
using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Storage;

/// <summary>The table `extract`: one row per published extract, written in the transaction that publishes it.</summary>
public static class Ledger
{
    private const string Columns =
        "id, name, fact, sha256, mapping_sha256, format, bytes, rows_accepted, rows_rejected, physical_records, first_at, last_at, published_at, reject_summary, outcomes, last_arrival";

    internal const string Ddl = """
        CREATE TABLE IF NOT EXISTS extract (
            id INTEGER NOT NULL, name VARCHAR NOT NULL, fact VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, mapping_sha256 VARCHAR NOT NULL,
            format VARCHAR NOT NULL, bytes BIGINT NOT NULL, rows_accepted BIGINT NOT NULL, rows_rejected BIGINT NOT NULL, physical_records BIGINT NOT NULL,
            first_at TIMESTAMP NOT NULL, last_at TIMESTAMP NOT NULL, published_at TIMESTAMP NOT NULL, reject_summary VARCHAR NOT NULL, outcomes VARCHAR NOT NULL);
        CREATE SEQUENCE IF NOT EXISTS extract_id;
        ALTER TABLE extract ADD COLUMN IF NOT EXISTS last_arrival TIMESTAMP;
        """;

    /// <summary>In the order of publication, as the connection's transaction sees it.</summary>
    public static IReadOnlyList<LedgerEntry> Read(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM extract ORDER BY id";
        using var reader = command.ExecuteReader();
        var entries = new List<LedgerEntry>();
        while (reader.Read()) entries.Add(Entry(reader));
        return entries;
    }

    internal static void Add(DuckDBConnection connection, LedgerEntry entry)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO extract ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
        object[] values =
        [
            entry.Id, entry.Name, FactSchemas.Of(entry.Fact).Name, entry.Sha256, entry.MappingSha256, entry.Format, entry.Bytes, entry.Accepted, entry.Rejected,
            entry.PhysicalRecords, entry.FirstAt, entry.LastAt, entry.PublishedAt.UtcDateTime, entry.RejectSummary, string.Join(',', entry.Outcomes),
            (object?)entry.LastArrival ?? DBNull.Value,
        ];
        foreach (var value in values) command.Parameters.Add(new DuckDBParameter(value));
        command.ExecuteNonQuery();
    }

    internal static void Delete(DuckDBConnection connection, int id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM extract WHERE id = $1";
        command.Parameters.Add(new DuckDBParameter(id));
        command.ExecuteNonQuery();
    }

    private static LedgerEntry Entry(DbDataReader row) => new()
    {
        Id = row.GetInt32(0),
        Name = row.GetString(1),
        Fact = FactSchemas.Named(row.GetString(2))?.Fact ?? throw new InvalidOperationException("The ledger names a fact that this version does not know."),
        Sha256 = row.GetString(3),
        MappingSha256 = row.GetString(4),
        Format = row.GetString(5),
        Bytes = row.GetInt64(6),
        Accepted = row.GetInt64(7),
        Rejected = row.GetInt64(8),
        PhysicalRecords = row.GetInt64(9),
        FirstAt = row.GetDateTime(10),
        LastAt = row.GetDateTime(11),
        PublishedAt = new DateTimeOffset(row.GetDateTime(12), TimeSpan.Zero),
        RejectSummary = row.GetString(13),
        Outcomes = row.GetString(14).Split(',', StringSplitOptions.RemoveEmptyEntries),
        LastArrival = row.IsDBNull(15) ? null : row.GetDateTime(15),
    };
}
