using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Features.Incidents.Scanning;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>Nothing at all is done in France on one day.</summary>
public sealed class HolidayScanTests : IncidentRoom
{
    private async Task<IReadOnlyList<Found>> FoundOverAsync(string holidays, params int[] lately)
    {
        Keep(SampleRooms.Of(Platform.Rows(lately))).AddTo(Services, new ConfigurationBuilder().AddInMemoryCollection([new("Incidents:Holidays", holidays)]).Build());
        return (await Services.GetRequiredService<IncidentScanner>().ScanAsync(null, 1, Cancellation))!.Found;
    }

    [Fact]
    public async Task Silence_OnAHoliday_IsNoAlarm()
    {
        Assert.Empty(await FoundOverAsync("05-13", 0));
    }

    [Fact]
    public async Task Silence_OnAnotherDay_IsOne() => Assert.Equal(AlarmKind.Silence, Assert.Single(await FoundOverAsync("05-12", 0)).Lead.Kind);
}
