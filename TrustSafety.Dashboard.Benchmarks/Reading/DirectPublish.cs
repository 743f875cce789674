using System.Globalization;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>Rows that a statement makes, published as an extract of a year without a file: millions of them in seconds.</summary>
internal static class DirectPublish
{
    private static readonly DateTime First = new(2025, 11, 3);

    public static Task<bool> RunAsync(Dataset dataset, int id, Fact fact, string insert, long rows) => dataset.ChangeAsync(
        connection =>
        {
            // The numbers of later imports go on from here.
            connection.Execute("select nextval('extract_id')");
            connection.Execute(insert);
            Ledger.Add(connection, new()
            {
                Id = id,
                Name = FactSchemas.Of(fact).Name,
                Fact = fact,
                Sha256 = id.ToString("x64", CultureInfo.InvariantCulture),
                MappingSha256 = "",
                Format = "csv",
                Bytes = 0,
                Rejected = 0,
                Accepted = rows,
                PhysicalRecords = rows,
                FirstAt = First,
                LastAt = First.AddDays(363),
                PublishedAt = DateTimeOffset.UnixEpoch,
                RejectSummary = "",
                Outcomes = [],
            });
            return true;
        }, CancellationToken.None);
}
