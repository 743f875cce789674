using CsCheck;
using TrustSafety.Dashboard.Sample;

namespace TrustSafety.Dashboard.Tests.Sample;

public sealed class PortableMathTests
{
    [Fact]
    public void Exp_OverItsRange_EqualsThePlatformsToTheLastDigits() =>
        Gen.Double[-300, 300].Sample(x => Close(PortableMath.Exp(x), Math.Exp(x), 1e-13));

    [Fact]
    public void Log_OfPositiveNumbers_EqualsThePlatforms() =>
        Gen.Double[1e-300, 1e300].Sample(x => Close(PortableMath.Log(x), Math.Log(x), 1e-13));

    [Fact]
    public void Log_NearOne_KeepsItsDigits() =>
        Gen.Double[0.5, 2].Sample(x => Assert.True(Math.Abs(PortableMath.Log(x) - Math.Log(x)) < 1e-15));

    [Fact]
    public void SinTurns_OfAnyPhase_EqualsThePlatforms() =>
        Gen.Double[-10, 10].Sample(x => Assert.True(Math.Abs(PortableMath.SinTurns(x) - Math.Sin(2 * Math.PI * x)) < 1e-13));

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(0.99999, 4.264890793922825)]
    public void NormalQuantile_AtKnownProbabilities_EqualsTheTables(double p, double z) =>
        Assert.Equal(z, PortableMath.NormalQuantile(p), 7);

    private static void Close(double actual, double expected, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} is not {expected:R}");
}
