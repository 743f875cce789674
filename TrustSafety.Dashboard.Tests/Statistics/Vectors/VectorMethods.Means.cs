using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Statistics.Vectors.Told;
using TestResult = TrustSafety.Dashboard.Statistics.TestResult;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private static VectorRule[] Means =>
    [
        new("covariance", "a b c d cov", i => Value(() => RatioMetric.Covariance(i.D("a"), i.D("b"), i.D("c"), i.D("d"), i["cov"].D("ac"), i["cov"].D("ad"), i["cov"].D("bc"), i["cov"].D("bd")), "covariance")),
        new("variance", "mean_x mean_y", i => Value(() => RatioMetric.Variance(i.D("mean_x"), i.D("mean_y"), i.D("var_x"), i.D("var_y"), i.D("cov_xy")), "variance")),
        new("theta", "post pre", i => Value(() => Cuped.Theta(JointTally.Of([i.A("post"), i.A("pre")]) is var arm ? arm + arm : arm, 0, 1), "theta")),
        new("theta", "control treatment", i => Value(() => Cuped.Theta(Post(i["control"]) + Post(i["treatment"]), 0, 1), "theta")),
        new("quantile|p90|p50|median|order-statistic", "control treatment", Quantile),
        new("mann|wilcoxon|rank|exact p for|same data swapped", "x y", Ranks),
        new("brunner|superiority", "x y", i => Of(i, (level, side) => RankTest.Superiority(i.A("x"), i.A("y"), level, side))),
        new("paired", "x y", i => Of(i, (level, side) => MeanDifference.One(Arms.Of([.. i.A("x").Zip(i.A("y"), (x, y) => x - y)]), level, side, i.Null(0)))),
        new("one.sample|one mean", "", i => Of(i, (level, side) => MeanDifference.One(i.IsList("x") ? Arms.Of(i.A("x")) : i.Arm(), level, side, i.Null(0)))),
        new("", "numer denom", i => Compared(i, ArmOf(i, "treatment"), ArmOf(i, "control"))),
        new("", "control treatment", i => i["control"].IsObject("mean") ? OfColumns(i) : null),
        new("ratio", "control treatment", i => i["control"].Names.Any(n => n is "m_sum" or "m" or "main_sum" or "numerator" or "numerator_sum")
            ? Compared(i, RatioMetric.Arm(Top(i["treatment"]), 0, 1), RatioMetric.Arm(Top(i["control"]), 0, 1)) : null),
        new("cuped|covariate|regression.adjusted", "control treatment", i => Adjusted(i, Post(i["treatment"]), Post(i["control"]), new(0, [new(1)]))),
        new("", "control treatment", i => Compared(i, i.Treatment(), i.Control())),
        new("", "g1 g2", i => Compared(i, i.Treatment(), i.Control())),
        new("welch|t-test|ttest|student|z-test|ztest|two.sample", "x y", i => Compared(i, Arms.Of(i.A("x")), Arms.Of(i.A("y")))),
    ];

    // The statistics of a column itself where the plan has no denominator, of a ratio where it has.
    private static MeanTally ArmOf(Given i, string arm)
    {
        var (numer, denom) = (i.Text("numer")!, i.Text("denom")!);
        if (!Adjusts(i)) return RatioMetric.Arm(i[arm].Joint(numer, denom), 0, 1);
        var names = new[] { numer, denom, i.Text("numer_covariate") ?? $"{numer}_covariate", i.Text("denom_covariate") ?? $"{denom}_covariate" };
        var (treatment, control) = Cuped.Adjust(i["treatment"].Joint(names), i["control"].Joint(names), new(0, [new(2, 3)]) { Denominator = 1 });
        return arm == "treatment" ? treatment : control;
    }

    private static bool Adjusts(Given i) => i.Says("cuped|covariate|regression.adjusted") || i.Has("numer_covariate");

    private static Told Adjusted(Given i, JointTally treatment, JointTally control, Cuped.Plan plan)
    {
        if (Relative(i)) return Of(i, (level, side) => Cuped.Lift(treatment, control, plan, level, side));
        var (own, other) = Cuped.Adjust(treatment, control, plan);
        return Compared(i, own, other).And("theta", () => Cuped.Theta(treatment + control, 0, 1));
    }

    // A metric of a summary that holds many columns, with or without its past.
    private static Told OfColumns(Given i)
    {
        string[] known = [.. i["control"]["mean"].Names];
        var metric = i.Text("numer", "metric", "column", "variable", "y") ?? known.First(n => i.Says($@"\b{n}\b"));
        if (i.Text("covariate", "numer_covariate") is { } named) return Adjusted(i, i["treatment"].Joint(metric, named), i["control"].Joint(metric, named), new(0, [new(1)]));
        return Adjusts(i) ? Adjusted(i, i["treatment"].Joint(metric, $"{metric}_covariate"), i["control"].Joint(metric, $"{metric}_covariate"), new(0, [new(1)]))
            : Compared(i, i["treatment"].Joint(metric).Of(0), i["control"].Joint(metric).Of(0));
    }

    private static JointTally Post(Given arm) => arm.Has("main_sum") ? arm.Pair("main", "covariate") : arm.Pair("post", "pre");

    private static JointTally Top(Given arm) => arm.Has("m_sum") || arm.Has("m") ? arm.Pair("m", "d") : arm.Has("main_sum") ? arm.Pair("main", "denominator") : arm.Pair("numerator", "denominator");

    private static bool Relative(Given i) => i.Option("relative|lift|uplift", "relative") && !i.Says("absolute");

    /// <summary>Two arms by the test that the vector names; the other estimates of the same arms go by their own names.</summary>
    private static Told Compared(Given i, MeanTally treatment, MeanTally control)
    {
        var (pooled, normal, relative) = (i.Option("pooled|equal.var|student", "equal_var", "pooled"), i.Has("use_t") ? !i.Flag("use_t") : i.Says(@"z-test|ztest|\bz ci\b|normal reference"), Relative(i));
        var value = i.Null(0);
        Inference Absolute(double level, Alternative side) => normal ? MeanDifference.Normal(treatment, control, level, side, value)
            : pooled ? MeanDifference.Pooled(treatment, control, level, side, value) : MeanDifference.Absolute(treatment, control, level, side, value);
        Inference Lift(double level, Alternative side) => i.Says("fieller") ? RelativeLift.Fieller(treatment, control, level, side)
            : i.Says("log.ratio") ? RelativeLift.LogRatio(treatment, control, level, side, pooled) : RelativeLift.Delta(treatment, control, level, side);
        // A relative interval by log ratio is told beside the absolute test of the same vector.
        var lifted = relative && !(i.Says("log.ratio") && i.Says("welch t;|absolute"));
        if (lifted && normal) throw new ArgumentException("A relative effect with a normal reference is not in the library.");
        var told = Of(i, lifted ? Lift : Absolute)
            .And("control mean_control control_mean", () => control.Mean).And("treatment mean_treatment treatment_mean", () => treatment.Mean)
            .And("rel rel_effect rel_effect_size relative", () => treatment.Mean / control.Mean - 1)
            .And("rel_ci_log rel_ci_logratio", () => Ends(RelativeLift.LogRatio(treatment, control, i.Level, i.Side, pooled)))
            .And("rel_ci rel_ci_delta", () => Ends(RelativeLift.Delta(treatment, control, i.Level, i.Side)))
            .And("rel_ci_fieller", () => Ends(RelativeLift.Fieller(treatment, control, i.Level, i.Side)));
        return told;
    }

    private static Told Quantile(Given i)
    {
        var q = i.D("nu", i.D("q", 0.5));
        (Interval Interval, double N) Arm(string name)
        {
            var arm = i[name];
            if (arm.IsList("values")) return (Quantiles.OrderStatistic([.. arm.A("values").Order()], q).Interval!.Value, arm.A("values").Length);
            return (new(arm.D("lo", "quantile_lower", "lower"), arm.D("q", "quantile_hat", "estimate"), arm.D("hi", "quantile_upper", "upper"), 0.95, "given"), arm.D("n"));
        }
        var (t, c) = (Arm("treatment"), Arm("control"));
        if (!Relative(i)) return Of(i, (level, side) => Quantiles.Difference(t.Interval, t.N, c.Interval, c.N, level, side));
        // Each quantile as the mean of n values with the spread that its interval tells; the lift is read as normal, like the difference.
        static MeanTally AsMean(Interval e, double n) => new(n, e.Point, Math.Pow((e.High - e.Low) / (2 * Tails.NormalCritical(0.95)), 2) * (n - 1) * (n - 1));
        var lift = RelativeLift.Delta(AsMean(t.Interval, t.N), AsMean(c.Interval, c.N));
        return Posterior(NormalPosterior.Of(lift.Point!.Value, lift.StandardError!.Value, Prior(i)), i.Level);
    }

    private static Told Ranks(Given i)
    {
        var (x, y) = (i.A("x"), i.A("y"));
        var continuity = i.Has("use_continuity") ? i.Flag("use_continuity") : i.Has("continuity") ? i.Flag("continuity") : !i.Says("no continuity");
        var exact = i.Text("method") is { } method ? method == "exact" : i.Says("exact") && !i.Says("asymptotic");
        TestResult Test(Alternative side, bool exactly) => exactly ? RankTest.MannWhitneyExact(x, y, side) : RankTest.MannWhitney(x, y, side, continuity);
        object Three(bool exactly) => new { two = Test(Alternative.TwoSided, exactly).P, less = Test(Alternative.Less, exactly).P, greater = Test(Alternative.Greater, exactly).P };
        return Of(i, side => Test(side, exact)).And("asymptotic", () => Three(false)).And("exact", () => Three(true))
            .And("prob_superiority superiority auc", () => Test(Alternative.TwoSided, false).Statistic / (x.Length * (double)y.Length));
    }
}
