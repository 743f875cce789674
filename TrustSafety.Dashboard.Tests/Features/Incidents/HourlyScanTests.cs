using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Tests.Facts;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>What hours tell before the day is over: six times as many actions as usual in France from twelve to two.</summary>
public sealed class HourlyScanTests : IncidentRoom
{
    private static readonly DateTime Midnight = HourlyPlatform.LastDay.ToDateTime(TimeOnly.MinValue);

    private static double Burst(int hour) => hour is 12 or 13 ? 6 : 1;

    private async Task<Scan> ScanAsync(IEnumerable<FactRow> rows, ScanMoment? asOf = null, params (string Key, string Value)[] settings)
    {
        Keep(SampleRooms.Of(rows)).AddTo(Services, new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());
        return (await Services.GetRequiredService<IncidentScanner>().ScanAsync(asOf, 1, Cancellation))!;
    }

    [Fact]
    public async Task Burst_OfTwoHours_IsToldOnTheSameAfternoonWithItsPlaceAndHours()
    {
        var found = Assert.Single((await ScanAsync(HourlyPlatform.Rows(Burst))).Found);
        Assert.Equal(AlarmKind.Jump, found.Lead.Kind);
        Assert.Equal("market FR", FoundText.Where(found.Where));
        Assert.Equal(new(Midnight.AddHours(12), Midnight.AddHours(14)), found.Hours);
        Assert.InRange(found.Lead.Ratio.Point, 4, 8);
    }

    [Fact]
    public async Task Silence_OfFourHours_IsToldWithItsHours()
    {
        var found = Assert.Single((await ScanAsync(HourlyPlatform.Rows(hour => hour is >= 9 and < 13 ? 0 : 1))).Found);
        Assert.Equal((AlarmKind.Silence, new HourSpan(Midnight.AddHours(9), Midnight.AddHours(13))), (found.Lead.Kind, found.Hours));
    }

    [Fact]
    public async Task Hour_ThatMayNotBeOver_IsNoAlarm() => Assert.Empty((await ScanAsync(HourlyPlatform.Rows(hour => hour == 14 ? 8 : 1))).Found);

    [Fact]
    public async Task Hour_SaidToBeOver_IsOne() => Assert.NotNull(Assert.Single((await ScanAsync(HourlyPlatform.Rows(hour => hour == 14 ? 8 : 1), new ScanMoment(HourlyPlatform.LastDay, 15))).Found).Hours);

    [Theory]
    [InlineData(12, 0)]
    [InlineData(13, 1)]
    public async Task Scan_AtAnHour_SeesTheHoursBefore(int hour, int incidents) => Assert.Equal(incidents, (await ScanAsync(HourlyPlatform.Rows(Burst), new ScanMoment(HourlyPlatform.LastDay, hour))).Found.Count);

    [Fact]
    public async Task Scan_AtAPastHour_IsThatOfTheDataOfThen()
    {
        var past = new ScanMoment(HourlyPlatform.LastDay, 13);
        var then = await ScanAsync(HourlyPlatform.Rows(Burst).Where(r => r["actioned_at"] is not DateTime at || at < Midnight.AddHours(13)), past);
        using var rooms = SampleRooms.Of(HourlyPlatform.Rows(hour => hour >= 13 ? 20 : Burst(hour)));
        var now = await rooms.AskAsync(services => services.GetRequiredService<IncidentScanner>().ScanAsync(past, 1, Cancellation));
        Assert.Equal(Text(then), Text(now!));
        static string Text(Scan scan) => JsonSerializer.Serialize(ScanJson.Of(scan with { SnapshotId = "" }));
    }

    [Fact]
    public async Task Alarms_OfABudget_HaveItsRateOfFalseOnes()
    {
        var scan = await ScanAsync(HourlyPlatform.Rows(Burst));
        var alarms = scan.Found.Sum(f => f.Alarms.Count);
        Assert.Equal(Math.Min(1, scan.WholeBudget / alarms), scan.FalseDiscoveryRate);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $" Of the {alarms} alarms found that is at most {1.0 / alarms:P1} (false discovery rate)."), ScanText.Budget(scan), StringComparison.Ordinal);
        Assert.True(alarms > 1);
    }

    [Fact]
    public async Task Quiet_Hours_AreNoAlarmAndHaveAPartOfTheBudget()
    {
        var scan = await ScanAsync(HourlyPlatform.Rows());
        Assert.Empty(scan.Found);
        Assert.Null(scan.FalseDiscoveryRate);
        Assert.Equal((0.2, 0.8, 1), (scan.Hours!.Budget, scan.Budget, scan.WholeBudget));
        Assert.Equal(scan.Hours.Budget / scan.Hours.Tests, scan.Hours.Limit);
        Assert.Contains("0.2 of them from hours", ScanText.Budget(scan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_ThatAreDays_HaveNoHoursAndTheDaysTheWholeBudget()
    {
        var scan = await ScanAsync(HourlyPlatform.Rows(withHours: false));
        Assert.Null(scan.Hours);
        Assert.Equal(1, scan.Budget);
    }

    [Fact]
    public async Task Hours_SwitchedOff_AreNotWatched() => Assert.Null((await ScanAsync(HourlyPlatform.Rows(Burst), null, ("Incidents:HourlyShare", "0"))).Hours);

    /// <summary>Every other action on the surface live.</summary>
    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Pairs_WhereSwitchedOn_AreWatchedByTheHour(string pairs, bool watched)
    {
        var rows = HourlyPlatform.Rows(Burst).Select((row, i) => row.Fact == Fact.Action ? row with { Values = new Dictionary<string, object?>(row.Values) { ["surface"] = i % 2 == 0 ? "live" : "feed" } } : row);
        var scan = await ScanAsync(rows, null, ("Incidents:HourlyPairs", pairs));
        Assert.Equal(watched, scan.Found.SelectMany(f => f.Alarms).Any(a => a is { Hours: not null, Series.Segment.Count: 2 }));
        // The whole, two markets and two surfaces; their four pairs.
        Assert.Equal(0, scan.Hours!.Series % (watched ? 9 : 5));
    }

    [Fact]
    public async Task Burst_SeenByTheDayToo_IsOneIncidentWithItsHours()
    {
        Over(HourlyPlatform.Rows(hour => hour is >= -14 and < -8 ? 6 : 1));
        var incident = await FoundAsync();
        Assert.Equal((Midnight.AddHours(-14), Midnight.AddHours(-8)), (incident.FromHour, incident.UntilHour));
        var file = await Book.FindAsync(incident.Id, Cancellation);
        Assert.Contains("market=FR", file!.Signals.Select(s => s.Segment));
        var scan = (await Services.GetRequiredService<IncidentScanner>().ScanAsync(null, 1, Cancellation))!;
        Assert.Contains(Assert.Single(scan.Found).Alarms, a => a.Hours is null);
    }

    [Fact]
    public async Task Incident_SeenAgainAnHourLater_StaysOne()
    {
        Over(HourlyPlatform.Rows(hour => hour is >= 10 and < 14 ? 6 : 1));
        var first = await FoundAsync(new ScanMoment(HourlyPlatform.LastDay, 12));
        Assert.Empty((await Services.GetRequiredService<Dashboard.Features.Incidents.Watching.IncidentWatch>().LookAsync(new ScanMoment(HourlyPlatform.LastDay, 14), Cancellation))!);
        var grown = Assert.Single(await Book.ListAsync(Cancellation));
        Assert.Equal((first.FromHour, Midnight.AddHours(14)), (grown.FromHour, grown.UntilHour));
    }
}
