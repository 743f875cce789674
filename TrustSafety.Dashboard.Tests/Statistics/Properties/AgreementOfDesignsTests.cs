using CsCheck;
using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Statistics.Properties.AgreementTests;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>p &lt; α exactly when the interval at 1 − α leaves the null out: methods on panels, series, clusters, covariates and imperfect labels.</summary>
public sealed class AgreementOfDesignsTests
{
    private static readonly Gen<double> Level = Gen.Double[0.55, 0.999];
    private static readonly Gen<Alternative> Sides = Gen.Enum<Alternative>();
    private static readonly Gen<double[]> Values = Gen.Double[-3, 3].Array[24, 60];

    [Fact]
    public void Covariates_AnyArms_Agree() => Gen.Select(Values, Values, Level, Sides).Sample((own, other, level, side) =>
    {
        JointTally Arm(double[] y) => JointTally.Of([y, [.. y.Select((v, i) => v / 2 + Math.Sin(9 * i))], [.. y.Select((v, i) => 2 + Math.Cos(4 * i))]]);
        Agrees(Cuped.Difference(Arm(own), Arm(other), new(0, [new(1)]), level, side), 0);
        Agrees(Cuped.Difference(Arm(own), Arm(other), new(0, [new(1), new(2)]), level, side), 0);
        Agrees(MeanDifference.Absolute(RatioMetric.Arm(Arm(own), 0, 2), RatioMetric.Arm(Arm(other), 0, 2), level, side), 0);
        double[] Denominator(double[] y) => [.. y.Select((_, i) => 1.0 + i % 3)];
        Agrees(Winsor.RatioDifference((own, Denominator(own)), (other, Denominator(other)), 0.05, 0.95, level, side), 0);
    });

    [Fact]
    public void Quantiles_AnyArms_Agree() => Gen.Select(Values, Values, Level, Sides).Sample((own, other, level, side) =>
    {
        int[] Clusters(double[] y) => [.. y.Select((_, i) => i / 3)];
        double[] first = [.. own.Order()], second = [.. other.Order()];
        var (a, b) = (Quantiles.OrderStatistic(first, 0.5), Quantiles.OrderStatistic(second, 0.5));
        Agrees(a, 0);
        if (a.Interval is { } one && b.Interval is { } two) Agrees(Quantiles.Difference(one, first.Length, two, second.Length, level, side), 0);
        Agrees(Quantiles.ClusteredDifference(own, Clusters(own), other, Clusters(other), 0.5, level, side), 0);
    });

    [Fact]
    public void Panels_AnyOutcome_Agree() => Gen.Select(Values, Level, Sides).Sample((y, level, side) =>
    {
        PanelRow[] rows = [.. y.Select((v, i) => new PanelRow(i / 4, i % 4, v, i / 4 % 2 == 0 && i % 4 > 1))];
        Agrees(DifferenceInDifferences.TwoWay(rows, level, side), 0);
        var series = InterruptedSeries.Fit(y, y.Length / 2, level: level, alternative: side);
        Agrees(series.Level, 0);
        Agrees(series.Slope, 0);
    });

    [Fact]
    public void Strata_AnySample_Agree() => Gen.Select(Values, Level, Sides, Gen.Bool).Sample((y, level, side, normal) =>
    {
        var sample = new SurveySample([.. y.Select((_, i) => 1.0 + i % 7)], clusters: [.. y.Select((_, i) => i / 2)]);
        Agrees(SurveyEstimates.Ratio(sample, y, [.. y.Select((_, i) => 1.0 + i % 2)], level, normal, side), 0);
        var judged = JointTally.Of([y, [.. y.Select((v, i) => v + i % 2)]]);
        Agrees(Stratified.Total([new(90, judged.Of(0)), new(500, judged.Of(1))], level, normal, side), 0);
        Agrees(PredictionPowered.Stratified([(0.3, judged, new(500, 0.4, 700)), (0.7, judged, new(900, -0.4, 800))], null, level, side), 0);
    });

    [Fact]
    public void Shares_AnyStrata_Agree() => Gen.Select(Gen.Int[0, 30], Gen.Int[0, 40], Gen.Double[0.01, 0.99], Level, Sides).Sample((k, c, p, level, side) =>
    {
        Agrees(Stratified.Proportion([Stratum.OfCounts(900, k, 30), Stratum.OfCounts(4000, c, 40)], level, side, p), p);
        var labels = new LabelAccuracy(0.9, 80, 0.97, 300);
        Agrees(RoganGladen.Delta(k / 30.0, Math.Sqrt(k / 30.0 * (1 - k / 30.0) / 30), labels, level, side), 0);
        Agrees(RoganGladen.LangReiczigel(k / 30.0, 30, labels, level, side), 0);
    });

    [Fact]
    public void Counts_AnyOutcome_Agree() => Gen.Select(Gen.Int[0, 9].Array[12, 30], Level, Sides).Sample((counts, level, side) =>
    {
        var rows = Regressors.Of([[.. counts.Select((_, i) => Math.Sin(3 * i))]]);
        double[] y = [.. counts.Select(c => (double)c)];
        foreach (var fit in new[] { PoissonRegression.Fit(rows, y), PoissonRegression.Quasi(rows, y), LeastSquares.Fit(rows, y, RobustErrors.HC3) })
            if (fit.IsDefined) Agrees(fit.Coefficient(1, level, side), 0);
        var items = counts.Select((c, i) => new double[] { c, i % 4 }).ToArray();
        Agrees(Krippendorff.Nominal(items, level, 200, 1, side), 0);
        Agrees(Krippendorff.Ordinal(items, level, 200, 1, side), 0);
    }, iter: 40);
}
