using System.Text.Json.Nodes;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

/// <summary>Which functions answer a vector; an id ending in a number belongs to the family before it.</summary>
internal static partial class VectorMethods
{
    public static Func<JsonNode, object>? For(string id)
    {
        foreach (var methods in new[] { Means, Proportions, Sequential, Design, Judgement, Models })
            for (var name = id; ; name = name[..name.LastIndexOf('-')])
            {
                if (methods.TryGetValue(name, out var method)) return method;
                if (!name.Contains('-', StringComparison.Ordinal) || !int.TryParse(name[(name.LastIndexOf('-') + 1)..], out _)) break;
            }
        return null;
    }

    private static readonly Dictionary<string, Func<JsonNode, object>> Means = new()
    {
        ["ttest-welch-absolute"] = i => Shown(MeanDifference.Absolute(Treatment(i), Control(i), 1 - i.D("alpha", 0.05))),
        ["prop-welch-relative-small"] = i => Shown(RelativeLift.Delta(Treatment(i), Control(i))),
        ["ttest-one-sided-greater-rel"] = i => Shown(RelativeLift.Delta(Treatment(i), Control(i), alternative: Alternative.Greater)),
        ["ttest-one-sided-greater-abs"] = i => Shown(MeanDifference.Absolute(Treatment(i), Control(i), alternative: Alternative.Greater)),
        ["ttest-one-sided-less-abs"] = i => Shown(MeanDifference.Absolute(Treatment(i), Control(i), alternative: Alternative.Less)),
        ["ttest-segment-one"] = i =>
        {
            var lift = RelativeLift.Delta(Treatment(i), Control(i));
            return new { mean_control = Control(i).Mean, mean_treatment = Treatment(i).Mean, estimate = lift.Point, p = lift.P };
        },
        ["mean-welch-logratio-ci"] = i =>
        {
            var (difference, lift) = (MeanDifference.Absolute(Treatment(i), Control(i)), RelativeLift.LogRatio(Treatment(i), Control(i)));
            return new
            {
                control = Control(i).Mean,
                treatment = Treatment(i).Mean,
                effect = difference.Point,
                ci = difference.Ends(),
                rel = lift.Point,
                rel_ci_log = lift.Ends(),
                p = difference.P,
                t = difference.Statistic,
            };
        },
        ["ratio-delta-onesided-pooled"] = i =>
        {
            string[] names = [(string)i["numer"]!, (string)i["denom"]!];
            var (control, treatment) = (RatioMetric.Arm(i["control"]!.Joint(names), 0, 1), RatioMetric.Arm(i["treatment"]!.Joint(names), 0, 1));
            var difference = MeanDifference.Pooled(treatment, control, alternative: Alternative.Greater);
            return new { control = control.Mean, treatment = treatment.Mean, effect = difference.Point, lower = difference.Low, p = difference.P, t = difference.Statistic };
        },
        ["ratio-variance"] = i => RatioMetric.Variance(i.D("mean_x"), i.D("mean_y"), i.D("var_x"), i.D("var_y"), i.D("cov_xy")),
        ["ratio-covariance"] = i => RatioMetric.Covariance(i.D("a"), i.D("b"), i.D("c"), i.D("d"), i["cov"]!.D("ac"), i["cov"]!.D("ad"), i["cov"]!.D("bc"), i["cov"]!.D("bd")),
        ["cuped-theta"] = i =>
        {
            var arm = JointTally.Of([i.A("post"), i.A("pre")]);
            return Cuped.Theta(arm + arm, 0, 1);
        },
        ["quantile-p90-difference"] = i =>
        {
            Interval Of(JsonNode arm) => new(arm.D("lo"), arm.D("q"), arm.D("hi"), 0.95, "given");
            var difference = Quantiles.Difference(Of(i["treatment"]!), i["treatment"]!.D("n"), Of(i["control"]!), i["control"]!.D("n"));
            return new { estimate = difference.Point, ci = difference.Ends() };
        },
        ["mann-whitney-basic"] = i =>
        {
            double P(Alternative a) => RankTest.MannWhitney(i.A("x"), i.A("y"), a).P!.Value;
            double Exact(Alternative a) => RankTest.MannWhitneyExact(i.A("x"), i.A("y"), a).P!.Value;
            return new
            {
                U = RankTest.MannWhitney(i.A("x"), i.A("y")).Statistic,
                asymptotic = new { two = P(Alternative.TwoSided), less = P(Alternative.Less), greater = P(Alternative.Greater) },
                exact = new { two = Exact(Alternative.TwoSided), less = Exact(Alternative.Less), greater = Exact(Alternative.Greater) },
            };
        },
        ["mann-whitney-no-continuity"] = i =>
        {
            double P(Alternative a) => RankTest.MannWhitney(i.A("x"), i.A("y"), a, continuity: false).P!.Value;
            return new { U = RankTest.MannWhitney(i.A("x"), i.A("y")).Statistic, two = P(Alternative.TwoSided), less = P(Alternative.Less), greater = P(Alternative.Greater) };
        },
        ["mann-whitney-exact-small"] = i =>
        {
            var test = RankTest.MannWhitneyExact(i.A("x"), i.A("y"));
            return new { U = test.Statistic, p = test.P, prob_superiority = test.Statistic / (i.A("x").Length * i.A("y").Length) };
        },
    };

    private static MeanTally Treatment(JsonNode i) => i["treatment"]!.Arm();

    private static MeanTally Control(JsonNode i) => i["control"]!.Arm();

    private static object Shown(Inference e) => new { estimate = e.Point, se = e.StandardError, p = e.P, ci = new[] { e.Low, e.High }, lower = e.Low, upper = e.High };
}
