using System.Text.Json.Nodes;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private static readonly Dictionary<string, Func<JsonNode, object>> Proportions = new()
    {
        ["prop-ztest-pooled"] = i =>
        {
            var (k, n) = (i.A("x"), i.A("n"));
            var z = ProportionDifference.Pooled(k[0], n[0], k[1], n[1]);
            return new { z = z.Statistic, p = z.P };
        },
        ["prop-ztest-one-sample"] = i =>
        {
            var z = ProportionTest.Wald(i.D("x"), i.D("n"), i.D("p0"));
            return new { z = z.Statistic, p = z.P };
        },
        ["prop-chi2-k-sample"] = i =>
        {
            var test = ContingencyTest.Pearson(i.A("x"), i.A("n"));
            return new { chi2 = test.Statistic, df = test.DegreesOfFreedom, p = test.P };
        },
        ["prop-pairwise-holm"] = i =>
        {
            var raw = ContingencyTest.Pairwise(i.A("x"), i.A("n"));
            return new { raw, holm = Multiplicity.Holm(raw) };
        },
        ["binomial-exact"] = i =>
        {
            double? P(Alternative a) => ProportionTest.Exact(i.D("x"), i.D("n"), i.D("p0"), a).P;
            return new { two_sided = P(Alternative.TwoSided), less = P(Alternative.Less), greater = P(Alternative.Greater) };
        },
        ["prop-ci"] = Single,
        ["prop-ci-18-20"] = Single,
        ["prop-ci-4-200"] = Single,
        ["prop-diff-newcombe"] = i => Two(i, (k, n, c, m, level) => ProportionDifference.Newcombe(k, n, c, m, level)),
        ["prop-diff-wald"] = i => ProportionDifference.Unpooled(i.D("x1"), i.D("n1"), i.D("x2"), i.D("n2"), 1 - i.D("alpha")).Ends(),
        ["prop-diff-agresti-caffo"] = i => Two(i, (k, n, c, m, level) => ProportionDifference.AgrestiCaffo(k, n, c, m, level)),
        ["prop-diff-miettinen-nurminen"] = i => Two(i, (k, n, c, m, level) => TwoProportions.MiettinenNurminen(k, n, c, m, level).Interval),
        ["prop-diff-mee"] = i => Two(i, (k, n, c, m, level) => ProportionDifference.Mee(k, n, c, m, level).Interval!.Value),
        ["risk-ratio-katz"] = i => Two(i, (k, n, c, m, level) => RiskRatio.Katz(k, n, c, m, level).Interval!.Value),
        ["risk-ratio-koopman"] = i => Two(i, (k, n, c, m, level) => RiskRatio.Koopman(k, n, c, m, level).Interval!.Value),
        ["odds-ratio-woolf"] = i => Two(i, (k, n, c, m, level) => OddsRatio.Woolf(k, n, c, m, level).Interval!.Value),
        ["cohens-h"] = i => ProportionDifference.CohenH(i.D("p1"), i.D("p2")),
        ["prop-diff-unpooled"] = i =>
        {
            var (t, c) = (i["treatment"]!, i["control"]!);
            Inference At(double level) => ProportionDifference.Unpooled(t.D("x"), t.D("n"), c.D("x"), c.D("n"), level);
            var (difference, rate) = (At(0.95), c.D("x") / c.D("n"));
            return new
            {
                diff_lo_hi = new[] { difference.Point, difference.Low, difference.High },
                // The source divides the absolute limits by the control's rate.
                rel_lo_hi = new[] { difference.Point / rate, difference.Low / rate, difference.High / rate },
                ci99 = At(0.99).Ends(),
                ci999 = At(0.999).Ends(),
                p = ContingencyTest.Pearson([t.D("x"), c.D("x")], [t.D("n"), c.D("n")]).P,
            };
        },
        ["prop-diff-pooled-ci"] = i =>
        {
            var (t, c) = (i["treatment"]!, i["control"]!);
            return new { pooled_no_cc = ProportionDifference.Pooled(t.D("x"), t.D("n"), c.D("x"), c.D("n")).Ends() };
        },
        ["srm-chi2"] = i => SampleRatio.ChiSquared(i.A("counts"), i.A("weights")).P!.Value,
        ["srm-binomial"] = i =>
        {
            var (n, w) = (i.A("counts"), i.A("weights"));
            return new
            {
                binomial = SampleRatio.Exact(n[0], n[1], w[0], w[1]).P,
                normal_cc = SampleRatio.Normal(n[0], n[1], w[0], w[1], corrected: true).P,
                normal = SampleRatio.Normal(n[0], n[1], w[0], w[1]).P,
            };
        },
        ["poisson-rates"] = i =>
        {
            var (c, t, d, u) = (i.D("c1"), i.D("t1"), i.D("c2"), i.D("t2"));
            return new { wald = RateRatio.Wald(c, t, d, u).Statistic, score = RateRatio.Score(c, t, d, u).Statistic, sqrt = RateRatio.SquareRoot(c, t, d, u).Statistic };
        },
        ["tost-proportion-sas"] = i =>
        {
            var p = ProportionTest.Wald(i.D("x"), i.D("n"), 0);
            var tost = MarginTest.Equivalent(p.Point!.Value, p.StandardError!.Value, i.D("low"), i.D("high"));
            return new { ci90 = tost.Both.Ends(), z_low = tost.AboveLow.Statistic, z_high = tost.BelowHigh.Statistic };
        },
    };

    private static object Single(JsonNode i)
    {
        var (k, n, level) = (i.D("x"), i.D("n"), 1 - i.D("alpha"));
        return new
        {
            wilson = OneProportion.Wilson(k, n, level).Ends(),
            clopper_pearson = OneProportion.ClopperPearson(k, n, level).Ends(),
            agresti_coull = ProportionLimits.AgrestiCoull(k, n, level).Ends(),
            wald = ProportionLimits.Wald(k, n, level).Ends(),
        };
    }

    private static double[] Two(JsonNode i, Func<double, double, double, double, double, Interval> method) =>
        method(i.D("x1"), i.D("n1"), i.D("x2"), i.D("n2"), 1 - i.D("alpha", 0.05)).Ends();
}
