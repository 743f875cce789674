using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Tests.Facts;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>Sixty actions a day in France for seventeen months, half as many again within each of the last four weeks, this year as the year before.</summary>
public sealed class SeasonScanTests : IncidentRoom
{
    private const int Usual = 60, Year = LastYear.Shift;
    private static readonly DateOnly Last = new(2026, 5, 14);

    private async Task<IReadOnlyList<Found>> FoundAsync(int days, int extra = 0)
    {
        Over(Rows(days, extra));
        return (await Services.GetRequiredService<IncidentScanner>().ScanAsync(null, 1, Cancellation))!.Found;
    }

    private static IEnumerable<FactRow> Rows(int days, int extra)
    {
        var id = 0;
        for (var day = Last.AddDays(-days); day <= Last; day = day.AddDays(1))
        {
            yield return Review.Row(Fact.Exposure, ("day", day), ("views", 100_000L), ("market", "FR"));
            var back = Last.DayNumber - day.DayNumber;
            var count = (Usual * (1 + (0.5 * Math.Clamp((29 - (back > Year - 60 ? back - Year : back)) / 28.0, 0, 1)))) + (day.DayNumber % 5) - 2 + (back == 1 ? extra : 0);
            for (var i = 0; i < count; i++) yield return Actions.Row(id++, day.ToDateTime(new(1, 0)), "FR");
        }
    }

    [Fact]
    public async Task Rise_AsAYearBefore_IsNoIncident() => Assert.Empty(await FoundAsync(Year + Detector.Days + (7 * (LastYear.Reach + 1))));

    [Fact]
    public async Task Rise_WithoutAYearBefore_IsOne() => Assert.Contains(await FoundAsync(Year), f => f.Lead.Kind == AlarmKind.Rise);

    [Fact]
    public async Task Spike_WithinIt_IsAJump() => Assert.Equal(AlarmKind.Jump, Assert.Single(await FoundAsync(Year + Detector.Days + (7 * (LastYear.Reach + 1)), extra: 90)).Lead.Kind);
}
