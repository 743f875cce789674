using CsCheck;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;

namespace TrustSafety.Dashboard.Tests.Statistics;

public sealed class OneProportionTests
{
    [Fact]
    public void WilsonAndExact_Oracles_Agree()
    {
        foreach (var (name, of) in new (string, Func<double, double, Interval>)[]
        {
            ("wilson95", (k, n) => OneProportion.Wilson(k, n, 0.95)), ("clopper_pearson95", (k, n) => OneProportion.ClopperPearson(k, n, 0.95)),
        })
            foreach (var oracle in Oracles().GetProperty(name).EnumerateArray())
            {
                var (interval, expected) = (of(oracle.Number("k"), oracle.Number("n")), oracle.Numbers("ci"));
                Near(expected[0], interval.Low, 1e-9, 1e-12);
                Near(expected[1], interval.High, 1e-9);
            }
    }

    [Theory]
    [InlineData("prop-ci-18-20")]
    [InlineData("prop-ci-4-200")]
    public void WilsonAndExact_PublishedTables_Agree(string id)
    {
        var vector = Of(id);
        var (k, n) = (vector.Number("inputs", "x"), vector.Number("inputs", "n"));
        var (wilson, exact) = (OneProportion.Wilson(k, n, 0.95), OneProportion.ClopperPearson(k, n, 0.95));
        Near(vector.Numbers("expected", "wilson")[0], wilson.Low, 0, 1e-6);
        Near(vector.Numbers("expected", "wilson")[1], wilson.High, 0, 1e-6);
        Near(vector.Numbers("expected", "clopper_pearson")[0], exact.Low, 0, 1e-6);
        Near(vector.Numbers("expected", "clopper_pearson")[1], exact.High, 0, 1e-6);
    }

    // scipy 1.10 stats.beta.ppf
    [Theory]
    [InlineData(51, 235, 0.16606332980830793, 0.27526836402892535)]
    [InlineData(3, 2e6, 3.0933616827149583e-07, 4.383630214438632e-06)]
    [InlineData(5, 1e7, 1.6234865830303355e-07, 1.1668328188771192e-06)]
    [InlineData(9, 123456789, 3.3334522916552e-08, 1.3838690469400803e-07)]
    [InlineData(0.7, 350.5, 1.2828435612613504e-05, 0.014293889900353919)]
    [InlineData(100010, 2000000, 0.04970333664840909, 0.05030796720386894)]
    [InlineData(300000, 400000, 0.748655046565852, 0.7513413310940268)]
    [InlineData(500000, 1000000, 0.49901951919531184, 0.5009804808046882)]
    public void ClopperPearson_LargeAndFractionalCounts_AgreesWithScipy(double k, double n, double low, double high)
    {
        var interval = OneProportion.ClopperPearson(k, n, 0.95);
        Near(low, interval.Low, 1e-7);
        Near(high, interval.High, 1e-7);
    }

    [Fact]
    public void Of_AnyCounts_HoldsThePointInsideTheUnitInterval() =>
        Gen.Select(Gen.Int[1, 5000], Gen.Double[0, 1], Gen.Double[0.5, 0.999]).Sample((n, share, level) =>
        {
            var k = Math.Floor(share * n);
            var i = OneProportion.Of(k, n, level);
            return i.Low >= 0 && i.High <= 1 && i.Low <= i.Point && i.Point <= i.High && i.Low < i.High;
        });

    [Fact]
    public void Of_HigherLevel_ContainsTheLower() =>
        Gen.Select(Gen.Int[1, 500], Gen.Double[0, 1]).Sample((n, share) =>
        {
            var k = Math.Round(share * n);
            var (narrow, wide) = (OneProportion.Of(k, n, 0.9), OneProportion.Of(k, n, 0.99));
            return wide.Low <= narrow.Low && narrow.High <= wide.High;
        });

    /// <summary>By summing the binomial, not by simulation: the exact interval never covers below its level.</summary>
    [Theory]
    [InlineData(30, 0.02)]
    [InlineData(200, 0.005)]
    [InlineData(400, 0.3)]
    public void ClopperPearson_TrueShare_IsCoveredAtLeastAtTheLevel(int n, double p)
    {
        var covered = Enumerable.Range(0, n + 1).Where(k => OneProportion.ClopperPearson(k, n, 0.95).Contains(p))
            .Sum(k => MathNet.Numerics.Distributions.Binomial.PMF(p, n, k));
        Assert.InRange(covered, 0.95, 1);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(double.NaN, 10)]
    public void Of_ImpossibleCounts_Throws(double k, double n) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OneProportion.Of(k, n, 0.95));
}
