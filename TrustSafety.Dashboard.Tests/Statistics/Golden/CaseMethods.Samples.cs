using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

internal static partial class CaseMethods
{
    private static Dictionary<string, Func<Arguments, double[]>> Samples => new()
    {
        ["Stratified.Mean"] = a => Stratified.Mean(Strata(a)) is var e ? [.. PointAndError(e), .. Ends(e)] : [],
        ["Stratified.Total"] = a => PointAndError(Stratified.Total(Strata(a))),
        ["Stratified.Proportion"] = a => PointAndError(Stratified.Proportion(Strata(a))),
        ["Stratified.KornGraubard"] = a => Ends(Stratified.KornGraubard(Strata(a))),
        ["Stratum.OfCounts"] = a => Strata(a) is var strata ? [.. strata.Select(s => s.Sample.Mean), .. strata.Select(s => s.Sample.Variance)] : [],
        ["DesignInterval.KishSize"] = a => [DesignInterval.KishSize(a.Many())],
        ["DesignInterval.Logit"] = a => Ends(DesignInterval.Logit(a.Next(), a.Next(), a.Next())),
        ["Hajek.Mean"] = a => Hajek.Mean(Weighted(a), 0.95) is var e ? [e.Point, .. Ends(e)] : [],
        ["Hajek.Symmetric"] = a => Hajek.Symmetric(Domain(a), 0.95) is var e ? [e.Point, .. Ends(e)] : [],
        ["WeightSum.Test"] = a => (a.Next(), a.Next(), a.Next(), a.Next()) is var (units, n, w, w2) ? StatisticAndP(WeightSum.Test(units, WeightedTally.FromSums(n, w, w2, 0, 0, 0))) : [],
        ["WeightSum.Test everybody"] = a => (a.Next(), a.Next(), a.Next(), a.Next()) is var (units, n, w, w2) ? [WeightSum.Test(units, WeightedTally.FromSums(n, w, w2, 0, 0, 0)).P!.Value] : [],
        ["Hajek.MeanDifference"] = a => EndsAndP(Hajek.MeanDifference(Weighted(a), Weighted(a), 0.95)),
        ["WeightedTally.Of"] = a => Weighted(a) is var t ? [t.EffectiveN, t.Mean, t.Variance] : [],
        ["RatioTally.Of"] = a => a.Many().Zip(a.Many(), RatioTally.Of).Aggregate((s, t) => s + t) is var t ? [t.Ratio, t.Variance] : [],
        ["StratifiedDomain.Variance"] = a => ByStratum(a) is var d ? [d.Total.Mean, Math.Sqrt(d.Variance)] : [],
        ["SurveyEstimates.Total"] = a => PointAndError(SurveyEstimates.Total(new(a.Many()), a.Many())),
        ["SurveyEstimates.Ratio"] = a => PointAndError(SurveyEstimates.Ratio(new(a.Many()), a.Many(), a.Many())),
        ["SurveyEstimates.Domain"] = a => PointAndError(SurveyEstimates.Domain(new(a.Many()), a.Many(), Flags(a))),
        ["StratifiedTotal.Of"] = a => Weighted(a) is var t ? PointAndError(StratifiedTotal.Of([new(0, t, t.N)])) : [],
        ["Calibrated.Greg"] = a => a.Many() is var w && a.Many() is var u ? [.. Calibrated.Greg(new(w), [[.. w.Select(_ => 1.0)], u], a.Many())!.Weights] : [],
        ["Calibrated.PostStratify"] = a => [.. Calibrated.PostStratify(new(a.Many()), a.Wholes(), a.Many())!.Weights],
        ["PredictionPowered.Mean"] = a => PointAndError(PredictionPowered.Mean(Columns(a), Arm(a))),
        ["PredictionPowered.Stratified"] = a => (Columns(a), Arm(a)) is var (judged, all) ? PointAndError(PredictionPowered.Stratified([(0.3, judged, all), (0.7, judged, all)])) : [],
        ["PredictionPowered.Difference"] = a => a.Many() is var r ? PointAndError(PredictionPowered.Difference(4.1, [new(a.Next(), JointTally.Of([r]).Of(0))])) : [],
        ["LabelledArm.Mean"] = a => a.Next() is var pull && LabelledArm.Mean(Labelled(a), pull) is var t ? [t.N, t.Mean, Math.Sqrt(t.Variance / t.N)] : [],
        ["LabelledArm.Pull"] = a => [LabelledArm.Pull([Labelled(a)])],
        ["RoganGladen.Arms"] = a => RoganGladen.Arms(Arm(a), Arm(a), new(a.Next(), a.Next(), a.Next(), a.Next())) is var (own, other, shared)
            ? [own.Mean, own.Variance / own.N, other.Mean, other.Variance / other.N, shared] : [],
        ["JointTally.FromCovariance"] = a => Columns(a) is var t && JointTally.FromCovariance(t.N, [t.Mean(0), t.Mean(1)], [t.Covariance(0, 0), t.Covariance(0, 1), t.Covariance(1, 0), t.Covariance(1, 1)]) is var j
            ? [j.Mean(0), j.Mean(1), j.Covariance(0, 0), j.Covariance(0, 1), j.Covariance(1, 0), j.Covariance(1, 1)] : [],
        ["MeanTally.FromSums"] = a => MeanTally.FromSums(a.Next(), a.Next(), a.Next()) is var t ? [t.Mean, t.Variance] : [],
    };

