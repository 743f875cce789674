using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>Interval, p and verdict come from one calculation: p &lt; α exactly when the interval at 1 − α leaves the null out.</summary>
public sealed class AgreementTests
{
    private static readonly Gen<double> Level = Gen.Double[0.55, 0.999];
    private static readonly Gen<Alternative> Sides = Gen.Enum<Alternative>();
    private static readonly Gen<(double K, double N)> Share = Gen.Int[1, 400].SelectMany(n => Gen.Int[0, n].Select(k => ((double)k, (double)n)));
    private static readonly Gen<MeanTally> Arm = Gen.Select(Gen.Int[2, 500], Gen.Double[-5, 5], Gen.Double[0.01, 30]).Select((n, mean, v) => new MeanTally(n, mean, v * (n - 1)));

    [Fact]
    public void OneProportion_AnyCountAndNull_Agrees() => Gen.Select(Share, Gen.Double[0.001, 0.999], Level, Sides).Sample((a, p, level, side) =>
    {
        Agrees(OneProportion.Wilson(a.K, a.N, level, side, p), p);
        Agrees(OneProportion.ClopperPearson(a.K, a.N, level, side, p), p);
        Agrees(ProportionLimits.Jeffreys(a.K, a.N, level, side, p), p);
        Agrees(ProportionLimits.AgrestiCoull(a.K, a.N, level, side, p), p);
        Agrees(ProportionTest.Wald(a.K, a.N, p, level, side), p);
        Agrees(OneRate.Exact(a.K, a.N, level, side, p), p);
        Agrees(RateTest.Score(a.K, a.N, level, p, side), p);
        if (a.K > 0 && a.K < a.N) Agrees(DesignInterval.Logit(a.K / a.N, 0.05, 12, level, side, p), p);
    });

    [Fact]
    public void TwoProportions_AnyCounts_Agree() => Gen.Select(Share, Share, Level, Sides).Sample((a, b, level, side) =>
    {
        Agrees(ProportionDifference.Unpooled(a.K, a.N, b.K, b.N, level, side), 0);
        Agrees(ProportionDifference.Pooled(a.K, a.N, b.K, b.N, level, side), 0);
        Agrees(ProportionDifference.Newcombe(a.K, a.N, b.K, b.N, level, side), 0);
        Agrees(ProportionDifference.AgrestiCaffo(a.K, a.N, b.K, b.N, level, side), 0);
        Agrees(ProportionDifference.Mee(a.K, a.N, b.K, b.N, level, side), 0);
        Agrees(TwoProportions.MiettinenNurminen(a.K, a.N, b.K, b.N, level, side), 0);
        Agrees(RiskRatio.LiftDelta(a.K, a.N, b.K, b.N, level, side), 0);
        Agrees(RiskRatio.Katz(a.K, a.N, b.K, b.N, level, side), 1);
        Agrees(RiskRatio.Koopman(a.K, a.N, b.K, b.N, level, side), 1);
        Agrees(OddsRatio.Woolf(a.K, a.N, b.K, b.N, level, side), 1);
        Agrees(OddsRatio.Score(a.K, a.N, b.K, b.N, level, side), 1);
        Agrees(RiskRatio.Koopman(a.K, a.N, b.K, b.N, level, side, unbiased: true), 1);
    });

    [Fact]
    public void Rates_AnyCounts_Agree() => Gen.Select(Share, Share, Level, Sides, Gen.Double[1, 5]).Sample((a, b, level, side, dispersion) =>
    {
        Agrees(TwoRates.Score(a.K, a.N, b.K, b.N, level, side, dispersion), 0);
        Agrees(RateRatio.Score(a.K, a.N, b.K, b.N, level, alternative: side), 1);
        Agrees(RateRatio.Exact(a.K, a.N, b.K, b.N, level, alternative: side), 1);
        Agrees(OverdispersedRate.QuasiPoisson([a.K, b.K], [a.N, b.N], level, side, 0.4), 0.4);
        Agrees(OverdispersedRate.NegativeBinomial([a.K, b.K, 3], [a.N, b.N, 7], level, side, 0.4), 0.4);
    });

    [Fact]
    public void Means_AnyArms_Agree() => Gen.Select(Arm, Arm, Level, Sides).Sample((a, b, level, side) =>
    {
        Agrees(MeanDifference.One(a, level, side, 1), 1);
        Agrees(MeanDifference.Absolute(a, b, level, side), 0);
        Agrees(MeanDifference.Pooled(a, b, level, side), 0);
        Agrees(RelativeLift.Delta(a, b, level, side), 0);
        Agrees(RelativeLift.LogRatio(a, b, level, side), 0);
        Agrees(RelativeLift.Fieller(a, b, level, side), 0);
        Agrees(PostStratified.Difference([a, b], [b, a], level, side), 0);
        Agrees(DifferenceInDifferences.FourCells(a, b, b, a, level, side), 0);
        Agrees(MarginTest.NonInferiority(a.Mean, 1, 0.5, level, a.N), -0.5);
    });

    [Fact]
    public void Sequential_AnyLook_Agrees() => Gen.Select(Gen.Double[-6, 6], Gen.Double[0.1, 3], Gen.Int[10, 100_000], Level, Sides).Sample((point, error, n, level, side) =>
    {
        Agrees(ConfidenceSequence.At(point, error, n, 5000, level, side), 0);
        Agrees(MixtureTest.Normal(point, error, 0.5, level, side), 0);
        Agrees(MixtureTest.Conservative(point, error, n, error, n, level), 0);
    });

