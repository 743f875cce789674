using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Tests.Extracts;

/// <summary>When a row came in: an optional column of every fact.</summary>
public sealed class ArrivalImportTests : IDisposable
{
    private const string Header = "action_id,content_id,actioned_at,action,source,arrived_at\n";

    private readonly TempDataset temp = new();

    public void Dispose() => temp.Dispose();

    private static string Row(int id, string arrived) => $"a{id},c{id},2026-07-20T10:00:00Z,remove,own,{arrived}\n";

    [Fact]
    public void EveryFact_TakesIt() => Assert.All(FactSchemas.All, s => Assert.False(s.Find("arrived_at")!.Required));

    [Fact]
    public async Task Import_KeepsItInUtcAndTheLastOneInTheLedger()
    {
        var report = await temp.ImportTextAsync("action.csv", Header + Row(1, "2026-07-21T04:00:00+02:00") + Row(2, "") + Row(3, "2026-07-20T11:00:00Z"));
        Assert.Empty(report.DroppedColumns);
        Assert.Equal([[new DateTime(2026, 7, 21, 2, 0, 0)], [null], [new DateTime(2026, 7, 20, 11, 0, 0)]], temp.Rows("SELECT arrived_at FROM action ORDER BY action_id"));
        Assert.Equal(new DateTime(2026, 7, 21, 2, 0, 0), Assert.Single(temp.Dataset.ReadLedger()).LastArrival);
    }

    [Theory]
    [InlineData(ImportTests.Actions)]
    [InlineData(Header + "a1,c1,2026-07-20T10:00:00Z,remove,own,\n")]
    public async Task Import_OfRowsThatDoNotSay_KnowsNoArrival(string text)
    {
        await temp.ImportTextAsync("action.csv", text);
        Assert.Null(Assert.Single(temp.Dataset.ReadLedger()).LastArrival);
    }

    [Fact]
    public async Task Import_ArrivalBeforeItsEvent_IsTakenLikeOtherTimesThatAreOutOfOrder()
    {
        var report = await temp.ImportTextAsync("action.csv", Header + Row(1, "2026-07-20T09:59:59Z"));
        Assert.Equal((ImportOutcome.Published, 1L), (report.Outcome, report.Accepted));
    }

    [Theory]
    [InlineData("2026-07-21 04:00", "has no offset (Z or +02:00), and no zone is declared")]
    [InlineData("soon", "is not an ISO 8601 time like 2026-07-21T10:15:00Z")]
    [InlineData("1999-07-21T04:00:00Z", "is not from 2000-01-01 to 2099-12-31")]
    public async Task Import_UnusableArrival_IsRejectedWithLineColumnAndReason(string arrived, string reason)
    {
        var report = await temp.ImportTextAsync("action.csv", Header + Row(1, "2026-07-21T04:00:00Z") + Row(2, arrived), new ImportOptions { RejectLimit = 0.6m });
        Assert.Equal(new Reject(3, "arrived_at", reason), Assert.Single(report.Rejects));
        Assert.Equal(new DateTime(2026, 7, 21, 4, 0, 0), Assert.Single(temp.Dataset.ReadLedger()).LastArrival);
    }

    [Fact]
    public async Task Dataset_OfAnEarlierVersion_IsOpenedWithItsRowsAndTakesTheColumnFromThenOn()
    {
        await temp.ImportTextAsync("action.csv", ImportTests.Actions);
        foreach (var table in FactSchemas.All.Select(s => s.Name)) temp.Rows($"ALTER TABLE {table} DROP COLUMN arrived_at");
        temp.Rows("ALTER TABLE extract DROP COLUMN last_arrival");
        temp.Dataset.Dispose();

        using var reopened = new Dataset(Options.Create(new DatasetOptions { Directory = temp.Dataset.Options.Directory, MemoryLimit = "256MB" }), []);
        var importer = new ExtractImport(reopened, Options.Create(new ImportSettings()), TimeProvider.System);
        var report = Assert.Single((await importer.ImportAsync(temp.Write("action-2.csv", Header + Row(9, "2026-07-21T04:00:00Z")), ImportOptions.None, null, TestContext.Current.CancellationToken)).Extracts);

        Assert.Equal(ImportOutcome.Published, report.Outcome);
        Assert.Equal([null, new DateTime(2026, 7, 21, 4, 0, 0)], reopened.ReadLedger().Select(e => e.LastArrival));
        using var connection = reopened.Connect();
        Assert.Equal([(3L, 0L), (1L, 1L)], connection.Rows("SELECT count(*), count(arrived_at) FROM action GROUP BY extract_id ORDER BY extract_id", r => (r.GetInt64(0), r.GetInt64(1))));
    }
}
