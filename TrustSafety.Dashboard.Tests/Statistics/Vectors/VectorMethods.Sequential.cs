using System.Globalization;
using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Statistics.Vectors.Told;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private static VectorRule[] Sequential =>
    [
        new("confidence sequence|sequential", "tuning|tuning_parameter|n_star", ConfidenceSequences),
        new("nominal|adjusted alpha|alpha per look|gst|group.sequential|lan.demets|bounds|pocock|o'?brien|tsiatis", "t|total_n|fractions|timing|n_looks|looks|information", Bounds),
        new("look|group.sequential|gst|adjusted", "final_n|planned_total|max_n", AtLook),
        new("msprt|mixture", "diff|estimate", Mixture),
        new("tost|equivalence", "low|lower|margin", i => i.IsNumber("x") ? OneInMargins(i) : i.Has("treatment") || i.Has("g2") || i.Has("x") && i.IsList("x") ? MarginsOfMeans(i) : Margins(i, i.D("estimate", "diff", "mean"), i.D("se", "error"), i.Has("df") ? i.D("df") : null)),
        new("non.?inferior", "margin", NotInferior),
        new("expected loss", "mu sigma", i => Posterior(new(i.D("mu"), i.D("sigma")), 0.95).Mainly(() => new NormalPosterior(i.D("mu"), i.D("sigma")) is var p ? new[] { p.LossOfHolding, p.LossOfShipping } : null)),
        new("posterior|bayes|chance to win", "control treatment", Bayes),
        new("posterior|bayes", "estimate|diff", i => Posterior(NormalPosterior.Of(i.D("estimate", "diff"), i.D("se", "error"), Prior(i)), i.Level)),
    ];

    private static Told ConfidenceSequences(Given i)
    {
        var (t, c, tuned) = (i.Treatment(), i.Control(), i.D("tuning", "tuning_parameter", "n_star"));
        Inference Sequence(bool relative, double level, Alternative side)
        {
            var e = relative ? RelativeLift.Delta(t, c) : MeanDifference.Absolute(t, c);
            return ConfidenceSequence.At(e.Point!.Value, e.StandardError!.Value, t.N + c.N, tuned, level, side);
        }
        // Sources that do not say so mean the lift, but for a bare one-sided p, which they take of the difference.
        var relative = i.Option("relative|lift|confidence sequence", "relative") && !i.Says("absolute");
        var level = i.Level;
        var side = i.Says("one-sided sequential p") && !i.Has("alternative") ? Alternative.Greater : i.Says("limits") ? Alternative.TwoSided : i.Side;
        return By(name => name switch
        {
            "lower_rel" => Sequence(true, level, Alternative.Greater).Low,
            "lower_abs" => Sequence(false, level, Alternative.Greater).Low,
            "upper_rel" => Sequence(true, level, Alternative.Less).High,
            "upper_abs" => Sequence(false, level, Alternative.Less).High,
            _ => Pick(name, Sequence(relative, level, side)),
        }).Mainly(() => Sequence(relative, level, side).P);
    }

    private static object? Pick(string name, Inference e) => name switch
    {
        "estimate" or "effect" or "diff" => e.Point,
        "se" => e.StandardError,
        "ci" => Ends(e),
        "lower" => e.Low,
        "upper" => e.High,
        "p" or "p_value" => e.P,
        _ => null,
    };

    private static Told Bounds(Given i)
    {
        var fractions = Fractions(i);
        var alpha = i.Has("alpha") ? i.D("alpha") : 1 - i.Level;
        // A bound has no direction: one-sided is enough.
        var side = i.Has("alternative") ? i.Side : i.Has("sides") ? i.D("sides") == 2 ? Alternative.TwoSided : Alternative.Greater : i.Says("one.sided") ? Alternative.Greater : i.Side;
        var classical = i.Has("delta") || i.Says("classical|\\bwang|tsiatis|constant") && !i.Says("spending|lan");
        var bounds = classical ? GroupSequential.WangTsiatis(fractions, alpha, i.D("delta", i.Says("pocock") ? 0.5 : 0), side) : GroupSequential.Bounds(fractions, alpha, SpendingOf(i), side);
        double[] Spent() => SpendingOf(i) is var spending ? [.. fractions.Select(t => side == Alternative.TwoSided ? 2 * spending.At(alpha / 2, t) : spending.At(alpha, t))] : [];
        double[] Nominal() => [.. bounds.Select(b => side == Alternative.TwoSided ? Tails.NormalTwoSided(b) : Tails.NormalTwoSided(b) / 2)];
        // The constant of a table: Pocock's bound, O'Brien and Fleming's at the last look.
        return Value(() => i.Says("nominal|adjusted.alpha|alpha per look") ? Nominal() : bounds)
            .And("constant c", () => bounds[^1]).And("spent alpha_spent cumulative_alpha", Spent)
            .And("bounds z critical upper", () => bounds).And("lower", () => bounds.Select(b => -b).ToArray()).And("nominal nominal_alpha alpha p", Nominal)
            .And("power", () => GroupSequential.Power(i.D("drift", "theta"), fractions, bounds, side))
            .And("drift", () => GroupSequential.DetectableDrift(fractions, bounds, i.D("power", 0.8), side));
    }

    private static double[] Fractions(Given i) =>
        i.Has("total_n") ? GroupSequential.Fractions(i.A("total_n"), i.D("planned_total", "final_n", "max_n"))
        : i.Has("t") || i.Has("fractions") || i.Has("timing") || i.Has("information") ? i.A("t", "fractions", "timing", "information")
        : i.IsList("looks") ? i.A("looks")
        : i.D("n_looks", "looks") is var k ? [.. Enumerable.Range(1, (int)k).Select(j => j / k)] : [];

    /// <summary>By the name of the function in the inputs, or in the method; a parameter has a name or stands in the formula.</summary>
    private static Spending SpendingOf(Given i)
    {
        var named = i.Text("spending", "spending_function", "sf")?.ToLowerInvariant();
        var text = named is null ? i.Method : named;
        double Parameter(string pattern, params string[] names) => names.FirstOrDefault(i.Has) is { } name ? i.D(name)
            : System.Text.RegularExpressions.Regex.Match(text, pattern) is { Success: true } m ? double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) : throw new ArgumentException("The spending function has no parameter.");
        return text switch
        {
            _ when text.Contains("pocock", StringComparison.Ordinal) || text.Contains("(e-1)", StringComparison.Ordinal) || text.Contains("(e - 1)", StringComparison.Ordinal) => Spending.Pocock,
            _ when System.Text.RegularExpressions.Regex.IsMatch(text, "hwang|hsd|gamma") => Spending.HwangShihDeCani(Parameter(@"(?:gamma|γ)\s*=?\s*(-?\d+(?:\.\d+)?)", "gamma", "sfpar")),
            _ when System.Text.RegularExpressions.Regex.IsMatch(text, @"o'?brien|obf|phi\(") => Spending.ObrienFleming,
            _ when System.Text.RegularExpressions.Regex.IsMatch(text, @"t\^|power|kim|linear") => Spending.Power(text.Contains("linear", StringComparison.Ordinal) ? 1 : Parameter(@"(?:t\^|phi|rho|power)\s*=?\s*(\d+(?:\.\d+)?)", "phi", "rho", "sfpar")),
            _ => throw new ArgumentException("A spending function that is not known."),
        };
    }

    private static Told AtLook(Given i)
    {
        var (one, two) = (i.Control(), i.Treatment());
        var difference = MeanDifference.Absolute(two, one);
        var final = i.D("final_n", "planned_total", "max_n");
        double[] taken = i.Has("previous_n") ? [.. i.A("previous_n"), one.N + two.N] : [one.N + two.N];
        return Of(i, (level, side) => GroupSequential.Repeated(difference.Point!.Value, difference.StandardError!.Value, GroupSequential.Fractions(taken, final), SpendingOf(i), level, side));
    }

    private static Told Mixture(Given i)
    {
        var point = i.D("diff", "estimate");
        if (i.Has("tau") || i.Has("mixing_variance"))
        {
            var tau = i.Has("mixing_variance") ? i.D("mixing_variance") : i.D("tau");
            return Of(i, (level, side) => MixtureTest.Normal(point, i.D("se", "error"), tau, level, side));
        }
        Inference Test(double level) => MixtureTest.Conservative(point, i.D("var_t"), i.D("n_t"), i.D("var_c"), i.D("n_c"), level);
        return Of(i, (level, side) => side == Alternative.TwoSided ? Test(level) : throw new ArgumentException("The documented mSPRT is two-sided.")).And("z_star", () => Test(i.Level) is var test ? (test.High - test.Point) / test.StandardError : null);
    }

    private static Told MarginsOfMeans(Given i)
    {
        var (t, c) = i.Has("x") ? (Arms.Of(i.A("x")), Arms.Of(i.A("y"))) : (i.Treatment(), i.Control());
        var pooled = i.Has("usevar") ? i.Text("usevar") == "pooled" : i.Option("pooled|equal.var", "equal_var", "pooled");
        var d = pooled ? MeanDifference.Pooled(t, c) : MeanDifference.Absolute(t, c);
        return Margins(i, d.Point!.Value, d.StandardError!.Value, d.DegreesOfFreedom);
    }

    private static Told Margins(Given i, double point, double error, double? df)
    {
        var (low, high) = i.Has("margin") ? (-i.D("margin"), i.D("margin")) : (i.D("low", "lower"), i.D("high", "upper"));
        // Each test is at α, so the interval beside them is at 1 − 2α; "90% CI" says that level outright.
        var level = i.Has("alpha") || !i.Says("90% ci") ? i.Level : 0.95;
        var tost = new Lazy<Equivalence>(() => MarginTest.Equivalent(point, error, low, high, level, df));
        return By(name => name switch
        {
            "ci90" or "ci" => Ends(tost.Value.Both),
            "z_low" or "t_low" or "t1" or "z1" => tost.Value.AboveLow.Statistic,
            "z_high" or "t_high" or "t2" or "z2" => tost.Value.BelowHigh.Statistic,
            "p_low" or "p1" => tost.Value.AboveLow.P,
            "p_high" or "p2" => tost.Value.BelowHigh.P,
            "df" => df,
            _ => Pick(name, tost.Value.Both),
        }).Mainly(() => tost.Value.Both.P);
    }

    private static Told NotInferior(Given i)
    {
        var margin = i.D("margin");
        if (i.Has("control") && (i["control"].Has("x") || i["control"].Has("k")) || i.Has("x1"))
        {
            var (k, n, c, m) = Counts(i);
            return Of(i, (level, _) => i.Says("score|farrington|mee") ? ProportionDifference.Mee(k, n, c, m, level, Alternative.Greater, -margin)
                : i.Says("miettinen") ? TwoProportions.MiettinenNurminen(k, n, c, m, level, Alternative.Greater, nullDifference: -margin)
                : ProportionDifference.Unpooled(k, n, c, m, level, Alternative.Greater, -margin));
        }
        if (i.Has("estimate") || i.Has("diff")) return Of(i, (level, _) => MarginTest.NonInferiority(i.D("estimate", "diff"), i.D("se", "error"), margin, level, i.Has("df") ? i.D("df") : null));
        var d = i.Option("pooled|equal.var", "equal_var", "pooled") ? MeanDifference.Pooled(i.Treatment(), i.Control()) : i.Says("z-test|ztest") ? MeanDifference.Normal(i.Treatment(), i.Control()) : MeanDifference.Absolute(i.Treatment(), i.Control());
        return Of(i, (level, _) => MarginTest.NonInferiority(d.Point!.Value, d.StandardError!.Value, margin, level, d.DegreesOfFreedom));
    }

    private static Told Bayes(Given i)
    {
        var (t, c) = (i.Treatment(), i.Control());
        var relative = i.Text("difference_type") is { } type ? type == "relative" : i.Has("relative") ? i.Flag("relative") : !i.Says("absolute");
        var e = relative ? RelativeLift.Delta(t, c) : MeanDifference.Absolute(t, c);
        return Posterior(NormalPosterior.Of(e.Point!.Value, e.StandardError!.Value, Prior(i)), i.Level);
    }

    private static (double, double)? Prior(Given i)
    {
        if (!i.Has("prior")) return null;
        var prior = i["prior"];
        if (prior.Has("proper") && !prior.Flag("proper")) return null;
        return (prior.D("mean", "mu"), prior.Has("variance") || prior.Has("var") ? prior.D("variance", "var") : prior.D("sd", "std") is var s ? s * s : 0);
    }

    private static Told Posterior(NormalPosterior posterior, double level) => By(name => name switch
    {
        "mean" or "estimate" or "mu" => posterior.Mean,
        "sd" or "stddev" or "sigma" => posterior.Deviation,
        "ci" => posterior.Credible(level) is var ci ? new[] { ci.Low, ci.High } : null,
        "chance_to_win" => posterior.ChanceToWin,
        "risk_control_treatment" or "risk" or "loss" => new[] { posterior.LossOfHolding, posterior.LossOfShipping },
        _ => null,
    });
}
