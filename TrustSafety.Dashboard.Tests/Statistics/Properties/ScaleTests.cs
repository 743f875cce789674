using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>A change of units changes the figure by it and no verdict; the order of rows changes nothing.</summary>
public sealed class ScaleTests
{
    private static readonly Gen<MeanTally> Arm = Gen.Select(Gen.Int[2, 500], Gen.Double[1, 5], Gen.Double[0.01, 30]).Select((n, mean, v) => new MeanTally(n, mean, v * (n - 1)));
    private static readonly Gen<double> Unit = Gen.Double[-6, 6].Select(e => Math.Pow(10, e));
    private static readonly Gen<double[]> Values = Gen.Double[-3, 3].Array[12, 60];

    [Fact]
    public void Means_OtherUnit_ScaleAndKeepTheirP() => Gen.Select(Arm, Arm, Unit).Sample((a, b, unit) =>
    {
        MeanTally In(MeanTally t) => new(t.N, t.Mean * unit, t.M2 * unit * unit);
        foreach (var method in new Func<MeanTally, MeanTally, Inference>[] { (x, y) => MeanDifference.Absolute(x, y), (x, y) => MeanDifference.Pooled(x, y), (x, y) => PostStratified.Difference([x, y], [y, x]), (x, y) => DifferenceInDifferences.FourCells(x, y, y, x) })
            Scaled(method(a, b), method(In(a), In(b)), unit);
        foreach (var relative in new Func<MeanTally, MeanTally, Inference>[] { (x, y) => RelativeLift.Delta(x, y), (x, y) => RelativeLift.LogRatio(x, y), (x, y) => RelativeLift.Fieller(x, y) })
            Scaled(relative(a, b), relative(In(a), In(b)), 1);
    });

    [Fact]
    public void Rates_OtherUnitOfExposure_Scale() => Gen.Select(Gen.Int[1, 300], Gen.Int[1, 300], Unit).Sample((x, y, unit) =>
    {
        var (one, other) = (OneRate.Exact(x, 7, 0.95), OneRate.Exact(x, 7 / unit, 0.95));
        Near(one.Low * unit, other.Low);
        Near(one.High * unit, other.High);
        Scaled(RateRatio.Score(x, 7, y, 11), RateRatio.Score(x, 7 / unit, y, 11 / unit), 1);
        Scaled(RateRatio.Exact(x, 7, y, 11), RateRatio.Exact(x, 7 / unit, y, 11 / unit), 1);
    });

    [Fact]
    public void Regression_RegressorInAnotherUnit_TakesItsCoefficientAlong() => Gen.Select(Values, Gen.Double[-3, 3].Select(e => Math.Pow(10, e))).Sample((x, unit) =>
    {
        double[] z = [.. x.Select((_, i) => Math.Sin(3 * i))], y = [.. x.Select((v, i) => v / 2 + 2 * Math.Sin(5 * i) > 0 ? 1.0 : 0)], scaled = [.. x.Select(v => v * unit)];
        var (one, other) = (Logistic.Fit(Regressors.Of([x, z]), y), Logistic.Fit(Regressors.Of([scaled, z]), y));
        Assert.Equal(one.IsDefined, other.IsDefined);
        if (one.IsDefined) Scaled(one.Coefficient(1), other.Coefficient(1), 1 / unit, 1e-6);
        var (line, stretched) = (LeastSquares.Fit(Regressors.Of([x, z]), y, RobustErrors.HC3), LeastSquares.Fit(Regressors.Of([scaled, z]), y, RobustErrors.HC3));
        if (line.IsDefined) Scaled(line.Coefficient(1), stretched.Coefficient(1), 1 / unit, 1e-7);
    });

    [Fact]
    public void Survey_WeightsInAnotherUnit_KeepTheMean() => Gen.Select(Values, Unit).Sample((y, unit) =>
    {
        double[] weights = [.. y.Select((_, i) => 1.0 + i % 7)];
        int[] clusters = [.. y.Select((_, i) => i / 2)];
        SurveySample plain = new(weights, clusters: clusters), scaled = new([.. weights.Select(w => w * unit)], clusters: clusters);
        Scaled(SurveyEstimates.Mean(plain, y), SurveyEstimates.Mean(scaled, y), 1);
        Scaled(SurveyEstimates.Total(plain, y), SurveyEstimates.Total(scaled, y), unit);
    });

    [Fact]
    public void Rows_OtherOrder_ChangeNothing() => Gen.Select(Values, Gen.Int[1, 1000]).Sample((y, seed) =>
    {
        var order = Enumerable.Range(0, y.Length).ToArray();
        new Random(seed).Shuffle(order);
        T[] Turned<T>(Func<int, T> one) => [.. order.Select(one)];
        T[] Plain<T>(Func<int, T> one) => [.. Enumerable.Range(0, y.Length).Select(one)];
        Inference[] All(Func<Func<int, double>, double[]> values, Func<Func<int, bool>, bool[]> marks, Func<Func<int, int>, int[]> whole)
        {
            var (own, weights) = (values(i => y[i]), values(i => 1.0 + i % 7));
            var sample = new SurveySample(weights, clusters: whole(i => i / 2));
            var rows = Regressors.Of([own, values(i => Math.Sin(3 * i))]);
            var outcome = values(i => y[i] / 2 + 2 * Math.Sin(5 * i) > 0 ? 1.0 : 0);
            var fit = Logistic.Fit(rows, outcome);
            Inference[] always =
            [
                SurveyEstimates.Mean(sample, own), SurveyEstimates.Domain(sample, own, marks(i => i % 3 > 0)), RocCurve.Auc(own, marks(i => i % 3 == 0)),
                LeastSquares.Clustered(rows, outcome, whole(i => i % 5)).Coefficient(1), Quantiles.Clustered(own, whole(i => i / 2), 0.5), Winsor.RatioDifference((own, weights), (weights, weights), 0.1, 0.9),
            ];
            return fit.IsDefined ? [.. always, fit.Coefficient(1)] : always;
        }

        var (one, other) = (All(v => Plain(v), v => Plain(v), v => Plain(v)), All(v => Turned(v), v => Turned(v), v => Turned(v)));
        Assert.Equal(one.Length, other.Length);
        for (var i = 0; i < one.Length; i++) Scaled(one[i], other[i], 1, 1e-7);
    });

    private static void Scaled(Inference one, Inference other, double unit, double relative = 1e-9)
    {
        Assert.Equal(one.Why, other.Why);
        if (!one.IsDefined) return;
        var size = new[] { one.Point, one.Low, one.High }.Where(v => v is { } x && double.IsFinite(x)).Max(v => Math.Abs(v!.Value)) * unit;
        foreach (var (expected, got) in new[] { (one.Point, other.Point), (one.Low, other.Low), (one.High, other.High), (one.StandardError, other.StandardError) })
        {
            Assert.Equal(expected is null, got is null);
            if (expected is { } e && double.IsFinite(e)) Assert.True(Math.Abs(e * unit - got!.Value) <= relative * size + 1e-300, $"{one.Method}: {e * unit:R} expected, {got:R}");
        }
        if (one.P is { } p) Assert.True(Math.Abs(p - other.P!.Value) <= relative * 100, $"{one.Method}: p {p:R}, in another unit {other.P:R}");
    }

    private static void Near(double expected, double got) => Assert.True(Math.Abs(expected - got) <= 1e-11 * Math.Abs(expected), $"expected {expected:R}, got {got:R}");
}
