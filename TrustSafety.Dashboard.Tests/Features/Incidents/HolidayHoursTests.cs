using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Features.Incidents.Scanning;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>Hours of the day before the last one, which is a holiday or is not, on a platform of many weeks and on one of three.</summary>
public sealed class HolidayHoursTests : IncidentRoom
{
    private const string Eve = "05-14";
    private static readonly DateTime Midnight = HourlyPlatform.LastDay.ToDateTime(TimeOnly.MinValue);

    private async Task<IReadOnlyList<Found>> FoundAsync(string holidays, Func<int, double> factor, int age)
    {
        Keep(SampleRooms.Of(HourlyPlatform.Rows(factor, since: _ => age))).AddTo(Services, new ConfigurationBuilder().AddInMemoryCollection([new("Incidents:Holidays", holidays)]).Build());
        return (await Services.GetRequiredService<IncidentScanner>().ScanAsync(null, 1, Cancellation))!.Found;
    }

    private static double Silent(int hour) => hour is >= -24 and < 0 ? 0 : 1;

    private static double Busy(int hour) => hour is >= -12 and < -9 ? 8 : 1;

    [Theory]
    [InlineData(Platform.Days)]
    [InlineData(20)]
    public async Task Silence_OfAHolidaysHours_IsNoAlarm(int age) => Assert.Empty(await FoundAsync(Eve, Silent, age));

    [Theory]
    [InlineData(Platform.Days)]
    [InlineData(20)]
    public async Task Burst_InAHolidaysHours_IsNotTold(int age) => Assert.Empty(await FoundAsync(Eve, Busy, age));

    [Theory]
    [InlineData(Platform.Days)]
    [InlineData(20)]
    public async Task Burst_InTheHoursOfAnotherDay_IsTold(int age) =>
        Assert.Equal(new(Midnight.AddHours(-12), Midnight.AddHours(-9)), Assert.Single(await FoundAsync("05-13", Busy, age)).Hours);

    [Theory]
    [InlineData(Platform.Days)]
    [InlineData(20)]
    public async Task Burst_OnTheMorningAfterAHoliday_IsToldWithItsHours(int age)
    {
        var found = Assert.Single(await FoundAsync(Eve, hour => hour is >= 9 and < 12 ? 8 : Silent(hour), age));
        Assert.Equal((AlarmKind.Jump, new HourSpan(Midnight.AddHours(9), Midnight.AddHours(12))), (found.Lead.Kind, found.Hours));
    }
}
