using System.Globalization;
using System.Text.RegularExpressions;
using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Statistics.Vectors.Told;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private static VectorRule[] Design =>
    [
        new("design effect|clusters of equal size|kish", "m|mean_size", i =>
        {
            var effect = DesignError.DesignEffect(i.D("m", "mean_size"), i.D("icc", "rho"), i.D("cv", 0));
            return Value(() => effect, "deff", "design_effect").And("n_effective n_eff", () => DesignError.EffectiveSize(i.D("n"), effect));
        }),
        new("interim|mid.experiment|extra.sample", "mde", MidWay),
        new("one.sample t.*power|power.*one.sample|pwr.t.test.*one", "", i => Cases(i, c => Power.ExactT(c.D("d", "effect"), 1 / Math.Sqrt(c.D("n", "nobs")), c.D("n", "nobs") - 1, Alpha(c, i), Sided(c, i)))),
        new("(two.sample|independent) t.*power|power.*(two.sample|independent)|ttestind|pwr.t2n", "", i => Cases(i, c =>
        {
            var (n, m) = Sizes(c);
            return Power.ExactT(c.D("d", "effect"), Math.Sqrt(1 / n + 1 / m), n + m - 2, Alpha(c, i), Sided(c, i));
        })),
        new("normal power|pwr.2p|cohen.? ?s? h power|normalindpower", "", i => Cases(i, c => Sizes(c) is var (n, m)
            ? Power.Normal(c.Has("p1") ? ProportionDifference.CohenH(c.D("p1"), c.D("p2")) : c.D("h", "d", "effect"), Math.Sqrt(1 / n + 1 / m), Alpha(c, i), Sided(c, i) == Alternative.TwoSided) : 0)),
        new("power.prop.test|pooled.*power|power.*(pooled|proportions)", "p1 p2", i => Cases(i, c => Sizes(c) is var (n, m) ? ProportionPower.Of(c.D("p1"), c.D("p2"), n + m, n / (n + m), Alpha(c, i), Sided(c, i) == Alternative.TwoSided) : 0)),
        new("achieved power|known variance", "", i => Cases(i, c => Sizes(c) is var (n, m) ? Power.Normal(c.D("mde", "effect"), Error(c, n + m, n / (n + m)), Alpha(c, i), Sided(c, i) == Alternative.TwoSided) : 0)),
        new("power / mde / n|shifted.t|power.*mde", "variance|var", Shifted),
        new("total n|sample size|samplesize|required n", "mde|effect|p1", SampleSize),
        new("bonferroni|holm|hochberg|benjamini|adjusted p|fdr|multiplicity|sidak", "p|pvalues|p_values", Families),
    ];

    /// <summary>One plan, or a list of cases that differ in some of their inputs.</summary>
    private static Told Cases(Given i, Func<Given, double> power)
    {
        var all = new Lazy<double[]>(() => [.. i.List("cases").Select(power)]);
        return i.Has("cases") ? Value(() => all.Value, "power") : Value(() => power(i), "power");
    }

    private static double Alpha(Given c, Given all) => c.Has("alpha") ? c.D("alpha") : all.Has("alpha") ? all.D("alpha") : 0.05;

    private static Alternative Sided(Given c, Given all) => c.Has("side") || c.Has("alternative") || c.Has("sides") ? c.Side : all.Side;

    private static (double N, double M) Sizes(Given c)
    {
        if (c.Has("n1")) return (c.D("n1"), c.D("n2"));
        var n = c.D("n", "nobs1");
        return (n, n * c.D("ratio", 1));
    }

    private static double Error(Given c, double n, double share) => c.Has("var_t") ? DesignError.Difference(c.D("var_t"), c.D("var_c"), n, share) : c.D("var", "variance") is var v ? DesignError.Difference(v, v, n, share) : 0;

    private static double Share(Given i) => i.Has("share") ? i.D("share") : i.Has("treatment_share") ? i.D("treatment_share") : i.Has("ratio") ? i.D("ratio") / (1 + i.D("ratio")) : 0.5;

    private static Told MidWay(Given i)
    {
        var lift = RelativeLift.Delta(i.Treatment(), i.Control());
        var (mde, error, n, power, alpha) = (i.D("mde"), lift.StandardError!.Value, i.Treatment().N + i.Control().N, i.D("target_power", "power"), i.Has("alpha") ? i.D("alpha") : 0.05);
        var tuned = i.Has("tuning") ? i.D("tuning") : Number(i, @"n\*\s*=\s*(\d+)", 5000);
        var prior = Prior(i) ?? (i.Match(@"prior n\((-?\.?\d+(?:\.\d+)?)") is { Length: > 0 } mean ? (double.Parse(mean, CultureInfo.InvariantCulture), Number(i, @"prior n\(-?\.?\d+(?:\.\d+)?,\s*(\.?\d+(?:\.\d+)?)", 0.001)) : (0, 1));
        return By(name => name switch
        {
            "fixed" => MidExperiment.Fixed(mde, error, power, alpha),
            "sequential" => MidExperiment.Sequential(mde, error, n, tuned, power, alpha),
            "bayesian" => MidExperiment.Bayesian(mde, error, prior, power, alpha),
            _ => null,
        });
    }

    private static double Number(Given i, string pattern, double otherwise) => i.Match(pattern) is { Length: > 0 } found ? double.Parse(found, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>Names say what is asked: power, mde or n, one- or two-sided, at a relative or absolute effect and an n.</summary>
    private static Told Shifted(Given i)
    {
        var (mean, variance, alpha, power, share) = (i.D("mean", 1), i.D("variance", "var"), i.Has("alpha") ? i.D("alpha") : 0.05, i.D("power", 0.8), Share(i));
        double Error(double n) => DesignError.Difference(variance, variance, n, share);
        return By(name =>
        {
            if (Asked().Match(name) is not { Success: true } asked) return null;
            double Of(string group) => double.Parse(asked.Groups[group].Value.Replace('_', '.'), CultureInfo.InvariantCulture);
            var twoSided = asked.Groups["sides"].Value != "one_sided";
            var effect = asked.Groups["rel"].Success ? mean * Of("rel") / 100 : asked.Groups["effect"].Success ? Of("effect") : 0;
            return asked.Groups["what"].Value switch
            {
                "power" => Power.ShiftedT(effect, Error(Of("n")), Of("n") - 2, alpha, twoSided),
                "mde" => Power.DetectableEffect(Error(Of("n")), power, alpha, twoSided),
                _ => Power.UnitsShiftedT(effect, Error(1), power, alpha, twoSided),
            };
        });
    }

    private static Told SampleSize(Given i)
    {
        if (i.Has("p1")) return Value(() => (i.Says("pooled") ? ProportionPower.Units(i.D("p1"), i.D("p2"), i.D("power", 0.8), Share(i), i.D("alpha", 0.05), i.Side == Alternative.TwoSided)
            : Power.Units(i.D("p1") - i.D("p2"), DesignError.Proportions(i.D("p1"), i.D("p2"), 1, Share(i)), i.D("power", 0.8), i.D("alpha", 0.05), i.Side == Alternative.TwoSided)), "n", "total_n");
        var (mde, alpha, power, share, twoSided) = (i.D("mde", "effect"), i.Has("alpha") ? i.D("alpha") : 0.05, i.D("power", 0.8), Share(i), i.Side == Alternative.TwoSided);
        double? Units() => i.Has("variance") || i.Has("var")
            ? Power.UnitsShiftedT(mde, i.D("variance", "var") is var v ? DesignError.Difference(v, v, 1, share) : 0, power, alpha, twoSided)
            : i.D("p", "baseline", "p0", "p_control", "baseline_rate", "baseline_proportion") is var p ? Power.Units(mde, DesignError.Proportions(p + mde, p, 1, share), power, alpha, twoSided) : null;
        return Value(() => Units(), "n", "total_n", "total", "sample_size");
    }

    private static Told Families(Given i)
    {
        var p = i.A("p", "pvalues", "p_values");
        double[]? Adjusted(string name) => name.ToLowerInvariant().Replace("-", "_", StringComparison.Ordinal) switch
        {
            "bonf" or "bonferroni" => Multiplicity.Bonferroni(p),
            "sidak" => Multiplicity.Sidak(p),
            "holm" => Multiplicity.Holm(p),
            "holmsidak" or "holm_sidak" => Multiplicity.HolmSidak(p),
            "hochberg" or "simes_hochberg" => Multiplicity.Hochberg(p),
            "hommel" => Multiplicity.Hommel(p),
            "bh" or "fdr_bh" or "fdr" => [.. FalseDiscovery.Adjust(p)],
            "by" or "fdr_by" => Multiplicity.BenjaminiYekutieli(p),
            _ => null,
        };
        return By(Adjusted).Mainly(() => Adjusted(i.Text("method", "procedure") ?? i.Match("(bonferroni|holm.sidak|sidak|holm|hochberg|hommel|fdr_bh|fdr_by)")));
    }

    [GeneratedRegex(@"^(?<what>power|mde|n)_(?<sides>one_sided|two_sided)(?:_rel(?<rel>\d+))?(?:_effect_(?<effect>\d+_\d+))?(?:_n(?<n>\d+))?$")]
    private static partial Regex Asked();
}
