using System.Security.Cryptography;
using DuckDB.NET.Data;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Facts.DuckDb;

/// <summary>The dataset's own key for pseudonyms, drawn when the dataset is first opened.</summary>
internal sealed class PseudonymKeyStep : IPublishStep
{
    public void Prepare(DuckDBConnection connection)
    {
        connection.Execute("create table if not exists pseudonym_key (hex varchar not null)");
        if (connection.Scalar<long>("select count(*) from pseudonym_key") == 0)
            connection.Execute("insert into pseudonym_key values ($1)", Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
    }

    public static byte[] Read(DuckDBConnection connection) => Convert.FromHexString(connection.Scalar<string>("select hex from pseudonym_key"));

    public void Published(DuckDBConnection connection, LedgerEntry entry) { }

    public void Removed(DuckDBConnection connection, LedgerEntry entry) { }
}
