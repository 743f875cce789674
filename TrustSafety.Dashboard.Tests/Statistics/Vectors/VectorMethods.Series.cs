using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Statistics.Vectors.Told;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private static VectorRule[] Series =>
    [
        new("xmr|individuals|moving range", "x", i => Xmr.Limits(i.A("x")) is var (low, centre, high)
            ? By(name => name switch { "lcl" or "low" or "lower" => low, "centre" or "center" or "mean" => centre, "ucl" or "high" or "upper" => high, "limits" => new[] { low, high }, _ => null }) : null),
        new("p.chart|laney|p'|p′", "n k|x|d", i =>
        {
            var (k, n) = (i.A("k", "x", "d"), i.A("n"));
            return Chart(i.Says("laney|p'|p′") ? ControlCharts.Laney(k, n) : ControlCharts.Proportions(k, n));
        }),
        new("ewma", "x", i => Chart(ControlCharts.Ewma(i.A("x"), i.D("centre", "center", "mean", "mu"), i.D("sd", "sigma"), i.D("lambda", 0.2), i.D("L", i.D("width", 2.86))))),
        new("cusum", "z|x", i => Cusum.Chart(i.A("z", "x"), i.D("k", 0.5), i.D("h", 5)) is var points
            ? By(name => name switch { "upper" or "c_plus" => points.Select(p => p.Up).ToArray(), "lower" or "c_minus" => points.Select(p => p.Down).ToArray(), _ => null }) : null),
        new("pelt|change.?point", "x", i => i.A("x") is var x
            ? Value(() => ChangePoints.Mean(x, i.D("sd", ChangePoints.NoiseDeviation(x)), i.Has("penalty") ? i.D("penalty") : null, (int)i.D("min_size", 2)), "changepoints", "cpts") : null),
        new(@"\bstl\b|loess", "x|y period", i =>
        {
            var options = new StlOptions { Seasonal = (int)i.D("seasonal", 7), Trend = i.Has("trend") ? (int)i.D("trend") : null };
            var robust = i.Option("robust", "robust");
            // R's stl turns once (robust) or twice, statsmodels' STL twice or five times, with the first odd number above the period as its low-pass window.
            var (python, period) = (i.Source.Contains("statsmodels", StringComparison.Ordinal), (int)i.D("period"));
            options = options with { OuterTurns = robust ? 15 : 0, InnerTurns = (robust, python) switch { (true, false) => 1, (false, true) => 5, _ => 2 } };
            if (python || i.Has("low_pass")) options = options with { LowPass = (int)i.D("low_pass", period + 1 + period % 2) };
            if (i.Has("inner")) options = options with { InnerTurns = (int)i.D("inner") };
            if (i.Has("outer")) options = options with { OuterTurns = (int)i.D("outer") };
            var split = Stl.Split(i.A("x", "y"), period, options);
            return By(name => name switch { "seasonal" => split.Seasonal, "trend" => split.Trend, "remainder" or "resid" => split.Remainder, "weights" => split.Weights, _ => null });
        }),
        new("sequential.*(sample ratio|srm)|(sample ratio|srm).*sequential|ssrm", "counts", i =>
            Value(() => SampleRatio.Sequential(i.Rows("counts"), i.A("weights"), i.D("concentration", 10_000)), "p")),
    ];

    private static Told Chart(IReadOnlyList<ChartPoint> points) => By(name => name switch
    {
        "centre" or "center" => points[0].Centre,
        "ucl" or "high" => points.Select(p => p.High).ToArray(),
        "lcl" or "low" => points.Select(p => p.Low).ToArray(),
        "z" or "values" or "ewma" => points.Select(p => p.Value).ToArray(),
        _ => null,
    });
}
