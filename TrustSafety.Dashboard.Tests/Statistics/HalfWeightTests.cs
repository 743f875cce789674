using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics;

/// <summary>Mid-p beside the exact tests that it halves, and log loss where it has no end.</summary>
public sealed class HalfWeightTests
{
    private static readonly Gen<(double K, double N)> Counts = Gen.Select(Gen.Int[1, 2000], Gen.Double[0, 1]).Select((n, share) => (Math.Round(n * share), (double)n));

    [Fact]
    public void MidP_AnyCounts_LieInsideTheExactInterval() => Gen.Select(Counts, Gen.Double[0.5, 0.9999], Gen.Double[0.01, 0.99]).Sample((c, level, null0) =>
    {
        var (mid, exact) = (MidP.Proportion(c.K, c.N, level, nullProportion: null0), OneProportion.ClopperPearson(c.K, c.N, level, Alternative.TwoSided, null0));
        Assert.True(mid.Low >= exact.Low && mid.High <= exact.High && mid.Low <= mid.Point && mid.Point <= mid.High && mid.P <= exact.P);
    });

    [Fact]
    public void MidP_FailuresForSuccesses_AreMirrored() => Gen.Select(Counts, Gen.Double[0.5, 0.9999]).Sample((c, level) =>
    {
        var (own, other) = (MidP.Proportion(c.K, c.N, level, nullProportion: 0.25), MidP.Proportion(c.N - c.K, c.N, level, nullProportion: 0.75));
        Assert.True(Math.Abs(own.Low!.Value - (1 - other.High!.Value)) < 1e-12 && Math.Abs(own.High!.Value - (1 - other.Low!.Value)) < 1e-12 && Math.Abs(own.P!.Value - other.P!.Value) < 1e-12);
    });

    [Fact]
    public void MidP_NoSuccesses_HasTheClosedLimit() => Assert.Equal(1 - Math.Pow(0.05, 1 / 40.0), MidP.Proportion(0, 40).High!.Value, 12);

    [Theory]
    [InlineData(1, 7, 0.039, 0.0005)]
    [InlineData(4, 4, 1, 0)]
    public void MidP_Pairs_AreThoseOfThePaper(double b, double c, double published, double within) => Assert.True(Math.Abs(MidP.Pairs(b, c).P!.Value - published) <= within);

    [Fact]
    public void MidP_TheTwoSides_AddUpToOne() => Gen.Select(Counts, Counts).Where((a, b) => a.K + b.K > 0 && a.K + b.K < a.N + b.N).Sample((a, b) =>
        Assert.Equal(1, MidP.Table(a.K, a.N, b.K, b.N, Alternative.Greater).P!.Value + MidP.Table(a.K, a.N, b.K, b.N, Alternative.Less).P!.Value, 9));

    /// <summary>The table's own probability is below the smallest double; that no table lies further out the other way is still certain.</summary>
    [Fact]
    public void Fisher_TableFarOut_IsCertainOnItsOtherSide()
    {
        Assert.Equal(1, ExactTable.Fisher(449, 450, 49, 1220, Alternative.Less).P!.Value, 12);
        Assert.Equal(1, ExactTable.Fisher(1, 450, 1171, 1220, Alternative.Greater).P!.Value, 12);
    }

    [Fact]
    public void MidP_NoPairThatDisagrees_HasNoAnswer() => Assert.Equal(Undefined.NoSpread, MidP.Pairs(0, 0).Why);

    [Fact]
    public void Hommel_AnyFamily_RejectsAllThatHochbergDoes() => Gen.Double[0, 1].Array[1, 30].Sample(p =>
    {
        var (hommel, hochberg) = (Multiplicity.Hommel(p), Multiplicity.Hochberg(p));
        for (var i = 0; i < p.Length; i++) Assert.InRange(hommel[i], p[i], hochberg[i] + 1e-12);
    });

    [Fact]
    public void LogLoss_WhatWasRuledOutHappened_IsInfiniteAndSaysSo()
    {
        var told = LogLoss.Of([0.2, 0, 0.9], [false, true, true]);
        Assert.Equal((Undefined.Impossible, double.PositiveInfinity), (told.Why, told.Point));
        Assert.Null(told.Low);
        Assert.True(LogLoss.Of([0.2, 0, 0.9], [false, true, true], clip: 1e-6).IsDefined);
        Assert.Equal(Undefined.Impossible, LogLoss.Difference([0.2, 0, 0.9], [0.1, 0, 0.8], [false, true, true]).Why);
        Assert.Equal(Undefined.TooFew, LogLoss.Clustered([0.2, 0.3], [false, true], [7, 7]).Why);
    }

    [Fact]
    public void LogLoss_EveryItemItsOwnCluster_HasTheErrorOfItems() => Gen.Double[0.01, 0.99].Array[3, 40].Sample(p =>
    {
        var happened = p.Select((v, i) => v > 0.3 == i % 3 > 0).ToArray();
        var (items, clusters) = (LogLoss.Of(p, happened), LogLoss.Clustered(p, happened, [.. p.Select((_, i) => i)]));
        Assert.Equal(items.StandardError!.Value, clusters.StandardError!.Value, 12);
    });
}
