using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Indicators;

public sealed class ValueTextTests
{
    private static readonly Unit Percent = new("percent", 100, "%", 1);
    private static readonly Unit PerTenThousand = new("per_10k_views", 10_000, "per 10k views", 1);
    private static readonly Unit Hours = new("hours", 1 / 3600d, "h", 1);
    private static readonly Unit Items = new("count", 1, "", 0);

    [Fact]
    public void Value_OfEachUnit_IsWrittenWithItsUnit()
    {
        Assert.Equal("31.2 %", ValueText.Value(Percent, 0.3124));
        Assert.Equal("4.7 per 10k views", ValueText.Value(PerTenThousand, 0.000468));
        Assert.Equal("5.2 h", ValueText.Value(Hours, 18_720));
        Assert.Equal("18,420", ValueText.Value(Items, 18_420));
    }

    [Fact]
    public void Number_ThatRoundsToZeroFromBelow_HasNoMinus() => Assert.Equal("0.0", ValueText.Number(Percent, -0.0001));

    [Fact]
    public void Bounds_OfAnUnboundedInterval_SaySo()
    {
        Assert.Equal("4.1 – 5.3", ValueText.Bounds(Percent, new(0.041, 0.047, 0.053, 0.95, "")));
        Assert.Equal("at least 4.1", ValueText.Bounds(Percent, new(0.041, 0.047, double.PositiveInfinity, 0.95, "")));
        Assert.Equal("at most 5.3", ValueText.Bounds(Percent, new(double.NegativeInfinity, 0.047, 0.053, 0.95, "")));
        Assert.Equal("unbounded", ValueText.Bounds(Percent, new(double.NegativeInfinity, 0, double.PositiveInfinity, 0.95, "")));
    }

    [Fact]
    public void Change_OfAPercentage_IsCountedInPoints()
    {
        var change = new Interval(0.009, 0.044, 0.079, 0.95, "");
        Assert.Equal("4.4 points", ValueText.ChangeSize(Percent, change));
        Assert.Equal("+4.4", ValueText.Change(Percent, change));
        Assert.Equal("[+0.9, +7.9]", ValueText.ChangeBounds(Percent, change));
    }

    [Theory]
    [InlineData(-0.013, -0.009, -0.005, "−0.9", "[−1.3, −0.5]")]
    [InlineData(-0.004, -0.001, 0.002, "−0.1", "[−0.4, +0.2]")]
    [InlineData(0.0001, 0.0004, 0.0007, "+0.04", "[+0.01, +0.07]")]
    [InlineData(0.0599, 0.06, 0.0601, "+6.00", "[+5.99, +6.01]")]
    [InlineData(0, 0, 0, "0.0", "[0.0, 0.0]")]
    public void Change_IsWrittenSoFinelyThatNoEndReadsAsZero(double low, double point, double high, string text, string bounds)
    {
        var change = new Interval(low, point, high, 0.95, "");
        Assert.Equal(text, ValueText.Change(Percent, change));
        Assert.Equal(bounds, ValueText.ChangeBounds(Percent, change));
    }

    [Fact]
    public void ChangeBounds_OfAnUnboundedChange_SaySo()
    {
        Assert.Equal("[+0.1 or more]", ValueText.ChangeBounds(Percent, new(0.001, 0.01, double.PositiveInfinity, 0.95, "")));
        Assert.Equal("[−0.1 or less]", ValueText.ChangeBounds(Percent, new(double.NegativeInfinity, -0.01, -0.001, 0.95, "")));
    }

    [Theory]
    [InlineData(0.95, "95 %")]
    [InlineData(0.995, "99.5 %")]
    [InlineData(0.99979, "99.98 %")]
    [InlineData(0.999996, "99.9996 %")]
    [InlineData(1 - 0.95, "5 %")]
    public void Level_IsAPercentage(double level, string text) => Assert.Equal(text, ValueText.Level(level));
}
