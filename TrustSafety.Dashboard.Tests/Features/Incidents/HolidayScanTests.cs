using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>A holiday on which nothing is done in France, and one on which a third is done, in one year and in the next.</summary>
public sealed class HolidayScanTests : IncidentRoom
{
    private const int Usual = 60;
    private static readonly DateOnly Last = new(2026, 5, 14), Holiday = new(2026, 5, 13), YearBefore = new(2025, 5, 21);

    private async Task<IReadOnlyList<Found>> FoundAsync(string holidays, IEnumerable<FactRow> rows)
    {
        Keep(SampleRooms.Of(rows)).AddTo(Services, new ConfigurationBuilder().AddInMemoryCollection([new("Incidents:Holidays", holidays)]).Build());
        return (await Services.GetRequiredService<IncidentScanner>().ScanAsync(null, 1, Cancellation))!.Found;
    }

    /// <summary>Sixty actions a day since the spring of the year before, a third of them on the holiday then, and so many on the holiday now.</summary>
    private static IEnumerable<FactRow> TwoYears(int now)
    {
        var id = 0;
        for (var day = YearBefore.AddDays(-60); day <= Last; day = day.AddDays(1))
        {
            yield return Review.Row(Fact.Exposure, ("day", day), ("views", 100_000L), ("market", "FR"));
            var count = day == Holiday ? now : day == YearBefore ? Usual / 3 : Usual + (day.DayNumber % 5) - 2;
            for (var i = 0; i < count; i++) yield return Actions.Row(id++, day.ToDateTime(new(1, 0)), "FR");
        }
    }

    [Fact]
    public async Task Silence_OnAHoliday_IsNoAlarm()
    {
        Assert.Empty(await FoundAsync("05-13", Platform.Rows(0)));
    }

    [Fact]
    public async Task Silence_OnAnotherDay_IsOne() => Assert.Equal(AlarmKind.Silence, Assert.Single(await FoundAsync("05-12", Platform.Rows(0))).Lead.Kind);

    [Fact]
    public async Task Third_OnAHolidayThatHadAThirdAYearAgo_IsNoAlarm() => Assert.Empty(await FoundAsync("2025-05-21 Ascension, 2026-05-13 Ascension", TwoYears(Usual / 3)));

    [Fact]
    public async Task Third_OnADayOfNoHoliday_IsOne() => Assert.Equal(AlarmKind.Drop, Assert.Single(await FoundAsync("", TwoYears(Usual / 3))).Lead.Kind);

    [Fact]
    public async Task Usual_OnAHolidayThatHadAThirdAYearAgo_IsAJump()
    {
        var lead = Assert.Single(await FoundAsync("2025-05-21 Ascension, 2026-05-13 Ascension", TwoYears(3 * Usual))).Lead;
        Assert.Equal((AlarmKind.Jump, Holiday), (lead.Kind, lead.First));
        // Nine times the third of what is usual.
        Assert.InRange(lead.Ratio.Point, 7, 10);
    }

    [Fact]
    public async Task Anything_OnAHolidayWithoutAYearBefore_IsNoAlarm() => Assert.Empty(await FoundAsync("2026-05-13 Ascension", TwoYears(3 * Usual)));

    [Fact]
    public void Effect_OfAYearAgo_IsCountedWithItsError()
    {
        WatchedSeries series = new(new("i", "I", null, Direction.Neutral), new([]), new(2025, 1, 6), 1, [.. Enumerable.Repeat(100.0, HolidayEffects.History), 50], [.. Enumerable.Repeat(1.0, HolidayEffects.History + 1)]);
        var (count, exposure) = new HolidayEffects([series]).AsCommonDay(new([]), 60, 1, 100);
        // Half as much is expected: 50, which last year's 50 (and ten borrowed ones) tell with an error, and another year with one of 10 %: 1/(1 + 50·(1/55 + 0.01)).
        Assert.Equal(0.5, exposure / count * 60, 12);
        Assert.Equal(60 / (1 + (50 * ((1 / 55.0) + 0.01))), count, 9);
    }
}