    private static Dictionary<string, Func<Arguments, double[]>> Models => new()
    {
        ["Logistic.Predict"] = a => Regressors.Of([a.Many()]) is var x ? Logistic.Predict(Logistic.Fit(x, a.Many()), x) : [],
        ["Logistic.Profile"] = a => (Regressors.Of([a.Many()]), a.Many()) is var (x, y) ? Ends(Logistic.Profile(Logistic.Fit(x, y), x, y, 1)) : [],
        ["NestedModels.LikelihoodRatio"] = a => (a.Many(), a.Many()) is var (x, y)
            ? StatisticAndP(NestedModels.LikelihoodRatio(Logistic.Fit(Regressors.Of([[.. x.Select(_ => 1.0)]], intercept: false), y), Logistic.Fit(Regressors.Of([x]), y))) : [],
        ["PoissonRegression.Fit"] = a => Told(PoissonRegression.Fit(Regressors.Of([a.Many()]), a.Many())),
        ["PoissonRegression.Quasi"] = a => Told(PoissonRegression.Quasi(Regressors.Of([a.Many()]), a.Many())),
        ["LeastSquares.Clustered"] = a => Told(LeastSquares.Clustered(Regressors.Of([a.Many()]), a.Many(), a.Wholes())),
        ["InterruptedSeries.Fit"] = a => (a.Whole(), a.Whole()) is var (start, lags) && InterruptedSeries.Fit(a.Many(), start, lags) is var fit ? [.. PointAndError(fit.Level), .. PointAndError(fit.Slope)] : [],
        ["OaxacaBlinder.Split"] = a => OaxacaBlinder.Split([a.Many()], a.Many(), Flags(a)) is { } s ? [s.Gap, s.Endowments, s.Coefficients, s.Interaction] : [],
        ["DifferenceInDifferences.FourMeans"] = a => [DifferenceInDifferences.FourMeans(a.Next(), a.Next(), a.Next(), a.Next())],
        ["PlaceboInterval.Of"] = a => (a.Next(), a.Next()) is var (effect, level) && PlaceboInterval.Of(effect, a.Many(), level) is var e ? [.. Ends(e), e.Level, e.P!.Value] : [],
        ["DifferenceInDifferences.FourCells"] = a => PointAndError(DifferenceInDifferences.FourCells(Arm(a), Arm(a), Arm(a), Arm(a))),
        ["DifferenceInDifferences.TwoWayByUnitAndPeriod"] = a => (a.Wholes(), a.Wholes(), a.Many(), a.Many()) is var (u, t, y, d)
            ? PointAndError(DifferenceInDifferences.TwoWayByUnitAndPeriod([.. u.Select((unit, i) => new PanelRow(unit, t[i], y[i], d[i] == 1))])) : [],
        ["DifferenceInDifferences.TwoWay"] = a => (a.Wholes(), a.Wholes(), a.Many(), a.Many()) is var (u, t, y, d)
            ? Point(DifferenceInDifferences.TwoWay([.. u.Select((unit, i) => new PanelRow(unit, t[i], y[i], d[i] == 1))])) : [],
    };

    private static Stratum[] Strata(Arguments a) =>
        (a.Many(), a.Many(), a.Many()) is var (population, k, n) ? [.. population.Select((size, h) => Stratum.OfCounts(size, k[h], n[h]))] : [];

    /// <summary>Weights (0 for units that were not drawn), outcomes, scores and denominators.</summary>
    private static JointTally Labelled(Arguments a) => (a.Many(), a.Many(), a.Many(), a.Many()) is var (w, y, s, d)
        ? JointTally.Of([[.. w.Select((v, i) => v * y[i])], [.. w.Select((v, i) => v * d[i])], [.. w.Select((v, i) => v * s[i])], s, d, [.. w.Select(v => v > 0 ? 1.0 : 0)]]) : JointTally.Of([]);

    /// <summary>k of the n drawn in each stratum of N, every one with the weight N/n.</summary>
    private static StratifiedDomain Domain(Arguments a) => (a.Many(), a.Many(), a.Many()) is var (population, k, n)
        ? new(population.Select((size, h) => size / n[h] is var w ? new DomainStratum(h, WeightedTally.FromSums(n[h], n[h] * w, n[h] * w * w, k[h] * w, k[h] * w * w, k[h] * w * w), n[h], size) : default)) : new([]);

    private static StratifiedDomain ByStratum(Arguments a)
    {
        var (codes, w, y) = (a.Wholes(), a.Many(), a.Many());
        return new(codes.Distinct().Select(h => new DomainStratum(h, codes.Index().Where(c => c.Item == h).Aggregate(default(WeightedTally), (sum, c) => sum.With(w[c.Index], 1, y[c.Index])), codes.Count(c => c == h))));
    }

    private static WeightedTally Weighted(Arguments a) => a.Many().Zip(a.Many(), (w, y) => WeightedTally.Of(w, 1, y)).Aggregate((s, t) => s + t);

    private static double[] Told(RegressionFit fit) => [.. fit.Coefficients, .. fit.Coefficients.Select((_, j) => Math.Sqrt(fit.Covariance(j, j)))];
}
