using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Statistics.Vectors;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

internal static partial class GoldenMethods
{
    private static Dictionary<string, Func<double[], double[]>> Fits => new()
    {
        ["ols"] = a =>
        {
            var fit = LeastSquares.Fit(Two(a), Part(a, 3));
            return [.. fit.Coefficients, .. Errors(fit), fit.LogLikelihood!.Value];
        },
        ["ols-HC0"] = a => Errors(LeastSquares.Fit(Two(a), Part(a, 3), RobustErrors.HC0)),
        ["ols-HC1"] = a => Errors(LeastSquares.Fit(Two(a), Part(a, 3), RobustErrors.HC1)),
        ["ols-HC2"] = a => Errors(LeastSquares.Fit(Two(a), Part(a, 3), RobustErrors.HC2)),
        ["ols-HC3"] = a => Errors(LeastSquares.Fit(Two(a), Part(a, 3), RobustErrors.HC3)),
        ["ols-cluster"] = a => Errors(LeastSquares.Clustered(Two(a), Part(a, 3), [.. Enumerable.Range(0, (int)a[0]).Select(i => i % 9)])),
        ["logistic"] = a =>
        {
            var fit = Logistic.Fit(Two(a), Part(a, 3));
            return [.. fit.Coefficients, .. Errors(fit), fit.LogLikelihood!.Value];
        },
        ["poisson-regression"] = a =>
        {
            var fit = PoissonRegression.Fit(Regressors.Of([Part(a, 1)]), Part(a, 3), Part(a, 2));
            return [.. fit.Coefficients, .. Errors(fit), fit.LogLikelihood!.Value];
        },
        ["quasi-poisson"] = a =>
        {
            var fit = PoissonRegression.Quasi(Regressors.Of([Part(a, 1)]), Part(a, 3), Part(a, 2));
            return [.. fit.Coefficients, .. Errors(fit), fit.Scale];
        },
        ["interrupted"] = a =>
        {
            var fit = InterruptedSeries.Fit(a.AsSpan(2), (int)a[0], (int)a[1]);
            return [.. PointAndError(fit.Level), .. PointAndError(fit.Slope)];
        },
        ["stl"] = a =>
        {
            var split = Stl.Split(a.AsSpan(2), (int)a[0], a[1] == 1 ? null : new() { InnerTurns = 5, OuterTurns = 0 });
            return [.. split.Seasonal.Take(10), .. split.Trend.Skip(35).Take(10), .. split.Trend.TakeLast(3)];
        },
        ["spector-profile"] = _ =>
        {
            var table = Read.Table("spector.csv");
            var (x, y) = (Regressors.Of([table.Numbers("GPA"), table.Numbers("TUCE"), table.Numbers("PSI")]), table.Numbers("GRADE"));
            var fit = Logistic.Fit(x, y);
            return [.. Ends(Logistic.Profile(fit, x, y, 1)), .. Ends(Logistic.Profile(fit, x, y, 3))];
        },
    };

    private static Regressors Two(double[] a) => Regressors.Of([Part(a, 1), Part(a, 2)]);

    private static double[] Errors(RegressionFit fit) => [.. fit.Coefficients.Select((_, j) => Math.Sqrt(fit.Covariance(j, j)))];
}
