using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;

namespace TrustSafety.Dashboard.Tests.Statistics;

public sealed class JudgementTests
{
    [Fact]
    public void Krippendorff_PublishedExample_Agrees()
    {
        // Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section D: 0.743 nominal, 0.815 ordinal.
        string[] coders = ["12332141 2***", "123322412 5*3", "*33323422 51*", "123324412 51*"];
        var units = Enumerable.Range(0, 12).Select(_ => new double[5]).ToArray();
        foreach (var coder in coders.Select(c => c.Replace(" ", "", StringComparison.Ordinal)))
            for (var u = 0; u < 12; u++) if (coder[u] != '*') units[u][coder[u] - '1']++;
        Near(0.743, Krippendorff.Nominal(units).Point!.Value, 0, 5e-4);
        Near(0.815, Krippendorff.Ordinal(units).Point!.Value, 0, 5e-4);
    }

    [Fact]
    public void DawidSkene_KnownReviewers_AreFound()
    {
        var random = new SeededRandom(4);
        double[] sensitivity = [0.95, 0.8, 0.7, 0.9], specificity = [0.98, 0.9, 0.75, 0.6];
        var judgements = new List<Judgement>();
        for (var item = 0; item < 4000; item++)
        {
            var positive = random.Uniform() < 0.3;
            for (var r = 0; r < 4; r++) judgements.Add(new(item, r, random.Uniform() < (positive ? sensitivity[r] : 1 - specificity[r]) ? 1 : 0));
        }
        var fit = DawidSkene.Fit(judgements, 2);
        Assert.True(fit.Converged);
        Near(0.3, fit.Prevalence[1], 0, 0.02);
        for (var r = 0; r < 4; r++)
        {
            Near(sensitivity[r], fit.Confusion[r][1][1], 0, 0.03);
            Near(specificity[r], fit.Confusion[r][0][0], 0, 0.03);
        }
    }

    [Fact]
    public void RoganGladen_PerfectLabels_LeaveTheSampleAsItIs()
    {
        var got = RoganGladen.Delta(0.1, 0.01, new(1, 1e9, 1, 1e9));
        Near(0.1, got.Point!.Value, 1e-12);
        Near(0.01, got.StandardError!.Value, 1e-9);
    }

    [Fact]
    public void RoganGladen_LabelsLikeACoin_SayNothing() =>
        Assert.Equal(Undefined.UninformativeLabels, RoganGladen.LangReiczigel(0.5, 100, new(0.5, 100, 0.5, 100)).Why);

    [Fact]
    public void PredictionPowered_NoPull_IsThePlainMean()
    {
        var judged = JointTally.Of([[1, 0, 0, 1, 0, 0], [0.9, 0.2, 0.1, 0.7, 0.3, 0.2]]);
        var got = PredictionPowered.Mean(judged, new(1000, 0.4, 60), lambda: 0);
        Near(1 / 3.0, got.Point!.Value, 1e-12);
        Near(Math.Sqrt(judged.Covariance(0, 0) / 6), got.StandardError!.Value, 1e-12);
        Assert.True(PredictionPowered.Mean(judged, new(1000, 0.4, 60)).StandardError < got.StandardError);
    }

    [Fact]
    public void Platt_SeparatedScores_StaysFinite()
    {
        ScoredItem[] items = [.. Enumerable.Range(0, 40).Select(i => new ScoredItem(i, i >= 20))];
        var curve = Platt.Fit(items)!.Value;
        Assert.True(curve.Slope is > 0 and < 10);
        Assert.True(curve.At(0) < 0.2 && curve.At(39) > 0.8);
    }

    [Fact]
    public void Logistic_SeparatedOutcomes_SaysSo()
    {
        double[] x = [.. Enumerable.Range(0, 30).Select(i => (double)i)];
        Assert.Equal(Undefined.Separated, Logistic.Fit(Regressors.Of([x]), [.. x.Select(v => v >= 15 ? 1.0 : 0)]).Why);
        // Quasi-complete: one group without a single event.
        double[] group = [.. x.Select(v => v < 10 ? 1.0 : 0)];
        Assert.Equal(Undefined.Separated, Logistic.Fit(Regressors.Of([group]), [.. x.Select(v => v >= 10 && v % 2 == 0 ? 1.0 : 0)]).Why);
        Assert.True(Logistic.Fit(Regressors.Of([x]), [.. x.Select(v => v >= 15 ? 1.0 : 0)], ridge: 0.1).IsDefined);
    }

    [Fact]
    public void Logistic_RepeatedColumn_SaysSo()
    {
        double[] x = [.. Enumerable.Range(0, 30).Select(i => (double)i)];
        Assert.Equal(Undefined.Collinear, Logistic.Fit(Regressors.Of([x, [.. x.Select(v => 2 * v)]]), [.. x.Select(v => v % 3 == 0 ? 1.0 : 0)]).Why);
    }

    [Fact]
    public void Bootstrap_OneSeed_GivesOneAnswer()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(i => Math.Sin(i * 7.3) * 10)];
        Assert.Equal(Bootstrap.Mean(x, seed: 5), Bootstrap.Mean(x, seed: 5));
        Assert.NotEqual(Bootstrap.Mean(x, seed: 5), Bootstrap.Mean(x, seed: 6));
    }
}
