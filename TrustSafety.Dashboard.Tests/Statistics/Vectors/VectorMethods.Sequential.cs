using System.Text.Json.Nodes;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private static readonly Dictionary<string, Func<JsonNode, object>> Sequential = new()
    {
        ["sequential-acs-prop"] = i => Shown(Sequence(i, RelativeLift.Delta(Treatment(i), Control(i)), Alternative.TwoSided)),
        ["sequential-one-sided-limits"] = i =>
        {
            var (relative, absolute) = (RelativeLift.Delta(Treatment(i), Control(i)), MeanDifference.Absolute(Treatment(i), Control(i)));
            return new
            {
                lower_rel = Sequence(i, relative, Alternative.Greater).Low,
                lower_abs = Sequence(i, absolute, Alternative.Greater).Low,
                upper_rel = Sequence(i, relative, Alternative.Less).High,
                upper_abs = Sequence(i, absolute, Alternative.Less).High,
            };
        },
        ["sequential-one-sided-p"] = i => Sequence(i, MeanDifference.Absolute(Treatment(i), Control(i)), Alternative.Greater).P!.Value,
        ["gst-obf-5-looks"] = i => GroupSequential.Bounds(i.A("t"), i.D("alpha"), Spending.ObrienFleming),
        ["gst-adjusted-alpha"] = i =>
        {
            var bounds = GroupSequential.Bounds(GroupSequential.Fractions(i.A("total_n"), i.D("planned_total")), i.D("alpha"), Spending.Power(2));
            return bounds.Select(b => Tails.NormalTwoSided(b)).ToArray();
        },
        ["gst-first-look-ci"] = i =>
        {
            var look = FirstLook(i, Alternative.TwoSided);
            return new { diff = look.Point, ci = look.Ends() };
        },
        ["gst-first-look-lower"] = i =>
        {
            var look = FirstLook(i, Alternative.Greater);
            return new { diff = look.Point, lower = look.Low };
        },
        ["msprt-statsig-formula"] = i =>
        {
            var test = MixtureTest.Conservative(i.D("diff"), i.D("var_t"), i.D("n_t"), i.D("var_c"), i.D("n_c"), 1 - i.D("alpha"));
            return new { z_star = (test.High - test.Point) / test.StandardError, ci = test.Ends(), p = test.P };
        },
        ["bayes-binomial"] = i => Posterior(RelativeLift.Delta(Treatment(i), Control(i))),
        ["bayes-gaussian-flat"] = i => Posterior(RelativeLift.Delta(Treatment(i), Control(i))),
        ["bayes-expected-loss"] = i =>
        {
            var posterior = new NormalPosterior(i.D("mu"), i.D("sigma"));
            return new[] { posterior.LossOfHolding, posterior.LossOfShipping };
        },
    };

    private static Inference Sequence(JsonNode i, Inference e, Alternative alternative) =>
        ConfidenceSequence.At(e.Point!.Value, e.StandardError!.Value, Treatment(i).N + Control(i).N, i.D("tuning"), alternative: alternative);

    private static Inference FirstLook(JsonNode i, Alternative alternative)
    {
        var (one, two) = (i["g1"]!.Arm(), i["g2"]!.Arm());
        var difference = MeanDifference.Absolute(two, one);
        return GroupSequential.Repeated(
            difference.Point!.Value, difference.StandardError!.Value, [(one.N + two.N) / i.D("final_n")], Spending.Power(2), 1 - i.D("alpha"), alternative);
    }

    private static object Posterior(Inference e)
    {
        var posterior = NormalPosterior.Of(e.Point!.Value, e.StandardError!.Value);
        return new
        {
            mean = posterior.Mean,
            sd = posterior.Deviation,
            ci = posterior.Credible(0.95).Ends(),
            chance_to_win = posterior.ChanceToWin,
            risk_control_treatment = new[] { posterior.LossOfHolding, posterior.LossOfShipping },
        };
    }
}
