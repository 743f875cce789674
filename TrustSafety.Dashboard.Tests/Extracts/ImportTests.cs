using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Tests.Extracts;

public sealed class ImportTests
{
    internal const string Actions = """
        action_id,content_id,actioned_at,action,source,views_at_action,automated,market
        a1,c1,2026-07-20T10:00:00Z,remove,own,12,true,DE
        a2,c2,2026-07-20T12:00:00.5+02:00,limit_distribution,user_report,,0,
        a3,a-content-id-that-is-longer-than-twelve,2026-07-21 00:30:00Z,remove,vendor,9000000000,FALSE,"US"

        """;

    [Fact]
    public async Task Import_GoodCsv_PublishesTypedRowsInUtcWithTheirLedgerEntry()
    {
        using var temp = new TempDataset();
        var report = await temp.ImportTextAsync("action-2026.csv", Actions);

        Assert.Equal((ImportOutcome.Published, 3L, 0L), (report.Outcome, report.Accepted, report.Rejected));
        Assert.Equal(
            [
                ["a1", "c1", new DateTime(2026, 7, 20, 10, 0, 0), "remove", 12L, true, "DE"],
                ["a2", "c2", new DateTime(2026, 7, 20, 10, 0, 0, 500), "limit_distribution", null, false, null],
                ["a3", "a-content-id-that-is-longer-than-twelve", new DateTime(2026, 7, 21, 0, 30, 0), "remove", 9000000000L, false, "US"],
            ],
            temp.Rows("SELECT action_id, content_id, actioned_at, action, views_at_action, automated, market FROM action ORDER BY action_id"));
        var entry = Assert.Single(temp.Dataset.ReadLedger());
        Assert.Equal((Fact.Action, 3L, "action-2026.csv"), (entry.Fact, entry.Accepted, entry.Name));
        Assert.Equal((new DateTime(2026, 7, 20, 10, 0, 0), new DateTime(2026, 7, 21, 0, 30, 0)), (entry.FirstAt, entry.LastAt));
    }

    [Fact]
    public async Task Removal_OfTheLastImport_RestoresWhatWasThereBefore()
    {
        using var temp = new TempDataset();
        await temp.ImportTextAsync("action-1.csv", Actions);
        var before = temp.Checksum();
        var second = await temp.ImportTextAsync("action-2.csv", Actions.Replace("a1,", "b1,").Replace("a2,", "b2,").Replace("a3,", "b3,"));
        Assert.NotEqual(before, temp.Checksum());

        Assert.NotNull(await temp.Removal.RemoveAsync(second.Id!.Value, TestContext.Current.CancellationToken));

        Assert.Equal(before, temp.Checksum());
    }
}
