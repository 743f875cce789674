using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;

namespace TrustSafety.Dashboard.Tests.Statistics;

public sealed class SequentialTests
{
    [Fact]
    public void Bounds_HwangShihDeCani_AreThoseOfGsDesign()
    {
        // gsDesign(k = 3), R gsDesign 3.x: one-sided 0.025, gamma -4.
        double[] expected = [3.010739, 2.546531, 1.999226];
        var got = GroupSequential.Bounds([1 / 3.0, 2 / 3.0, 1], 0.025, Spending.HwangShihDeCani(-4), Alternative.Greater);
        for (var k = 0; k < 3; k++) Near(expected[k], got[k], 0, 5e-6);
    }

    [Fact]
    public void Bounds_OneLook_IsTheFixedTest() =>
        Near(1.959963984540054, GroupSequential.Bounds([1], 0.05, Spending.Pocock)[0], 1e-9);

    [Fact]
    public void Bounds_AnySpending_SpendExactlyAlpha()
    {
        foreach (var spending in new[] { Spending.ObrienFleming, Spending.Pocock, Spending.Power(1), Spending.HwangShihDeCani(1) })
        {
            double[] t = [0.1, 0.3, 0.35, 0.8, 1];
            var bounds = GroupSequential.Bounds(t, 0.05, spending);
            var (path, spent) = (new LookRecursion(), 0.0);
            for (var k = 0; k < t.Length; k++)
            {
                spent += path.Upper(bounds[k], t[k]) + path.Lower(-bounds[k], t[k]);
                if (k + 1 < t.Length) path.Continue(-bounds[k], bounds[k], t[k], t[k + 1] - t[k]);
            }
            Near(0.05, spent, 1e-9);
        }
    }

    [Fact]
    public void StageWise_FirstLook_IsTheNaiveInterval()
    {
        var bounds = GroupSequential.Bounds([0.5, 1], 0.05, Spending.ObrienFleming);
        var got = GroupSequential.StageWise(3.2, 1, [0.5], bounds.AsSpan(0, 1));
        Near(3.2, got.Point!.Value, 1e-6);
        Near(3.2 - 1.959964, got.Low!.Value, 1e-5);
        Near(3.2 + 1.959964, got.High!.Value, 1e-5);
    }

    [Fact]
    public void StageWise_StoppedLater_ShrinksTheEstimate()
    {
        var bounds = GroupSequential.Bounds([0.5, 1], 0.05, Spending.Pocock);
        var got = GroupSequential.StageWise(2.3, 1, [0.5, 1], bounds);
        Assert.True(got.Point < 2.3 && got.Low < got.Point && got.Point < got.High);
        Assert.True(got.P > Tails.NormalTwoSided(2.3));
    }

    [Fact]
    public void SampleRatio_FarOff_KeepsItsDigits()
    {
        var test = SampleRatio.ChiSquared([10_000, 12_600], [1, 1]);
        Near(2600.0 * 2600 / 22_600, test.Statistic!.Value, 1e-12);
        Near(FarTail, test.P!.Value, 1e-11);
    }

    // Q(½, 2600²/22600/2), mpmath 1.2.1.
    private const double FarTail = 5.1354009372587144e-67;

    [Fact]
    public void SampleRatio_Sequential_FallsAndNeverRises()
    {
        double[][] looks = [[100, 105], [1000, 1100], [5000, 5600], [5200, 5700]];
        var p = SampleRatio.Sequential(looks, [1, 1]);
        for (var k = 1; k < p.Length; k++) Assert.True(p[k] <= p[k - 1]);
        // The Bayes factor of the third look by mpmath 1.2.1; the fourth is weaker evidence.
        Near(0.0002298328057815256, p[2], 1e-9);
        Assert.Equal(p[2], p[3]);
    }

    [Fact]
    public void SampleRatio_NoUnits_SaysSo()
    {
        Assert.Equal(Undefined.TooFew, SampleRatio.ChiSquared([0, 0], [1, 1]).Why);
        Assert.Equal(Undefined.TooFew, SampleRatio.ChiSquared([5, 9], [1, 0]).Why);
    }

    [Fact]
    public void Equivalent_IntervalInside_IsTheDecision()
    {
        var inside = MarginTest.Equivalent(0.01, 0.01, -0.05, 0.05);
        Assert.True(inside.Both.P < 0.05 && inside.Both.Low > -0.05 && inside.Both.High < 0.05);
        Assert.True(MarginTest.NonInferiority(-0.02, 0.01, 0.05).P < 0.05);
        Assert.False(MarginTest.NonInferiority(-0.04, 0.01, 0.05).P < 0.05);
    }
}
