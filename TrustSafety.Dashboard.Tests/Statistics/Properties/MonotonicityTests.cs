using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>One success more never lowers a limit; a higher level never lets go of what a lower one holds.</summary>
public sealed class MonotonicityTests
{
    private static readonly Gen<double> Level = Gen.Double[0.55, 0.9995];
    private static readonly Gen<(double K, double N)> Share = Gen.Int[1, 400].SelectMany(n => Gen.Int[0, n].Select(k => ((double)k, (double)n)));

    private static readonly Func<double, double, double, Interval>[] s_one =
        [OneProportion.Wilson, OneProportion.ClopperPearson, (k, n, level) => MidP.Proportion(k, n, level).Interval!.Value, ProportionLimits.Jeffreys, ProportionLimits.AgrestiCoull, OneRate.Exact, (k, n, level) => RateTest.Score(k, n, level).Interval!.Value];

    private static readonly Func<double, double, double, double, double, Interval>[] s_two =
    [
        (k, n, c, m, level) => ProportionDifference.Newcombe(k, n, c, m, level), (k, n, c, m, level) => TwoProportions.MiettinenNurminen(k, n, c, m, level).Interval,
        (k, n, c, m, level) => ProportionDifference.Mee(k, n, c, m, level).Interval!.Value,
    ];

    /// <summary>Those whose error is that of the estimate itself: near no events it grows faster than the estimate, so only levels nest.</summary>
    private static readonly Func<double, double, double, double, double, Inference>[] s_wald =
    [
        (k, n, c, m, level) => ProportionDifference.Unpooled(k, n, c, m, level), (k, n, c, m, level) => ProportionDifference.Pooled(k, n, c, m, level),
        (k, n, c, m, level) => ProportionDifference.AgrestiCaffo(k, n, c, m, level, Alternative.TwoSided), (k, n, c, m, level) => RiskRatio.LiftDelta(k, n, c, m, level),
        (k, n, c, m, level) => RiskRatio.Katz(k, n, c, m, level), (k, n, c, m, level) => OddsRatio.Woolf(k, n, c, m, level), (k, n, c, m, level) => RiskRatio.Koopman(k, n, c, m, level),
    ];

    [Fact]
    public void OneProportion_OneSuccessMore_RaisesBothLimits() => Gen.Select(Share, Level).Sample((a, level) =>
    {
        if (a.K < a.N) foreach (var method in s_one) Rises(method(a.K, a.N, level), method(a.K + 1, a.N, level));
    });

    [Fact]
    public void OneProportion_HigherLevel_HoldsTheLower() => Gen.Select(Share, Level, Level).Sample((a, level, other) =>
    {
        var (lower, higher) = (Math.Min(level, other), Math.Max(level, other));
        foreach (var method in s_one) Holds(method(a.K, a.N, higher), method(a.K, a.N, lower));
        Holds(ProportionLimits.Wald(a.K, a.N, higher), ProportionLimits.Wald(a.K, a.N, lower));
    });

    [Fact]
    public void TwoProportions_OneSuccessMore_RaisesBothLimits() => Gen.Select(Share, Share, Level).Sample((a, b, level) =>
    {
        foreach (var method in s_two)
        {
            if (a.K < a.N) Rises(method(a.K, a.N, b.K, b.N, level), method(a.K + 1, a.N, b.K, b.N, level));
            if (b.K < b.N) Rises(method(a.K, a.N, b.K + 1, b.N, level), method(a.K, a.N, b.K, b.N, level));
        }
    });

    [Fact]
    public void TwoProportions_HigherLevel_HoldsTheLower() => Gen.Select(Share, Share, Level, Level).Sample((a, b, level, other) =>
    {
        var (lower, higher) = (Math.Min(level, other), Math.Max(level, other));
        foreach (var method in s_two) Holds(method(a.K, a.N, b.K, b.N, higher), method(a.K, a.N, b.K, b.N, lower));
        foreach (var method in s_wald)
            if (method(a.K, a.N, b.K, b.N, higher) is { IsDefined: true, Interval: { } wide }) Holds(wide, method(a.K, a.N, b.K, b.N, lower).Interval!.Value);
    });

    [Fact]
    public void RiskRatio_OneSuccessMore_RaisesKoopmansLimits() => Gen.Select(Share, Share, Level).Sample((a, b, level) =>
    {
        if (a.K == 0 || a.K == a.N || b.K == 0) return;
        Rises(RiskRatio.Koopman(a.K, a.N, b.K, b.N, level).Interval!.Value, RiskRatio.Koopman(a.K + 1, a.N, b.K, b.N, level).Interval!.Value);
    });

    [Fact]
    public void Unpooled_SecondEventInFifty_LowersItsLowerLimit() =>
        Assert.True(ProportionDifference.Unpooled(2, 50, 0, 50, 0.999).Low < ProportionDifference.Unpooled(1, 50, 0, 50, 0.999).Low);

    [Fact]
    public void OneSided_HigherLevel_GivesTheWiderSide() => Gen.Select(Share, Level, Level, Gen.Bool).Sample((a, level, other, greater) =>
    {
        var side = greater ? Alternative.Greater : Alternative.Less;
        foreach (var method in new Func<double, Inference>[] { l => OneProportion.Wilson(a.K, a.N, l, side), l => OneProportion.ClopperPearson(a.K, a.N, l, side), l => ProportionLimits.AgrestiCoull(a.K, a.N, l, side), l => ProportionLimits.Jeffreys(a.K, a.N, l, side) })
            Holds(method(Math.Max(level, other)).Interval!.Value, method(Math.Min(level, other)).Interval!.Value);
    });

    private static void Rises(Interval less, Interval more) =>
        Assert.True(more.Low >= less.Low - Slack(less.Low) && more.High >= less.High - Slack(less.High), $"{less.Method} at {less.Level:R}: [{less.Low:R}, {less.High:R}] of fewer, [{more.Low:R}, {more.High:R}] of more");

    private static void Holds(Interval wide, Interval narrow) =>
        Assert.True(wide.Low <= narrow.Low + Slack(narrow.Low) && wide.High >= narrow.High - Slack(narrow.High), $"{wide.Method}: [{wide.Low:R}, {wide.High:R}] at {wide.Level:R}, [{narrow.Low:R}, {narrow.High:R}] at {narrow.Level:R}");

    private static double Slack(double limit) => 1e-11 * Math.Max(1e-3, Math.Abs(limit));
}
