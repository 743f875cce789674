using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>y on an intercept of −0.5 or 1 and two columns with slopes 0.5 and 0.</summary>
internal static class RegressionChapter
{
    private const string Leverage = "few rows of high leverage: Long & Ervin 2000, The American Statistician 54:217", FewClusters = "few clusters: Cameron, Gelbach & Miller 2008, Review of Economics and Statistics 90:414",
        Wilks = "χ² is the likelihood ratio's law for many rows: Wilks 1938, Annals of Mathematical Statistics 9:60", Squared = "the variance is μ + μ²/2 and not φμ: Ver Hoef & Boveng 2007, Ecology 88:2766";

    private static readonly int[] Strata = [.. Enumerable.Range(0, 300).Select(i => i % 3)];

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        Covers("least squares", "n 30", r => Lines(r, 30) is var (x, y) && LeastSquares.Fit(x, y).Coefficient(1).Holds(0.5)),
        Covers("least squares, combination", "n 30", r => Lines(r, 30) is var (x, y) && LeastSquares.Fit(x, y).Combination([1, 2, 0]).Holds(2)),
        .. from errors in new[] { RobustErrors.HC0, RobustErrors.HC1, RobustErrors.HC2, RobustErrors.HC3 }
           from n in new[] { 30, 300 }
           let row = Covers($"least squares, {errors}, spread that grows", $"n {n}", r => Lines(r, n, growing: true) is var (x, y) && LeastSquares.Fit(x, y, errors).Coefficient(1).Holds(0.5)).Times(n == 30 ? 8000 : 4000)
           select n == 30 ? errors == RobustErrors.HC3 ? row.Within(0.06, Leverage) : row.Beside(Leverage) : row.Within(0.035, Leverage),
        Covers("least squares, one variance taken, spread that grows", "n 300", r => Lines(r, 300, growing: true) is var (x, y) && LeastSquares.Fit(x, y).Coefficient(1).Holds(0.5)).Times(2000)
            .Beside("why robust errors: White 1980, Econometrica 48:817"),
        Covers("least squares, clustered", "40 clusters of 5", r => Clustered(r, 40) is var (x, y) && LeastSquares.Clustered(x, y, Of(40)).Coefficient(1).Holds(0.5)).Times(10_000).Within(0.035, FewClusters),
        Covers("least squares, clustered", "400 clusters of 5", r => Clustered(r, 400) is var (x, y) && LeastSquares.Clustered(x, y, Of(400)).Coefficient(1).Holds(0.5)).Times(2000),
        Covers("logistic, Wald", "n 200", r => Choices(r, 200) is var (x, y) && Logistic.Fit(x, y).Coefficient(1).Holds(0.5)).Times(10_000),
        Covers("logistic, profile likelihood", "n 60", r => Choices(r, 60) is var (x, y) && Logistic.Profile(Logistic.Fit(x, y), x, y, 1).Holds(0.5)).Times(6000).Within(0.015, Wilks),
        Covers("logistic, survey design", "300 in 3 strata by weight", r => Surveyed(r) is var (x, y, w) && SurveyLogistic.Fit(x, y, w, Strata).Coefficient(1).Holds(0.5)).Times(2000),
        Covers("Poisson", "n 100", r => Counts(r, 100, 0) is var (x, y) && PoissonRegression.Fit(x, y).Coefficient(1).Holds(0.5)).Times(10_000),
        Covers("quasi-Poisson, counts of a gamma mean", "n 200, shape 2", r => Counts(r, 200, 2) is var (x, y) && PoissonRegression.Quasi(x, y).Coefficient(2).Holds(0)).Times(10_000).Within(0.015, Squared),
        Covers("Poisson, counts of a gamma mean", "n 200, shape 2", r => Counts(r, 200, 2) is var (x, y) && PoissonRegression.Fit(x, y).Coefficient(2).Holds(0)).Times(10_000)
            .Beside("why quasi-Poisson: McCullagh & Nelder 1989, section 6.2.3"),
        Errs("least squares, t", "n 12", r => Lines(r, 12) is var (x, y) && LeastSquares.Fit(x, y).Coefficient(2).Rejects()),
        Errs("least squares, clustered", "40 clusters of 5", r => Clustered(r, 40) is var (x, y) && LeastSquares.Clustered(x, y, Of(40)).Coefficient(2).Rejects()).Times(10_000).Within(0.035, FewClusters),
        Errs("least squares, combination", "n 30", r => Lines(r, 30) is var (x, y) && LeastSquares.Fit(x, y).Combination([0, 0, 3]).Rejects()),
        Errs("logistic, Wald", "n 150", r => Choices(r, 150) is var (x, y) && Logistic.Fit(x, y).Coefficient(2).Rejects()).Times(10_000),
        Errs("logistic, profile likelihood", "n 60", r => Choices(r, 60) is var (x, y) && Logistic.Profile(Logistic.Fit(x, y), x, y, 2).Rejects()).Times(6000).Within(0.015, Wilks),
        Errs("logistic, likelihood ratio", "n 150", r => Choices(r, 150) is var (x, y) && NestedModels.LikelihoodRatio(Logistic.Fit(First(x), y), Logistic.Fit(x, y)).Rejects()).Times(10_000),
        Errs("logistic, survey design", "300 in 3 strata by weight", r => Surveyed(r) is var (x, y, w) && SurveyLogistic.Fit(x, y, w, Strata).Coefficient(2).Rejects()).Times(2000),
        Errs("Poisson, Wald", "n 100", r => Counts(r, 100, 0) is var (x, y) && PoissonRegression.Fit(x, y).Coefficient(2).Rejects()).Times(10_000),
        Errs("Poisson, likelihood ratio", "n 100", r => Counts(r, 100, 0) is var (x, y) && NestedModels.LikelihoodRatio(PoissonRegression.Fit(First(x), y), PoissonRegression.Fit(x, y)).Rejects()).Times(10_000),
        Errs("quasi-Poisson, counts of a gamma mean", "n 200, shape 2", r => Counts(r, 200, 2) is var (x, y) && PoissonRegression.Quasi(x, y).Coefficient(2).Rejects()).Times(10_000).Within(0.015, Squared),
    ];

    private static (Regressors X, double[] Y) Lines(Random r, int n, bool growing = false)
    {
        var (a, b) = (Draw.Many(n, () => Draw.Exponential(r)), Draw.Normals(r, n));
        return (Regressors.Of([a, b]), [.. a.Select(v => 1 + 0.5 * v + (growing ? 0.3 + v : 1) * Draw.Normal(r))]);
    }

    // The first column is the cluster's own, so that ordinary errors would be far too small.
    private static (Regressors X, double[] Y) Clustered(Random r, int clusters)
    {
        var (own, noise) = (Draw.Normals(r, clusters), Draw.Normals(r, clusters));
        return (Regressors.Of([[.. Of(clusters).Select(c => own[c])], Draw.Normals(r, 5 * clusters)]), [.. Of(clusters).Select(c => 1 + 0.5 * own[c] + noise[c] + Draw.Normal(r))]);
    }

    private static (Regressors X, double[] Y) Choices(Random r, int n)
    {
        var (a, b) = (Draw.Normals(r, n), Draw.Normals(r, n));
        return (Regressors.Of([a, b]), [.. a.Select(v => Draw.Yes(r, 1 / (1 + Math.Exp(0.5 - 0.5 * v))) ? 1.0 : 0)]);
    }

    private static (Regressors X, double[] Y, double[] Weights) Surveyed(Random r) =>
        Choices(r, 300) is var (x, y) ? (x, y, [.. Strata.Select(h => (1 + h) * (0.5 + r.NextDouble()))]) : default;

    private static (Regressors X, double[] Y) Counts(Random r, int n, double shape)
    {
        var (a, b) = (Draw.Normals(r, n), Draw.Normals(r, n));
        return (Regressors.Of([a, b]), [.. a.Select(v => (double)Draw.Poisson(r, Math.Exp(1 + 0.5 * v) * (shape > 0 ? Draw.Gamma(r, shape) / shape : 1)))]);
    }

    private static int[] Of(int clusters) => [.. Enumerable.Range(0, 5 * clusters).Select(i => i / 5)];

    private static Regressors First(Regressors x) => Regressors.Of([[.. Enumerable.Range(0, x.Rows).Select(i => x.Row(i)[1])]]);
}
