using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

internal static class MeansChapter
{
    private const string Delta = "the ratio's numerator is skewed, and 200 units are not yet many: Deng, Knoblich & Lu 2018, KDD, section 3";

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        Covers("one mean, t", "n 12", r => Means.One(Draw.Arm(r, 12, 2, 1), 0.95).Contains(1)),
        Covers("one mean, t, lower limit", "n 12", r => MeanDifference.One(Draw.Arm(r, 12, 2, 1), alternative: Alternative.Greater).Holds(1)),
        Covers("Welch", "n 12 v 30, spread 1 v 4", r => MeanDifference.Absolute(Draw.Arm(r, 12, 1), Draw.Arm(r, 30, 4)).Holds(0)),
        Covers("Welch", "n 10 v 40, spread 3 v 1", r => Means.Welch(Draw.Arm(r, 10, 3, 1), Draw.Arm(r, 40, 1), 0.95).Interval.Contains(1)),
        Covers("two means, z", "n 300 v 500, spread 1 v 4", r => MeanDifference.Normal(Draw.Arm(r, 300, 1), Draw.Arm(r, 500, 4)).Holds(0)).Times(10_000),
        Covers("pooled t", "n 10 v 40, one spread", r => MeanDifference.Pooled(Draw.Arm(r, 10, 2, 1), Draw.Arm(r, 40, 2)).Holds(1)),
        Covers("relative lift, Fieller", "n 200, mean 5 spread 3", r => RelativeLift.Fieller(Draw.Arm(r, 200, 3, 5.5), Draw.Arm(r, 200, 3, 5)).Holds(0.1)),
        Covers("relative lift, delta method", "n 200, mean 5 spread 3", r => RelativeLift.Delta(Draw.Arm(r, 200, 3, 5.5), Draw.Arm(r, 200, 3, 5)).Holds(0.1)),
        Covers("relative lift, log ratio", "n 200, mean 5 spread 3", r => RelativeLift.LogRatio(Draw.Arm(r, 200, 3, 5.5), Draw.Arm(r, 200, 3, 5)).Holds(0.1)),
        Covers("two estimates, z", "errors 1 and 2 known", r => Wald.Difference(Draw.Normal(r), 1, 2 * Draw.Normal(r), 4, 0.95, "z").Interval.Contains(0)),
        Covers("ratio metric, delta method, one arm", "200 users of 1 to 9 sessions", r => Ratio(Sessions(r, 200, 0.3)) is var a && Math.Abs(a.Mean - 0.3) <= Tails.NormalCritical(0.95) * Math.Sqrt(a.Variance / a.N)).Within(0.005, Delta),
        Covers("ratio metric, delta method, difference", "200 v 300 users", r => MeanDifference.Absolute(Ratio(Sessions(r, 200, 0.4)), Ratio(Sessions(r, 300, 0.3))).Holds(0.1)),
        Covers("ratio of sums, delta method", "200 users of 1 to 9 sessions", r => RatioOfSums.Delta(Sums(Sessions(r, 200, 0.3)), 0.95).Contains(0.3)).Within(0.005, Delta),
        Covers("ratio of sums, difference", "200 v 300 users", r => RatioOfSums.DeltaDifference(Sums(Sessions(r, 200, 0.4)), Sums(Sessions(r, 300, 0.3)), 0.95).Interval.Contains(0.1)),
        Covers("superiority, Brunner–Munzel", "n 30 v 50, shift 0.5, spread 1 v 2", r => RankTest.Superiority(Draw.Normals(r, 30, 1, 0.5), Draw.Normals(r, 50, 2)).Holds(Phi(0.5 / Math.Sqrt(5)))),
        Covers("winsorised ratio, difference of equals", "200 v 200 users, capped at 1 and 99 %", r => Winsor.RatioDifference(Columns(Sessions(r, 200, 0.3)), Columns(Sessions(r, 200, 0.3)), 0.01, 0.99).Holds(0)).Within(0.005, Delta),
        Errs("Welch", "n 10 v 40, spread 3 v 1", r => MeanDifference.Absolute(Draw.Arm(r, 10, 3), Draw.Arm(r, 40, 1)).Rejects()),
        Errs("Welch", "n 12 v 30, spread 1 v 4", r => Means.Welch(Draw.Arm(r, 12, 1), Draw.Arm(r, 30, 4), 0.95).P <= 0.05),
        Errs("relative lift, delta method", "n 100, mean 5 spread 3", r => RelativeLift.Delta(Draw.Arm(r, 100, 3, 5), Draw.Arm(r, 100, 3, 5)).Rejects()),
        Errs("relative lift, Fieller", "n 100, mean 5 spread 3", r => RelativeLift.Fieller(Draw.Arm(r, 100, 3, 5), Draw.Arm(r, 100, 3, 5)).Rejects()),
        Errs("relative lift, log ratio", "n 100, mean 5 spread 3", r => RelativeLift.LogRatio(Draw.Arm(r, 100, 3, 5), Draw.Arm(r, 100, 3, 5)).Rejects()),
        Errs("two estimates, z", "errors 1 and 2 known", r => Wald.Difference(Draw.Normal(r), 1, 2 * Draw.Normal(r), 4, 0.95, "z").P <= 0.05),
        Errs("ratio of sums, difference", "200 v 300 users", r => RatioOfSums.DeltaDifference(Sums(Sessions(r, 200, 0.3)), Sums(Sessions(r, 300, 0.3)), 0.95).P <= 0.05).Within(0.005, Delta),
        Errs("winsorised ratio, difference", "200 v 200 users, capped at 1 and 99 %", r => Winsor.RatioDifference(Columns(Sessions(r, 200, 0.3)), Columns(Sessions(r, 200, 0.3)), 0.01, 0.99).Rejects()).Within(0.005, Delta),
        Errs("two means, z", "n 300 v 500, spread 1 v 4", r => MeanDifference.Normal(Draw.Arm(r, 300, 1), Draw.Arm(r, 500, 4)).Rejects()).Times(10_000),
        Errs("one mean, t", "n 8", r => MeanDifference.One(Draw.Arm(r, 8, 3)).Rejects()),
        Errs("pooled t", "n 8 v 20", r => MeanDifference.Pooled(Draw.Arm(r, 8, 3), Draw.Arm(r, 20, 3)).Rejects()),
        Errs("pooled t where spreads differ", "n 10 v 40, spread 3 v 1", r => MeanDifference.Pooled(Draw.Arm(r, 10, 3), Draw.Arm(r, 40, 1)).Rejects()).Beside("why Welch is the one shown: Welch 1947, Biometrika 34:28"),
        Errs("Mann–Whitney", "30 v 40 with ties", r => RankTest.MannWhitney(Draw.Many(30, () => Draw.Poisson(r, 3)), Draw.Many(40, () => Draw.Poisson(r, 3))).Rejects()),
        Errs("Mann–Whitney, exact", "8 v 9", r => RankTest.MannWhitneyExact(Draw.Normals(r, 8), Draw.Normals(r, 9)).Rejects()),
        Errs("superiority, Brunner–Munzel", "n 20 v 40, spread 3 v 1", r => RankTest.Superiority(Draw.Normals(r, 20, 3), Draw.Normals(r, 40)).Rejects()),
        Errs("heterogeneity, Cochran's Q", "6 segments", r => Heterogeneity.Q(Draw.Normals(r, 6, 2), [2, 2, 2, 2, 2, 2]).Rejects()),
    ];

    internal static double Phi(double z) => z < 0 ? Tails.NormalTwoSided(z) / 2 : 1 - Tails.NormalTwoSided(z) / 2;

    internal static (double[] Top, double[] Bottom) Columns(IReadOnlyList<(double X, double Y)> users) => ([.. users.Select(u => u.X)], [.. users.Select(u => u.Y)]);

    internal static MeanTally Ratio(IReadOnlyList<(double X, double Y)> users) => RatioMetric.Arm(JointTally.Of([[.. users.Select(u => u.X)], [.. users.Select(u => u.Y)]]), 0, 1);

    internal static RatioTally Sums(IReadOnlyList<(double X, double Y)> users) =>
        users.Aggregate(default(RatioTally), (sum, u) => sum + RatioTally.Of(u.X, u.Y));

    /// <summary>Users whose own rate scatters around the ratio, each with sessions of its own number: sessions of one user are alike.</summary>
    internal static IReadOnlyList<(double X, double Y)> Sessions(Random r, int users, double ratio) => [.. Enumerable.Range(0, users).Select(_ =>
    {
        var (sessions, own) = (r.Next(1, 10), ratio * 2 * r.NextDouble());
        return ((double)Draw.Binomial(r, sessions, own), (double)sessions);
    })];
}