    [Fact]
    public void Looks_AnyLook_Agree() => Gen.Select(Gen.Double[-5, 5], Gen.Double[0.8, 0.99], Sides).Sample((z, level, side) =>
    {
        double[] looks = [0.4, 0.8];
        Agrees(GroupSequential.Repeated(z, 1, looks, Spending.ObrienFleming, level, side), 0);
        Agrees(GroupSequential.StageWise(z, 1, looks, GroupSequential.Bounds(looks, 0.05, Spending.Pocock, side), level, side), 0);
    }, iter: 10);

    [Fact]
    public void Judgements_AnyTable_Agree() => Gen.Select(Gen.Int[0, 30].Array[9], Gen.Int[0, 6].Array[4, 25], Level, Sides).Sample((cells, scores, level, side) =>
    {
        var table = new double[3, 3];
        for (var i = 0; i < 9; i++) table[i / 3, i % 3] = cells[i];
        Agrees(CohenKappa.Plain(table, level, side).Inference, 0);
        Agrees(CohenKappa.Quadratic(table, [0, 1, 3], level, side).Inference, 0);
        Agrees(MidP.Proportion(cells[0], cells[0] + cells[1] + 1, level, side, 0.3), 0.3);
        Agrees(McNemar.Difference(cells[0], cells[1], cells[0] + cells[1] + cells[2] + 1, level, side), 0);
        var items = scores.Select(s => new double[] { s, 6 - s }).ToArray();
        Agrees(MultiRaterKappa.Fleiss(items, level, side), 0);
        Agrees(MultiRaterKappa.Randolph(items, level, side), 0);
        double[] values = [.. scores.Select(s => (double)s)];
        var positive = scores.Select((_, i) => i % 3 == 0).ToArray();
        Agrees(RocCurve.Auc(values, positive, level, side), 0.5);
        Agrees(RocCurve.Difference(values, [.. values.Select(v => v % 4)], positive, level, side), 0);
        double[] told = [.. values.Select(v => (v + 1) / 8)], other = [.. values.Select((v, i) => (v % 4 + 1 + i % 3) / 8)];
        Agrees(LogLoss.Difference(told, other, positive, level, side), 0);
        Agrees(RankTest.Superiority(values.AsSpan()[..2], values.AsSpan()[2..], level, side), 0.5);
    });

    [Fact]
    public void Regression_AnyOutcome_Agrees() => Gen.Select(Gen.Double[-3, 3].Array[12, 30], Level, Sides).Sample((x, level, side) =>
    {
        double[] y = [.. x.Select((v, i) => (v + 2 * Math.Sin(5 * i)) > 0 ? 1.0 : 0)];
        var rows = Regressors.Of([x]);
        var fit = Logistic.Fit(rows, y);
        if (fit.IsDefined) Agrees(Logistic.Profile(fit, rows, y, 1, level, side), 0);
        if (fit.IsDefined) Agrees(fit.Coefficient(1, level, side), 0);
        Agrees(LeastSquares.Fit(rows, y, RobustErrors.HC3).Coefficient(1, level, side), 0);
        Agrees(LeastSquares.Clustered(rows, y, [.. x.Select((_, i) => i % 5)]).Coefficient(1, level, side), 0);
    }, iter: 20);

    [Fact]
    public void Survey_AnySample_Agrees() => Gen.Select(Gen.Double[-3, 3].Array[8, 30], Level, Sides, Gen.Bool).Sample((y, level, side, normal) =>
    {
        var sample = new SurveySample([.. y.Select((_, i) => 1.0 + i % 7)], clusters: [.. y.Select((_, i) => i / 2)]);
        Agrees(SurveyEstimates.Total(sample, y, level, normal, side), 0);
        Agrees(SurveyEstimates.Mean(sample, y, level, normal, side), 0);
        Agrees(SurveyEstimates.Domain(sample, y, [.. y.Select((_, i) => i % 3 > 0)], level, normal, side), 0);
        if (Calibrated.PostStratify(sample, [.. y.Select((_, i) => i % 2)], [40, 70]) is { } calibrated) Agrees(calibrated.Mean(y, level, normal, side), 0);
        var judged = JointTally.Of([y, [.. y.Select((v, i) => v + i % 2)]]);
        Agrees(PredictionPowered.Mean(judged, new(500, 0.4, 700), level: level, alternative: side), 0);
        Agrees(Stratified.Mean([new(90, JointTally.Of([y]).Of(0)), new(50, new(20, 0.3, 14))], level, normal, side), 0);
    });

    [Fact]
    public void Together_AnyFamily_AgreesWithItsDecisions() => Gen.Select(Gen.Double[-5, 5].Array[1, 12], Gen.Enum<Procedure>(), Gen.Double[0.01, 0.2]).Sample((z, procedure, alpha) =>
    {
        var family = Multiplicity.Together(procedure, [.. z.Select(v => (Func<double, Inference>)(level => MeanDifference.Absolute(new(40, v, 39), new(40, 0, 39), level)))], alpha);
        foreach (var one in family)
            if (Math.Abs(one.AdjustedP - alpha) > 1e-9) Assert.True(one.Rejected == one.Estimate.Excludes(0), $"{procedure}: adjusted {one.AdjustedP:R} at {alpha:R}, [{one.Estimate.Low:R}, {one.Estimate.High:R}]");
    });

    internal static void Agrees(Inference e, double nullValue)
    {
        if (!e.IsDefined || e.P is not { } p) return;
        Assert.InRange(p, 0, 1);
        Assert.True(e.Point is not { } point || e.Low <= point && point <= e.High, $"{e.Method} {e.Alternative}: [{e.Low:R}, {e.High:R}] misses its point {e.Point:R}");
        if (Math.Abs(p - (1 - e.Level)) > 1e-9) Assert.True(p < 1 - e.Level == e.Excludes(nullValue), $"{e.Method} {e.Alternative}: p {p:R} at level {e.Level:R} and [{e.Low:R}, {e.High:R}]");
    }
}
