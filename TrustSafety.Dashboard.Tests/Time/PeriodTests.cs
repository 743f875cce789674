using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Time;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2026-07-21", Grain.Day)]
    [InlineData("2026-W30", Grain.Week)]
    [InlineData("2020-W53", Grain.Week)]
    [InlineData("2026-07", Grain.Month)]
    public void TryParse_Label_GivesBackTheLabel(string label, Grain grain)
    {
        Assert.True(Period.TryParse(label, out var period));
        Assert.Equal(grain, period.Grain);
        Assert.Equal(label, period.ToString());
    }

    [Theory]
    [InlineData("2026-W54")]
    [InlineData("2026-W00")]
    [InlineData("2025-W53")]
    [InlineData("2026-13")]
    [InlineData("2026-02-30")]
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_NoPeriod_IsRefused(string? label) => Assert.False(Period.TryParse(label, out _));

    [Fact]
    public void Range_OverYearEnd_HasEveryWeekOnce()
    {
        var weeks = Period.Range(Grain.Week, new(2020, 12, 20), new(2021, 1, 12)).Select(p => p.ToString());
        Assert.Equal(["2020-W51", "2020-W52", "2020-W53", "2021-W01", "2021-W02"], weeks);
    }
}
