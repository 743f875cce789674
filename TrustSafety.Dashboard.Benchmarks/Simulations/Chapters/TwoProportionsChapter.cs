using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

internal static class TwoProportionsChapter
{
    private delegate Inference Method(double k, double n, double kBase, double nBase);

    private static readonly (string Name, Method Method)[] Differences =
    [
        ("Miettinen–Nurminen", (k, n, c, m) => TwoProportions.MiettinenNurminen(k, n, c, m, 0.95, Alternative.TwoSided)),
        ("Newcombe", (k, n, c, m) => ProportionDifference.Newcombe(k, n, c, m, 0.95, Alternative.TwoSided)),
        ("Agresti–Caffo", (k, n, c, m) => ProportionDifference.AgrestiCaffo(k, n, c, m, 0.95, Alternative.TwoSided)),
        ("Mee", (k, n, c, m) => ProportionDifference.Mee(k, n, c, m)),
    ];

    private static readonly (string Name, Method Method)[] Ratios =
    [
        ("risk ratio, Koopman", (k, n, c, m) => RiskRatio.Koopman(k, n, c, m)),
        ("risk ratio, Katz", (k, n, c, m) => RiskRatio.Katz(k, n, c, m)),
        ("relative lift, delta method", (k, n, c, m) => RiskRatio.LiftDelta(k, n, c, m)),
    ];

