using CsCheck;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Support;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;

namespace TrustSafety.Dashboard.Tests.Statistics;

public sealed class EstimateTests
{
    [Fact]
    public void Tails_FarOut_KeepTheirDigits()
    {
        Near(2.2014824396024043e-23, Tails.StudentTwoSided(10, 6866), 1e-9);
        Near(5.507248237212311e-89, Tails.NormalTwoSided(20), 1e-9);
    }

    // scipy 1.10 stats.gamma.ppf
    [Theory]
    [InlineData(0, 0, 3.6888794541139354)]
    [InlineData(1, 0.025317807984289876, 5.571643390938898)]
    [InlineData(5, 1.6234863901184207, 11.66833207932267)]
    [InlineData(100, 81.36399125092314, 121.62679379242638)]
    [InlineData(12345, 12128.18090789908, 12564.722206913333)]
    [InlineData(2000000, 1997229.1396258022, 2002773.755372962)]
    public void Exact_Counts_AgreeWithScipy(double count, double low, double high)
    {
        var interval = OneRate.Exact(count, 1, 0.95);
        Near(low, interval.Low, 1e-8);
        Near(high, interval.High, 1e-8);
    }

    [Fact]
    public void Hajek_DavidsonOracle_Agrees()
    {
        var oracle = Oracles().GetProperty("stratified_prevalence_davidson");
        var tally = oracle.GetProperty("strata").EnumerateArray().Aggregate(default(WeightedTally), (sum, s) =>
        {
            var (n, k) = (s.Number("n"), s.Number("k"));
            var w = s.Number("N") / n;
            return sum + WeightedTally.FromSums(n, n * w, n * w * w, k * w, k * w * w, k * w * w);
        });
        Near(oracle.Number("hajek", "p"), tally.Mean, 1e-12);
        Near(oracle.Number("hajek", "se_with_replacement"), Math.Sqrt(tally.Variance), 1e-12);
        Near(oracle.Number("hajek", "kish_n_eff"), tally.EffectiveN, 1e-12);
        var interval = Hajek.Proportion(tally, 0.95);
        Assert.True(interval.Contains(oracle.Number("truth")));
        Near(oracle.Number("hajek", "p"), interval.Point, 1e-12);
    }

    [Fact]
    public void Hajek_WeightedMean_AgreesWithNumpy()
    {
        var interval = Hajek.Mean(WeightedTally.FromSums(10, 46, 324, 85, 689, 2121), 0.95);
        Near(1.8478260869565217, interval.Point, 1e-12);
        Near(0.49509579337463383, interval.Low, 1e-9);
        Near(3.2005563805384094, interval.High, 1e-9);
    }

    [Fact]
    public void Hajek_EqualWeights_IsTheUnweightedProportion()
    {
        var interval = Hajek.Proportion(WeightedTally.FromSums(500, 1000, 2000, 120, 240, 240), 0.95);
        var plain = OneProportion.Wilson(0.12 * 499, 499, 0.95);
        Near(plain.High, interval.High, 1e-9);
        Near(0.12, interval.Point, 1e-12);
    }

    [Fact]
    public void Hajek_NoPositive_HasAnUpperLimitFromKishsSize()
    {
        var interval = Hajek.Proportion(WeightedTally.FromSums(1000, 2000, 5000, 0, 0, 0), 0.95);
        Assert.Equal(0, interval.Low);
        Near(OneProportion.ClopperPearson(0, 800, 0.95).High, interval.High, 1e-9);
    }

    [Fact]
    public void Tallies_InAnyOrder_AddUpTheSame() =>
        Gen.Double[0.1, 100].Array[2, 30].Sample(values =>
        {
            MeanTally Sum(IEnumerable<double> of) => of.Aggregate(default(MeanTally), (t, v) => t + new MeanTally(1, v, 0));
            var (all, parts) = (Sum(values), Sum(values.Take(values.Length / 2)) + Sum(values.Skip(values.Length / 2)));
            return Math.Abs(all.Mean - parts.Mean) < 1e-9 && Math.Abs(all.M2 - parts.M2) < 1e-6 * (1 + all.M2);
        });

    [Fact]
    public void Merge_MeanFarAboveTheSpread_DoesNotCancel()
    {
        var tally = Enumerable.Range(0, 1000).Aggregate(default(MeanTally), (t, i) => t + new MeanTally(1, 1e9 + i % 2, 0));
        Near(0.25 * 1000 / 999, tally.Variance, 1e-6);
    }

    [Fact]
    public void Ratio_DeltaMethod_AgreesWithNumpyAndThePublishedVariance()
    {
        var interval = RatioOfSums.Delta(RatioTally.FromSums(5, 19, 55, 103, 272, 741), 0.95);
        Near(0.34545454545454546, interval.Point, 1e-12);
        Near(0.0014474421146096579, Math.Pow((interval.High - interval.Low) / 2 / 1.959963984540054, 2), 1e-9);

        var v = Of("ratio-variance").GetProperty("inputs");
        const double N = 1e6;
        double Sum(double a, double b, double covariance) => (N - 1) * covariance + N * a * b;
        var (x, y) = (v.Number("mean_x"), v.Number("mean_y"));
        var tally = RatioTally.FromSums(N, N * x, N * y, Sum(x, x, v.Number("var_x")), Sum(x, y, v.Number("cov_xy")), Sum(y, y, v.Number("var_y")));
        Near(Of("ratio-variance").GetProperty("expected").GetDouble(), tally.Variance * N, 1e-6);
    }

    [Theory]
    [InlineData(20, 0.5, 6, 15)]
    [InlineData(100, 0.9, 84, 96)]
    [InlineData(6, 0.5, 1, 6)]
    public void Quantile_Ranks_AgreeWithScipy(int n, double q, int lower, int upper)
    {
        var histogram = LogHistogram.Of(2, Enumerable.Range(0, n).Select(b => (b, 1.0)));
        var interval = OrderStatistics.Quantile(histogram, q, 0.95);
        Near(Math.Pow(2, lower - 1), interval.Low, 1e-12);
        Near(Math.Pow(2, upper), interval.High, 1e-12);
    }

    [Fact]
    public void Quantile_TooFewForTheLevel_IsSaidToBeUnbounded() =>
        Assert.False(OrderStatistics.Quantile(LogHistogram.Of(2, [(3, 5)]), 0.5, 0.95).IsBounded);

    [Fact]
    public void Quantile_AnyValues_HoldsTheExactQuantile() =>
        Gen.Double[0, 1e6].Array[1, 400].Select(Gen.Double[0.05, 0.95]).Sample((values, q) =>
        {
            var histogram = LogHistogram.Of(1.02, values.Select(v => (v < 1 ? -1 : (int)Math.Floor(Math.Log(v) / Math.Log(1.02)), 1.0)));
            var exact = values.Order().ElementAt((int)Math.Max(1, Math.Ceiling(values.Length * q)) - 1);
            var interval = OrderStatistics.Quantile(histogram, q, 0.95);
            return interval.Low <= exact * 1.0000001 && exact <= interval.High * 1.0000001 && interval.Contains(interval.Point);
        });
}
