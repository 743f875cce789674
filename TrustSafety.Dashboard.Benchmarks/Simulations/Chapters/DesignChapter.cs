using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>What was planned, tried out with the test it was planned for.</summary>
internal static class DesignChapter
{
    private const string Normal = "the plan takes the variances as known and the statistic as normal";

    private static readonly double[] Looks = [0.25, 0.5, 0.75, 1];

    private static readonly double[] Bounds = GroupSequential.Bounds(Looks, 0.05, Spending.ObrienFleming), Above = GroupSequential.Bounds(Looks, 0.025, Spending.ObrienFleming, Alternative.Greater);

    private static readonly PlannedStratum[] Strata = [new(6000, 0.02), new(3000, 0.1), new(1000, 0.4)];

    private static readonly double RatioVariance = MeansChapter.Ratio(MeansChapter.Sessions(new Random(7), 200_000, 0.32)).Variance;

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        Reaches("means, exact t", "15 v 15, effect 1", () => Power.ExactT(1, Math.Sqrt(2 / 15.0), 28), r => Pooled(r, 15, 15, 1).Rejects()),
        Reaches("means, exact t, one-sided, unequal arms", "10 v 30, effect 0.8", () => Power.ExactT(0.8, DesignError.Difference(1, 1, 40, 0.25), 38, alternative: Alternative.Greater),
            r => MeanDifference.Pooled(Draw.Arm(r, 10, 1, 0.8), Draw.Arm(r, 30, 1), alternative: Alternative.Greater).Rejects()),
        Reaches("means, shifted t", "40 v 40, effect 0.6", () => Power.ShiftedT(0.6, DesignError.Difference(1, 1, 80), 78), r => Pooled(r, 40, 40, 0.6).Rejects()),
        Reaches("means, units by shifted t", () => Power.UnitsShiftedT(0.5, DesignError.Difference(1, 1, 1)), 0.8, n => $"n {n}", (r, n) => Pooled(r, (int)n / 2, (int)n / 2, 0.5).Rejects()),
        Reaches("means, normal, unequal arms and spreads", "200 v 600, spread 2 v 1, effect 0.4", () => Power.Normal(0.4, DesignError.Difference(4, 1, 800, 0.25)),
            r => MeanDifference.Absolute(Draw.Arm(r, 200, 2, 0.4), Draw.Arm(r, 600, 1)).Rejects()),
        Reaches("means, detectable effect", () => Power.DetectableEffect(DesignError.Difference(1, 1, 400)), 0.8, d => $"200 v 200, effect {d:0.000}", (r, d) => Pooled(r, 200, 200, d).Rejects()),
        Reaches("means, units", () => Power.Units(0.25, DesignError.Difference(1, 1, 1)), 0.8, n => $"n {n}", (r, n) => Pooled(r, (int)n / 2, (int)n / 2, 0.25).Rejects()),
        Reaches("ratio metric, units", () => Power.Units(0.04, DesignError.Difference(RatioVariance, RatioVariance, 1)), 0.8, n => $"{n} users", (r, n) =>
            MeanDifference.Absolute(MeansChapter.Ratio(MeansChapter.Sessions(r, (int)n / 2, 0.34)), MeansChapter.Ratio(MeansChapter.Sessions(r, (int)n / 2, 0.3))).Rejects()).Times(2000),
        Reaches("proportions, unpooled", "600 v 600, 0.10 v 0.15", () => Power.Normal(0.05, DesignError.Proportions(0.15, 0.1, 1200)), r => ProportionDifference.Unpooled(Draw.Binomial(r, 600, 0.15), 600, Draw.Binomial(r, 600, 0.1), 600).Rejects()),
        Reaches("proportions, pooled, unequal arms", "300 v 900, 0.15 v 0.10", () => ProportionPower.Of(0.15, 0.1, 1200, 0.25), r => PooledZ(r, 300, 0.15, 900, 0.1)),
        Reaches("proportions, units", () => ProportionPower.Units(0.14, 0.1, 0.8, 0.5), 0.8, n => $"n {n}", (r, n) => PooledZ(r, (int)n / 2, 0.14, (int)n / 2, 0.1)),
        Reaches("proportions, detectable difference", () => ProportionPower.DetectableDifference(0.1, 1500), 0.8, d => $"750 v 750, 0.1 + {d:0.000}", (r, d) => PooledZ(r, 750, 0.1 + d, 750, 0.1)),
        Reaches("rates", "exposure 40 v 40, 3 v 2", () => Power.Normal(1, DesignError.Rates(3, 2, 80)), r => TwoRates.Score(Draw.Poisson(r, 120), 40, Draw.Poisson(r, 80), 40, 0.95).P <= 0.05),
        Reaches("clusters, design effect", "40 v 40 clusters of 10, ICC 0.2, effect 0.4", () => Power.Normal(0.4, DesignError.Difference(1, 1, DesignError.EffectiveSize(800, DesignError.DesignEffect(10, 0.2)))),
            r => MeanDifference.Absolute(Clusters(r, 40, 10, 0.2, 0.4), Clusters(r, 40, 10, 0.2, 0)).Rejects()).Times(10_000),
        Reaches("non-inferiority", "200 v 200, margin 0.25, no effect", () => Power.NonInferiority(0.25, DesignError.Difference(1, 1, 400)), r => NotInferior(r, 200, 0, 0.25)),
        Reaches("non-inferiority, units", () => Power.NonInferiorityUnits(0.2, DesignError.Difference(1, 1, 1), 0.05), 0.8, n => $"n {n}, margin 0.2, effect 0.05", (r, n) => NotInferior(r, (int)n / 2, 0.05, 0.2)),
        Reaches("non-inferiority, detectable margin", () => Power.DetectableMargin(DesignError.Difference(1, 1, 400)), 0.8, m => $"200 v 200, margin {m:0.000}", (r, m) => NotInferior(r, 200, 0, m)),
        Reaches("equivalence", "300 v 300, margins ± 0.25, effect 0.05", () => Power.Equivalence(-0.25, 0.25, DesignError.Difference(1, 1, 600), 0.05), r => Equivalent(r, 300, 0.05, 0.25)),
        Reaches("equivalence, units", () => Power.EquivalenceUnits(-0.3, 0.3, DesignError.Difference(1, 1, 1), 0.05), 0.8, n => $"n {n}, margins ± 0.3", (r, n) => Equivalent(r, (int)n / 2, 0.05, 0.3)),
        Reaches("ranks, units", () => Power.RankUnits(MeansChapter.Phi(0.5 / Math.Sqrt(2))), 0.8, n => $"n {n}, shift 0.5", (r, n) => RankTest.MannWhitney(Draw.Normals(r, (int)n / 2, 1, 0.5), Draw.Normals(r, (int)n / 2)).Rejects()).Within(0.02, "the variance is taken as that without an effect: Noether 1987, JASA 82:645, section 3"),
        Reaches("group sequential", "4 looks, O'Brien–Fleming, drift 2.8", () => GroupSequential.Power(2.8, Looks, Bounds), r => SequentialChapter.Walk(r, 2.8, Looks).Where((z, k) => Math.Abs(z) >= Bounds[k]).Any()),
        Reaches("group sequential, detectable drift, one-sided", () => GroupSequential.DetectableDrift(Looks, Above, 0.8, Alternative.Greater), 0.8, d => $"4 looks, drift {d:0.000}",
            (r, d) => SequentialChapter.Walk(r, d, Looks).Where((z, k) => z >= Above[k]).Any()),
        Reaches("half-way, fixed", () => MidExperiment.Fixed(0.1, 0.05), 0.8, m => $"{1 + m:0.00} × the units", (r, m) => Math.Abs(Later(r, 0.1, m) / Error(m)) >= 1.959963984540054),
        Reaches("half-way, confidence sequence", () => MidExperiment.Sequential(0.1, 0.05, 1600, 5000), 0.8, m => $"{1 + m:0.00} × the units", (r, m) => ConfidenceSequence.At(Later(r, 0.1, m), Error(m), 1600 * (1 + m), 5000).Rejects()),
        Reaches("half-way, Bayesian", () => MidExperiment.Bayesian(0.1, 0.05, (0.02, 0.01)), 0.8, m => $"{1 + m:0.00} × the units", (r, m) => !NormalPosterior.Of(Later(r, 0.1, m), Error(m), (0.02, 0.01)).Credible(0.95).Contains(0)),
        Reaches("interval of a known half-width", "effect 4, half-width 2.5, error 1", () => Power.OfInterval(4, 2.5, 1), r => 4 + Draw.Normal(r) > 2.5),
        Reaches("smallest effect of a known half-width", () => Power.DetectableByInterval(2.5, 1), 0.8, effect => FormattableString.Invariant($"effect {effect:0.###}"), (r, effect) => effect + Draw.Normal(r) > 2.5),
        Reaches("label budget, half of the intervals within the half-width", "p 0.1, ± 0.02", () => 0.5, r => LabelBudget.ForHalfWidth(0.1, 0.02) is var n && OneProportion.Wilson(Draw.Binomial(r, (int)n, 0.1), n, 0.95) is var i && i.High - i.Low <= 0.04)
            .Within(0.06, "the half-width is that of the expected proportion: what is found lies above or below it about as often, in steps of one event"),
        Reaches("stratified labels by Neyman, standard error as planned (two-sided 95 % of z)", "600 labels, 3 strata", () => 0.95, r => Planned(r, labels => Tails.NormalCritical(0.95) * LabelBudget.StandardError(Strata, labels))).Within(0.01, Normal),
        Reaches("stratified labels by Neyman, half-width as planned", "600 labels, 3 strata", () => 0.95, r => Planned(r, labels => LabelBudget.HalfWidth(Strata, labels))).Within(0.01, Normal),
    ];

    private static Inference Pooled(Random r, int n, int m, double effect) => MeanDifference.Pooled(Draw.Arm(r, n, 1, effect), Draw.Arm(r, m, 1));

    private static bool PooledZ(Random r, int n, double p, int m, double q) => ProportionDifference.Pooled(Draw.Binomial(r, n, p), n, Draw.Binomial(r, m, q), m).Rejects();

    private static bool NotInferior(Random r, int n, double effect, double margin) =>
        Pooled(r, n, n, effect) is var d && MarginTest.NonInferiority(d.Point!.Value, d.StandardError!.Value, margin).Rejects();

    private static bool Equivalent(Random r, int n, double effect, double margin) =>
        Pooled(r, n, n, effect) is var d && MarginTest.Equivalent(d.Point!.Value, d.StandardError!.Value, -margin, margin).Both.Rejects();

    /// <summary>The means of clusters: their difference is tested as one of so many units.</summary>
    private static MeanTally Clusters(Random r, int clusters, int size, double intraclass, double effect) => Draw.Tally(Draw.Many(clusters, () =>
        effect + Math.Sqrt(intraclass) * Draw.Normal(r) + Draw.Normals(r, size, Math.Sqrt(1 - intraclass)).Average()));

    private static double Error(double more) => 0.05 / Math.Sqrt(1 + more);

    private static double Later(Random r, double effect, double more) => effect + Error(more) * Draw.Normal(r);

    private static bool Planned(Random r, Func<IReadOnlyList<long>, double> half)
    {
        var labels = LabelBudget.Neyman(Strata, 600);
        var estimate = Strata.Select((s, h) => s.Population / 10_000 * Without(r, (int)s.Population, s.ExpectedProportion, (int)labels[h]) / labels[h]).Sum();
        return Math.Abs(estimate - 0.082) <= half(labels);
    }

    // Violating items among n drawn without replacement.
    private static double Without(Random r, int population, double p, int n)
    {
        var (left, hits) = ((int)Math.Round(population * p), 0);
        for (var i = 0; i < n; i++)
            if (r.Next(population - i) < left) (left, hits) = (left - 1, hits + 1);
        return hits;
    }
}
