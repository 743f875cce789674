using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Features.Incidents;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>A platform of which the first rows are three weeks old, and a market that is new on an old one.</summary>
public sealed class YoungScanTests : IncidentRoom
{
    private const int Age = 20;
    private static readonly DateTime Midnight = HourlyPlatform.LastDay.ToDateTime(TimeOnly.MinValue);

    private static double Burst(int hour) => hour is 11 or 12 ? 8 : 1;

    private Task<Scan?> ScanAsync() => Services.GetRequiredService<IncidentScanner>().ScanAsync(null, 1, Cancellation);

    [Fact]
    public async Task Burst_OnAYoungPlatform_IsToldWithItsPlaceItsHoursAndItsMethod()
    {
        Over(HourlyPlatform.Rows(Burst, since: _ => Age));
        var scan = (await ScanAsync())!;
        var found = Assert.Single(scan.Found);
        Assert.Equal((AlarmKind.Jump, "market FR", new HourSpan(Midnight.AddHours(11), Midnight.AddHours(13))), (found.Lead.Kind, FoundText.Where(found.Where), found.Hours));
        Assert.InRange(found.Cause!.Ratio.Point, 6, 10);
        Assert.Contains("too young to know its weeks", FoundText.Sentence(found), StringComparison.Ordinal);
        Assert.Contains("\"detector\":\"stream surprise\"", JsonSerializer.Serialize(ScanJson.Of(scan)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_OnAYoungPlatform_IsNoAlarmAndSaysWhatIsWatched()
    {
        Over(HourlyPlatform.Rows(since: _ => Age));
        var scan = (await ScanAsync())!;
        Assert.Empty(scan.Found);
        Assert.Equal((false, 0.2), (scan.HasDays, scan.WholeBudget));
        Assert.Equal(scan.Hours!.Series, scan.Hours.Young);
        Assert.Contains("of the series too young for weeks): chance alone would bring at most 0.2 alarms a week", ScanText.Budget(scan), StringComparison.Ordinal);
        Assert.Contains("Days and weeks are watched once there are 112 days", ScanText.Budget(scan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Platform_OfAWeek_IsNotScanned()
    {
        Over(HourlyPlatform.Rows(Burst, since: _ => 6));
        Assert.Null(await ScanAsync());
    }

    [Fact]
    public async Task Burst_InANewMarketSeenByTheDayToo_IsOneIncidentWithItsHours()
    {
        Over(HourlyPlatform.Rows(hour => hour is >= -14 and < -8 ? 8 : 1, since: market => market == "FR" ? 45 : Platform.Days));
        // That the market is new is told of its views; the burst of its actions is the same place and time.
        var found = Assert.Single((await ScanAsync())!.Found);
        Assert.Equal(new(Midnight.AddHours(-14), Midnight.AddHours(-8)), found.Hours);
        Assert.Contains(found.Alarms, a => a is { ByRanks: true, Series.What.Id: "enforcement_volume" });
        Assert.Contains(found.Alarms, a => a is { Hours: null, Series.What.Id: "enforcement_volume" });
    }

    [Fact]
    public async Task Incident_OfAYoungPlatform_IsHeldAgainstTheDaysThereAre()
    {
        Over(HourlyPlatform.Rows(Burst, since: _ => Age));
        var found = await FoundAsync();
        Render<MudBlazor.MudPopoverProvider>();
        Navigation.NavigateTo($"incidents/{found.Id}");
        var page = Render<ViewStateProvider>(p => p.AddChildContent<IncidentPage>(c => c.Add(i => i.Id, found.Id)));
        page.WaitForAssertion(() => page.Find(".incident-paragraph"));
        Assert.Contains("what the same hours of the two weeks before lead to expect", page.Find(".incident-paragraph").TextContent, StringComparison.Ordinal);
        Assert.Contains("Hour by hour", page.Markup, StringComparison.Ordinal);
    }
}
