using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>Twelve years of published takedown notices, week by week as an analyst would have read them, at the usual budget.</summary>
public sealed class PublicNoticesTests
{
    private const double Budget = ScanView.DefaultBudget;
    private static readonly DateOnly First = new(2015, 1, 5), PartialWeek = new(2026, 8, 17);

    /// <summary>Weeks that tower over the twelve before them by six of their robust deviations and more, and the one that all but fell silent.</summary>
    private static readonly string[] Towering = ["2015-W30", "2016-W08", "2020-W26", "2023-W21"];
    private const string Empty = "2026-W18";

    [Fact]
    public async Task Weeks_ThatAnAnalystWouldName_AreNamedAndThePartialOneIsNot()
    {
        var file = SharedData.Path("data", "github-dmca-weekly", "github_dmca_weekly.csv");
        var mappings = Path.Combine(Repository.Root, "docs", "mappings");
        using var rooms = await SampleRooms.ImportAsync((file, mappings, null));
        var (up, down) = (new List<string>(), new List<string>());
        await rooms.AskAsync(async services =>
        {
            var scanner = services.GetRequiredService<IncidentScanner>();
            for (var monday = First; monday <= PartialWeek; monday = monday.AddDays(7))
            {
                var scan = await scanner.ScanAsync(monday.AddDays(7), Budget, TestContext.Current.CancellationToken);
                foreach (var alarm in scan!.Found.SelectMany(f => f.Alarms).Where(a => a.Series.What.Id == "enforcement_volume" && a.First == a.Last && a.First == monday))
                    (alarm.IsExcess ? up : down).Add(IsoWeek.Of(monday).ToString());
            }
            return true;
        });
        Assert.Empty(Towering.Except(up));
        Assert.Contains(Empty, down);
        // One week in twenty: the series doubles and halves with its few senders, and closes at the turn of each year.
        Assert.True(up.Count + down.Count <= 30, $"Up: {string.Join(' ', up.Distinct())}. Down: {string.Join(' ', down.Distinct())}.");
        Assert.DoesNotContain(IsoWeek.Of(PartialWeek).ToString(), up.Concat(down));
    }
}
