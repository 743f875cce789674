using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;

namespace TrustSafety.Dashboard.Tests.Statistics;

public sealed class SeriesTests
{
    [Fact]
    public void ChangePoints_OneStep_IsFoundWhereItIs()
    {
        double[] x = [.. Enumerable.Range(0, 60).Select(i => (i < 25 ? 10 : 14) + Math.Sin(i * 5.1))];
        Assert.Equal([25], ChangePoints.Mean(x, ChangePoints.NoiseDeviation(x)));
        Assert.Empty(ChangePoints.Mean(x.AsSpan(0, 25), 1));
    }

    [Fact]
    public void ChangePoints_RateTimesFive_IsFoundWhereItIs()
    {
        double[] counts = [3, 5, 4, 2, 6, 4, 3, 5, 22, 19, 25, 21, 20], days = [.. Enumerable.Repeat(1.0, 13)];
        Assert.Equal([8], ChangePoints.Rate(counts, days));
    }

    [Fact]
    public void OnlineChangePoint_Step_RaisesTheChanceAtOnce()
    {
        double[] x = [.. Enumerable.Range(0, 80).Select(i => (i < 50 ? 0 : 6) + Math.Sin(i * 5.1))];
        var runs = OnlineChangePoint.Detect(x, new(0, 0.1, 1, 1));
        Assert.True(runs[45].ChangeProbability < 0.1);
        Assert.True(runs[51].ChangeProbability > 0.9);
        Assert.Equal(29, runs[78].MostLikely, 1.0);
    }

    [Fact]
    public void SeasonalBaseline_WeekdayPattern_IsExpected()
    {
        double[] week = [100, 120, 130, 125, 140, 60, 50];
        double[] history = [.. Enumerable.Range(0, 42).Select(i => week[i % 7] + i % 3 - 1)];
        var usual = SeasonalBaseline.Count(history, 101, 7)!.Value;
        Near(100, usual.Expected, 0.03);
        Assert.False(usual.Signals);
        Assert.True(SeasonalBaseline.Count(history, 200, 7)!.Value.Signals);
        Assert.Null(SeasonalBaseline.Count(history.AsSpan(0, 10), 101, 7));
        Near(300, SeasonalBaseline.Rate(history, [.. Enumerable.Repeat(1.0, 42)], 101, 3, 7)!.Value.Expected, 0.03);
    }

    [Fact]
    public void Laney_OnlySamplingNoise_IsNearThePChartAndWiderForRealVariation()
    {
        var random = new SeededRandom(8);
        double[] n = [.. Enumerable.Repeat(2000.0, 200)];
        double[] Counts(double spread) => [.. n.Select(size =>
        {
            var p = 0.1 + spread * random.Normal();
            return Math.Round(size * p + Math.Sqrt(size * p * (1 - p)) * random.Normal());
        })];
        double Ratio(double[] k) => (ControlCharts.Laney(k, n)[0].High - ControlCharts.Laney(k, n)[0].Centre) / (ControlCharts.Proportions(k, n)[0].High - ControlCharts.Proportions(k, n)[0].Centre);
        Near(1, Ratio(Counts(0)), 0.1);
        Assert.True(Ratio(Counts(0.03)) > 3);
    }

    [Fact]
    public void Ewma_FirstLimits_AreLambdaWide()
    {
        var chart = ControlCharts.Ewma([10, 10, 10, 14], 10, 1, 0.2, 3);
        Near(0.6, chart[0].High - 10, 1e-12);
        Near(10.8, chart[3].Value, 1e-12);
    }

    [Fact]
    public void Synthetic_ExactMixture_IsFoundWithItsEffect()
    {
        double[][] donors = [.. Enumerable.Range(0, 6).Select(j => Enumerable.Range(0, 30).Select(t => 10 + Math.Sin(t * (0.4 + j * 0.23)) * (1 + j) + 0.1 * j * t).ToArray())];
        double[] treated = [.. Enumerable.Range(0, 30).Select(t => 0.6 * donors[1][t] + 0.4 * donors[4][t] + (t >= 20 ? 3 : 0))];
        var fit = SyntheticControl.Fit(treated, donors, 20);
        Near(0.6, fit.Weights[1], 0, 1e-3);
        Near(0.4, fit.Weights[4], 0, 1e-3);
        Near(3, fit.Effect, 1e-2);
        Near(1 / 7.0, fit.PlaceboP, 1e-12);
    }

