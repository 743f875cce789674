using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

/// <summary>Values of 1e9 with a deviation of 1 and counts of a million million, told so that the deviation is what is compared.</summary>
internal static partial class CaseMethods
{
    private static Dictionary<string, Func<Arguments, double[]>> Far => new()
    {
        ["LeastSquares.Fit far"] = a => ((RobustErrors)a.Whole(), Regressors.Of([a.Many(), a.Many()])) is var (kind, x) && LeastSquares.Fit(x, a.Many(), kind) is var fit ? [.. Told(fit), fit.Scale] : [],
        ["LeastSquares.Clustered far"] = a => (a.Wholes(), Regressors.Of([a.Many(), a.Many()])) is var (groups, x) ? Told(LeastSquares.Clustered(x, a.Many(), groups)) : [],
        ["LeastSquares.Fit p"] = a => LeastSquares.Fit(Regressors.Of([a.Many()]), a.Many()).Coefficient(1) is var e ? [e.Point!.Value, .. StatisticAndP(e)] : [],
        ["DifferenceInDifferences.TwoWay far"] = a => (a.Wholes(), a.Wholes(), a.Many(), a.Many()) is var (u, t, y, d)
            ? PointAndError(DifferenceInDifferences.TwoWay([.. u.Select((unit, i) => new PanelRow(unit, t[i], y[i], d[i] == 1))])) : [],
        ["PoissonRegression.Fit far"] = a => (Regressors.Of([a.Many()]), a.Many()) is var (x, exposure) && PoissonRegression.Fit(x, a.Many(), exposure) is var fit ? [.. Told(fit), fit.LogLikelihood!.Value] : [],
        ["NestedModels.LikelihoodRatio counts"] = a => (a.Many(), a.Many(), a.Many()) is var (x, exposure, counts)
            ? StatisticAndP(NestedModels.LikelihoodRatio(
                PoissonRegression.Fit(Regressors.Of([[.. x.Select(_ => 1.0)]], intercept: false), counts, exposure), PoissonRegression.Fit(Regressors.Of([x]), counts, exposure))) : [],
        ["Heterogeneity.Trend far"] = a => Heterogeneity.Trend(a.Many(), a.Many(), a.Many()) is var e ? [.. PointAndError(e), e.P!.Value] : [],
        ["Xmr.Limits far"] = a => Xmr.Limits(a.Many()) is var limits ? [limits.Centre, limits.High - limits.Centre] : [],
        ["ControlCharts.Ewma far"] = a => (a.Many(), a.Next(), a.Next()) is var (y, centre, deviation) ? [.. ControlCharts.Ewma(y, centre, deviation).Select(p => p.Value - (centre - 10))] : [],
        ["Stl.Split far"] = a => a.Whole() is var period && Stl.Split(a.Many(), period, new() { Trend = (int)Math.Ceiling(1.5 * period / (1 - 1.5 / 7)) | 1, LowPass = (period + 1) | 1 }) is var split
            ? [.. split.Seasonal.Take(12), .. split.Trend.Skip(20).Take(12).Select(v => v - 1e9)] : [],
        ["SurveyEstimates.Mean far"] = a => PointAndError(SurveyEstimates.Mean(new(a.Many()), a.Many())),
        ["Calibrated.Mean far"] = a => a.Many() is var w && a.Many() is var u ? PointAndError(Calibrated.Greg(new(w), [[.. w.Select(_ => 1.0)], u], a.Many())!.Mean(a.Many())) : [],
    };
}
