using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>Where nothing differs there is nothing to tell, and that is said; what can be told stays told.</summary>
public sealed class EdgeTests
{
    private static readonly double[,] OneCategory = { { 40, 0 }, { 0, 0 } };
    private static readonly double[][] Alike = [[3, 0], [3, 0], [3, 0], [3, 0]];

    [Fact]
    public void Agreement_OneCategoryOnly_HasNoKappa()
    {
        Assert.Equal(Undefined.NoSpread, CohenKappa.Plain(OneCategory).Inference.Why);
        Assert.Equal(Undefined.NoSpread, CohenKappa.Quadratic(OneCategory, [0, 1]).Inference.Why);
        Assert.Equal(Undefined.NoSpread, MultiRaterKappa.Fleiss(Alike).Why);
        Assert.Equal(Undefined.NoSpread, MultiRaterKappa.FleissAgainstChance(Alike).Why);
        Assert.Equal(Undefined.NoSpread, Krippendorff.Nominal(Alike).Why);
        Assert.Equal(Undefined.NoSpread, Krippendorff.Ordinal(Alike).Why);
        // Chance of equal categories is one half whatever was judged, so that this κ has its value.
        Assert.Equal(1, MultiRaterKappa.Randolph(Alike).Point);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Curves_OfOneClass_SaySo(bool positive)
    {
        double[] scores = [0.1, 0.4, 0.4, 0.9];
        bool[] classes = [positive, positive, positive, positive];
        Assert.Equal(Undefined.TooFew, RocCurve.Auc(scores, classes).Why);
        Assert.Equal(Undefined.TooFew, RocCurve.Difference(scores, scores, classes).Why);
        ScoredItem[] items = [.. scores.Select(s => new ScoredItem(s, positive))];
        if (!positive) Assert.False(PrecisionRecall.AveragePrecision(items).IsDefined);
    }

    [Fact]
    public void Strata_NobodyAndEverybody_HaveAnExactIntervalAndNoLogit()
    {
        Stratum[] strata = [Stratum.OfCounts(1e12, 0, 30), Stratum.OfCounts(1e6, 30, 30)];
        Assert.Equal(Undefined.NoSpread, Stratified.Proportion(strata).Why);
        var exact = Stratified.KornGraubard(strata);
        Assert.True(exact.IsDefined);
        // 30 million of a million million and a bit.
        Assert.Equal(1e6 / (1e12 + 1e6), exact.Point!.Value, 1e-18);
        Assert.True(exact.Low <= exact.Point && exact.Point < exact.High);
    }

    [Fact]
    public void Models_OfOneOrTwoRows_AreTooFew()
    {
        foreach (var n in new[] { 1, 2 })
        {
            double[] x = [.. Enumerable.Range(0, n).Select(i => 1e9 + i)], y = [.. Enumerable.Range(0, n).Select(i => (double)i)];
            Assert.Equal(Undefined.TooFew, LeastSquares.Fit(Regressors.Of([x]), y).Why);
            Assert.False(Logistic.Fit(Regressors.Of([x]), y).IsDefined);
            Assert.Equal(Undefined.TooFew, Heterogeneity.Trend(y, [.. y.Select(_ => 1.0)], x).Why);
            Assert.Equal(Undefined.TooFew, InterruptedSeries.Fit(y, 0).Level.Why);
            Assert.Equal(n == 1 ? Undefined.TooFew : Undefined.No, SurveyEstimates.Mean(new([.. y.Select(_ => 2.0)]), x).Why);
        }
    }

    [Fact]
    public void Rates_OfAMillionMillionThatDoNotChange_HaveNoChange()
    {
        double[] t = [.. Enumerable.Range(0, 400).Select(i => 1.0 + (i % 3))], c = [.. t.Select((e, i) => Math.Round((1e12 * e) + (1e6 * Math.Sqrt(e) * Math.Sin(i * 1.7))))];
        Assert.Empty(ChangePoints.Rate(c, t));
    }
}