    private static readonly (string Name, Func<int, int, int, int, TestResult> Test)[] Exact =
    [
        ("Fisher", (k, n, c, m) => ExactTable.Fisher(k, n, c, m)),
        ("Fisher mid-p", (k, n, c, m) => MidP.Table(k, n, c, m)),
        ("Barnard", (k, n, c, m) => ExactTable.Barnard(k, n, c, m)),
        ("Boschloo", (k, n, c, m) => ExactTable.Boschloo(k, n, c, m)),
    ];

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        .. from m in Differences
           from at in new[] { (N: 40, P: 0.1, M: 60, Q: 0.25), (N: 300, P: 0.02, M: 300, Q: 0.03) }
           select Covers($"difference, {m.Name}", $"{at.N} × {at.P} v {at.M} × {at.Q}", r => m.Method(Draw.Binomial(r, at.N, at.P), at.N, Draw.Binomial(r, at.M, at.Q), at.M).Holds(at.P - at.Q)),
        .. from m in Ratios
           let truth = m.Name.StartsWith("rel", StringComparison.Ordinal) ? -0.4 : 0.6
           select Covers(m.Name, "500 × 0.12 v 400 × 0.2", r => m.Method(Draw.Binomial(r, 500, 0.12), 500, Draw.Binomial(r, 400, 0.2), 400).Holds(truth)),
        Covers("risk ratio, Koopman", "100 × 0.1 v 100 × 0.2", r => RiskRatio.Koopman(Draw.Binomial(r, 100, 0.1), 100, Draw.Binomial(r, 100, 0.2), 100).Holds(0.5)),
        Covers("odds ratio, Woolf", "100 × 0.2 v 100 × 0.4", r => OddsRatio.Woolf(Draw.Binomial(r, 100, 0.2), 100, Draw.Binomial(r, 100, 0.4), 100).Holds(0.25 / (0.4 / 0.6))),
        Covers("odds ratio, Miettinen–Nurminen", "100 × 0.2 v 100 × 0.4", r => OddsRatio.Score(Draw.Binomial(r, 100, 0.2), 100, Draw.Binomial(r, 100, 0.4), 100).Holds(0.25 / (0.4 / 0.6))),
        Covers("odds ratio, Miettinen–Nurminen", "40 × 0.1 v 60 × 0.25", r => OddsRatio.Score(Draw.Binomial(r, 40, 0.1), 40, Draw.Binomial(r, 60, 0.25), 60).Holds(1 / 3.0)),
        Covers("difference, unpooled z", "40 × 0.1 v 60 × 0.25", r => ProportionDifference.Unpooled(Draw.Binomial(r, 40, 0.1), 40, Draw.Binomial(r, 60, 0.25), 60).Holds(-0.15))
            .Beside("undercovers for few events: Agresti & Caffo 2000, The American Statistician 54:280"),
        Covers("difference, unpooled z", "2000 × 0.1 v 2000 × 0.12", r => ProportionDifference.Unpooled(Draw.Binomial(r, 2000, 0.1), 2000, Draw.Binomial(r, 2000, 0.12), 2000).Holds(-0.02)),
        Covers("difference, pooled z", "2000 × 0.1 v 2000 × 0.12", r => ProportionDifference.Pooled(Draw.Binomial(r, 2000, 0.1), 2000, Draw.Binomial(r, 2000, 0.12), 2000).Holds(-0.02)),
        Covers("widest gap, the truth of the pair shown", "5 segments of n 200, p 0.1 to 0.2", r =>
        {
            double[] p = [0.1, 0.12, 0.15, 0.18, 0.2];
            var gap = WidestGap.Of([.. p.Select(v => new CountOf(Draw.Binomial(r, 200, v), 200))])!;
            return gap.At(0.95).Contains(p[gap.Highest] - p[gap.Lowest]);
        }),
        .. from m in Differences
           select Errs(m.Name, "100 × 0.2 v 150 × 0.2", r => m.Method(Draw.Binomial(r, 100, 0.2), 100, Draw.Binomial(r, 150, 0.2), 150).Rejects()),
        .. from m in Ratios
           select Errs(m.Name, "500 × 0.1 v 500 × 0.1", r => m.Method(Draw.Binomial(r, 500, 0.1), 500, Draw.Binomial(r, 500, 0.1), 500).Rejects()),
        Errs("odds ratio, Woolf", "500 × 0.1 v 500 × 0.1", r => OddsRatio.Woolf(Draw.Binomial(r, 500, 0.1), 500, Draw.Binomial(r, 500, 0.1), 500).Rejects()),
        Errs("odds ratio, Miettinen–Nurminen", "500 × 0.1 v 500 × 0.1", r => OddsRatio.Score(Draw.Binomial(r, 500, 0.1), 500, Draw.Binomial(r, 500, 0.1), 500).Rejects()),
        Errs("pooled z", "500 × 0.1 v 500 × 0.1", r => ProportionDifference.Pooled(Draw.Binomial(r, 500, 0.1), 500, Draw.Binomial(r, 500, 0.1), 500).Rejects()),
        Errs("unpooled z", "500 × 0.1 v 500 × 0.1", r => ProportionDifference.Unpooled(Draw.Binomial(r, 500, 0.1), 500, Draw.Binomial(r, 500, 0.1), 500).Rejects()),
        .. from e in Exact
           from at in new[] { (N: 12, M: 15, P: 0.3), (N: 20, M: 20, P: 0.5) }
           let p = new Remembered(at.N, at.M, (k, c) => e.Test(k, at.N, c, at.M).P ?? 1, e.Test)
           select Errs(e.Name, $"{at.N} v {at.M} at {at.P}", r => p.At(Draw.Binomial(r, at.N, at.P), Draw.Binomial(r, at.M, at.P)) <= 0.05),
        Errs("Pearson's χ², k samples", "4 groups of n 150, p 0.2", r => ContingencyTest.Pearson(Four(r), [150, 150, 150, 150]).Rejects()),
        Errs("Pearson's χ², corrected", "60 × 0.3 v 60 × 0.3", r => ContingencyTest.Pearson([Draw.Binomial(r, 60, 0.3), Draw.Binomial(r, 60, 0.3)], [60, 60], corrected: true).Rejects()),
        Errs("G, k samples", "4 groups of n 150, p 0.2", r => ContingencyTest.G(Four(r), [150, 150, 150, 150]).Rejects()),
        Errs("pairwise χ² with Holm, any pair", "4 groups of n 150, p 0.2", r => Multiplicity.Holm(ContingencyTest.Pairwise(Four(r), [150, 150, 150, 150])).Min() <= 0.05),
        Errs("widest gap", "5 segments of n 200, p 0.15", r => WidestGap.Of([.. Enumerable.Range(0, 5).Select(_ => new CountOf(Draw.Binomial(r, 200, 0.15), 200))])!.P <= 0.05),
    ];

    private static double[] Four(Random r) => Draw.Many(4, () => Draw.Binomial(r, 150, 0.2));
}

/// <summary>The p of every table of two small samples, worked out once: Barnard's and Boschloo's search over the common proportion.</summary>
internal sealed class Remembered(int n, int m, Func<int, int, double> p, Delegate source)
{
    private readonly Lazy<double>[] known = [.. Enumerable.Range(0, (n + 1) * (m + 1)).Select(i => new Lazy<double>(() => p(i / (m + 1), i % (m + 1))))];

    public Delegate Source { get; } = source;

    public double At(int k, int c) => known[k * (m + 1) + c].Value;
}