    [Fact]
    public void TwoWay_TwoPeriods_IsTheDifferenceOfMeans()
    {
        var rows = new List<PanelRow>();
        for (var unit = 0; unit < 20; unit++)
            for (var period = 0; period < 2; period++)
                rows.Add(new(unit, period, unit * 1.5 + period * 2 + (unit < 8 && period == 1 ? 4 : 0) + Math.Sin(unit * 3 + period * 11), unit < 8 && period == 1));
        double Mean(bool treated, int period) => rows.Where(r => r.Unit < 8 == treated && r.Period == period).Average(r => r.Outcome);
        var got = DifferenceInDifferences.TwoWay(rows);
        Near(DifferenceInDifferences.FourMeans(Mean(true, 0), Mean(true, 1), Mean(false, 0), Mean(false, 1)), got.Point!.Value, 1e-9);
        Assert.True(got.Low < 4 && got.High > 4);
        Assert.Equal(Undefined.Collinear, DifferenceInDifferences.TwoWay([.. rows.Select(r => r with { Treated = r.Unit < 8 })]).Why);
    }

    [Fact]
    public void MixAndRate_TwoDimensions_AddUpToTheChange()
    {
        ShiftedCell[] cells = [new([0, 0], 0.4, 0.01, 0.2, 0.012), new([0, 1], 0.1, 0.02, 0.2, 0.02), new([1, 0], 0.2, 0.05, 0.3, 0.04), new([1, 1], 0.3, 0.03, 0.3, 0.035)];
        var parts = ShapleyChange.MixAndRate(cells);
        Near(cells.Sum(c => c.ShareAfter * c.RateAfter - c.ShareBefore * c.RateBefore), parts.Sum(), 1e-10);
        // Nothing but rates moved: no part for mix.
        var still = ShapleyChange.MixAndRate([.. cells.Select(c => c with { ShareAfter = c.ShareBefore })]);
        for (var i = 0; i < 3; i++) Near(0, still[i], 0, 1e-12);
    }

    [Fact]
    public void Neyman_Allocation_SpendsTheBudgetAboveTheFloor()
    {
        PlannedStratum[] strata = [new(1_000_000, 0.0001), new(50_000, 0.05), new(2_000, 0.5), new(30, 0.5)];
        var labels = LabelBudget.Neyman(strata, 1000, floor: 50);
        Assert.Equal(1000, labels.Sum());
        Assert.Equal(30, labels[3]);
        Assert.All(labels[..3], l => Assert.True(l >= 50));
        Assert.True(LabelBudget.StandardError(strata, labels) < LabelBudget.StandardError(strata, [323, 323, 324, 30]));
    }

    [Fact]
    public void ForHalfWidth_Budget_IsTheSmallestThatMeetsIt()
    {
        var n = LabelBudget.ForHalfWidth(0.02, 0.005);
        double Half(double size) => OneProportion.Wilson(0.02 * size, size, 0.95) is var i ? (i.High - i.Low) / 2 : 0;
        Assert.True(Half(n) <= 0.005 && Half(n - 1) > 0.005);
    }

    [Fact]
    public void Cuped_OneCovariate_IsTheAdjustedWelch()
    {
        var random = new SeededRandom(2);
        (double[] X, double[] Y) Draw(int n, double effect)
        {
            double[] x = [.. Enumerable.Range(0, n).Select(_ => random.Normal() * 3 + 5)];
            return (x, [.. x.Select(v => 0.8 * v + random.Normal() + effect)]);
        }

        var ((tx, ty), (cx, cy)) = (Draw(400, 0.2), Draw(500, 0));
        var (t, c) = (JointTally.Of([ty, tx]), JointTally.Of([cy, cx]));
        var theta = Cuped.Theta(t + c, 0, 1);
        MeanTally By(double[] x, double[] y) => JointTally.Of([[.. y.Select((v, i) => v - theta * (x[i] - (t + c).Mean(1)))]]).Of(0);
        var (arm, against) = Cuped.Adjust(t, c, new(0, [new(1)]));
        var (got, expected) = (MeanDifference.Absolute(arm, against), MeanDifference.Absolute(By(tx, ty), By(cx, cy)));
        Near(expected.Point!.Value, got.Point!.Value, 1e-9);
        Near(expected.StandardError!.Value, got.StandardError!.Value, 1e-9);
        Assert.True(got.StandardError < 0.5 * MeanDifference.Absolute(t.Of(0), c.Of(0)).StandardError);
    }
}
