using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

public sealed class GroupingTests
{
    private static readonly DateOnly Day = new(2026, 11, 18);

    private static Alarm Of(AlarmKind kind, double z, DateOnly first, bool isShare = false)
    {
        var series = new WatchedSeries(new("i", "I", null, Direction.Neutral), new([]), Day.AddDays(-100), 1, [], []) { IsShare = isShare };
        return new(series, kind, first, Day, 100, new(1, 2, 3, 0.95, "made up"), 1, z, 1e-9);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)] // what one gains others lose
    public void Burst_AgainstASlowDecline_IsAnIncidentOfItsOwnUnlessBothAreShares(bool isShare, int incidents) =>
        Assert.Equal(incidents, Grouping.Of([Of(AlarmKind.Jump, 6, Day, isShare), Of(AlarmKind.Decline, -6, Day.AddDays(-50), isShare)]).Count);

    [Fact]
    public void Burst_WithinARise_IsTheSameIncident() => Assert.Single(Grouping.Of([Of(AlarmKind.Jump, 6, Day), Of(AlarmKind.Rise, 6, Day.AddDays(-50))]));
}
