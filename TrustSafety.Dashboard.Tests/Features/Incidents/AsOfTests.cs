using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Features.Incidents.Watching;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>On a past morning only that is seen which had happened, and was decided, by then.</summary>
public sealed class AsOfTests
{
    private static readonly DateOnly Morning = Platform.Day(Platform.Days - 10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Twenty appeals a day, five of them reversed; those filed in the last week before the morning are decided three weeks later, all of them reversed.</summary>
    private static IEnumerable<FactRow> Appeals(bool later) => Enumerable.Range(0, Platform.Days - 10).SelectMany(day => Enumerable.Range(0, 20).Select(i =>
    {
        var (filed, isLate) = (Platform.Day(day), Platform.Day(day) >= Morning.AddDays(-7));
        return Review.Row(Fact.Appeal, ("appeal_id", $"p{day}-{i}"), ("action_id", $"a{day}"), ("filed_at", filed.ToDateTime(new(9, 0))), ("market", "FR"),
            ("outcome", isLate ? later ? "reversed" : "pending" : i < 5 ? "reversed" : "upheld"), ("decided_at", isLate ? later ? Morning.AddDays(3).ToDateTime(new(9, 0)) : null : filed.ToDateTime(new(20, 0))));
    }));

    private static async Task<string> ScanAsync(IEnumerable<FactRow> rows)
    {
        using var rooms = SampleRooms.Of(rows);
        return await rooms.AskAsync(async services =>
        {
            var scan = await services.GetRequiredService<IncidentScanner>().ScanAsync(Morning, 1, Cancellation);
            return JsonSerializer.Serialize(ScanJson.Of(scan! with { SnapshotId = "" }));
        });
    }

    [Fact]
    public async Task Scan_OfAPastMorning_DoesNotSeeWhatHappenedOrWasDecidedLater()
    {
        var then = await ScanAsync([.. Platform.Rows().Where(r => (r["actioned_at"] as DateTime? ?? ((DateOnly)r["day"]!).ToDateTime(default)) < Morning.ToDateTime(default)), .. Appeals(later: false)]);
        var now = await ScanAsync([.. Platform.Rows(900, 900), .. Appeals(later: true)]);
        Assert.Equal(then, now);
    }

    [Fact]
    public async Task Scan_AfterTheDecisions_SeesThem()
    {
        using var rooms = SampleRooms.Of([.. Platform.Rows(), .. Appeals(later: true)]);
        var found = await rooms.AskAsync(async services => (await services.GetRequiredService<IncidentScanner>().ScanAsync(Morning.AddDays(5), 1, Cancellation))!.Found);
        Assert.Contains(found, f => f.Alarms.Any(a => a.Series.What.Id == "overturn_rate"));
    }

    [Fact]
    public async Task History_OfAPastMorning_ReadsWhatWasClosedLaterAsOpen()
    {
        using var rooms = SampleRooms.Of(Review.Row(Fact.Incident, ("incident_id", "x1"), ("onset_at", Morning.AddDays(-5).ToDateTime(default)), ("detected_at", Morning.AddDays(-3).ToDateTime(default)), ("closed_at", Morning.AddDays(2).ToDateTime(default)), ("market", "FR")));
        var (then, now, before) = await rooms.AskAsync(async services =>
        {
            var history = services.GetRequiredService<HistoryReader>();
            Task<IReadOnlyList<HistoryEntry>> On(DateOnly morning) => history.ReadAsync(Morning.AddDays(-7), Morning, morning, null, Cancellation);
            return (await On(Morning), await On(Morning.AddDays(3)), await On(Morning.AddDays(-4)));
        });
        Assert.Null(Assert.Single(then).Closed);
        Assert.Equal(Morning.AddDays(2), Assert.Single(now).Closed);
        Assert.Empty(before);
    }

    [Theory]
    [InlineData("overturn_rate", true)] // placed by the decision
    [InlineData("report_actioned_rate", true)]
    [InlineData("reports_per_million_views", true)]
    [InlineData("restore_rate", false)] // appeals of the action's day, decided weeks later
    public void Indicator_OfTheCatalogue_IsWatchedOnlyWhenItIsKnownInTime(string id, bool known) =>
        Assert.Equal(known, LateColumns.IsKnownInTime(new FixedDefinitions(null).Current.Catalog.Indicators.Single(i => i.Id == id)));
}
