using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Features.Incidents;
using TrustSafety.Dashboard.Features.Incidents.Diagnosis;
using TrustSafety.Dashboard.Features.Incidents.Scanning;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>What is said of an incident keeps to the smallest group that the operator lets be shown.</summary>
public sealed class IncidentDisclosureTests : IncidentRoom
{
    private async Task<IncidentModel> WaveAsync(int minimumCount)
    {
        Over(Platform.Rows(90, 90, 90, 90), minimumCount);
        return (await Services.GetRequiredService<IncidentReader>().ReadAsync((await FoundAsync()).Id, Cancellation))!;
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(50, false)]
    public async Task Course_OfTwelveEventsADay_IsDrawnOnlyWhereTwelveMayBeShown(int minimumCount, bool shown)
    {
        var model = await WaveAsync(minimumCount);
        var days = CourseChart.Of(model)!.Lines[0].Points.Select(p => p.X).ToList();
        Assert.Equal(shown, days.Any(day => day < 0));
        Assert.Contains(days, day => day >= 0);
        Assert.Contains($"fewer than {minimumCount} events", CourseChart.Footnote(model), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(50, 0)]
    public async Task Jump_ToFewerThanMayBeShown_IsNotTold(int minimumCount, int expected)
    {
        Over(Platform.Rows(35), minimumCount);
        var scan = await Services.GetRequiredService<IncidentScanner>().ScanAsync(null, 1, Cancellation);
        Assert.Equal(expected, scan!.Found.Count);
    }
}
