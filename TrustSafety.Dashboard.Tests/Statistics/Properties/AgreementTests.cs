using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>Interval, p and verdict come from one calculation: p &lt; α exactly when the interval at 1 − α leaves the null out.</summary>
public sealed class AgreementTests
{
    private static readonly Gen<double> Level = Gen.Double[0.5, 0.999];
    private static readonly Gen<Alternative> Sides = Gen.Enum<Alternative>();
    private static readonly Gen<(double K, double N)> Share = Gen.Int[1, 400].SelectMany(n => Gen.Int[0, n].Select(k => ((double)k, (double)n)));
    private static readonly Gen<MeanTally> Arm = Gen.Select(Gen.Int[2, 500], Gen.Double[-5, 5], Gen.Double[0.01, 30]).Select((n, mean, v) => new MeanTally(n, mean, v * (n - 1)));

    [Fact]
    public void Proportions_AnyCounts_Agree() => Gen.Select(Share, Share, Level, Sides).Sample((a, b, level, side) =>
    {
        Agrees(ProportionDifference.Unpooled(a.K, a.N, b.K, b.N, level, side), 0);
        Agrees(ProportionDifference.Pooled(a.K, a.N, b.K, b.N, level, side), 0);
        Agrees(ProportionDifference.Mee(a.K, a.N, b.K, b.N, level), 0);
        Agrees(RiskRatio.Katz(a.K, a.N, b.K, b.N, level, side), 1);
        Agrees(RiskRatio.Koopman(a.K, a.N, b.K, b.N, level), 1);
        Agrees(OddsRatio.Woolf(a.K, a.N, b.K, b.N, level, side), 1);
        Agrees(RateRatio.Score(a.K, a.N, b.K, b.N, level), 1);
        Agrees(RateRatio.Exact(a.K, a.N, b.K, b.N, level), 1);
        Agrees(RateTest.Score(a.K, a.N, level), 1);
    });

    [Fact]
    public void Means_AnyArms_Agree() => Gen.Select(Arm, Arm, Level, Sides).Sample((a, b, level, side) =>
    {
        Agrees(MeanDifference.Absolute(a, b, level, side), 0);
        Agrees(MeanDifference.Pooled(a, b, level, side), 0);
        Agrees(RelativeLift.Delta(a, b, level, side), 0);
        Agrees(RelativeLift.LogRatio(a, b, level, side), 0);
        Agrees(RelativeLift.Fieller(a, b, level), 0);
    });

    [Fact]
    public void Sequential_AnyLook_Agrees() => Gen.Select(Gen.Double[-6, 6], Gen.Double[0.1, 3], Gen.Int[10, 100_000], Level, Sides).Sample((point, error, n, level, side) =>
    {
        Agrees(ConfidenceSequence.At(point, error, n, 5000, level, side), 0);
        Agrees(MixtureTest.Normal(point, error, 0.5, level), 0);
        Agrees(MixtureTest.Conservative(point, error, n, error, n, level), 0);
    });

    [Fact]
    public void Repeated_AnyLook_Agrees() => Gen.Select(Gen.Double[-5, 5], Gen.Double[0.8, 0.99], Sides).Sample((z, level, side) =>
        Agrees(GroupSequential.Repeated(z, 1, [0.4, 0.8], Spending.ObrienFleming, level, side), 0), iter: 20);

    private static void Agrees(Inference e, double nullValue)
    {
        if (!e.IsDefined || e.P is not { } p) return;
        Assert.InRange(p, 0, 1);
        Assert.True(e.Low <= e.Point && e.Point <= e.High, $"{e.Method}: the interval misses its point");
        if (Math.Abs(p - (1 - e.Level)) > 1e-9) Assert.True(p < 1 - e.Level == e.Excludes(nullValue), $"{e.Method} {e.Alternative}: p {p:R} at level {e.Level:R} and [{e.Low:R}, {e.High:R}]");
    }
}
