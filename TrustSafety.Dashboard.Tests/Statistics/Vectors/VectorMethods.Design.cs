using System.Text.Json.Nodes;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private static readonly Dictionary<string, Func<JsonNode, object>> Design = new()
    {
        ["power-ttest-one-sample"] = i => i["cases"]!.AsArray().Select(c =>
        {
            var n = c!.D("n");
            var side = (string)c!["side"]! switch { "larger" => Alternative.Greater, "smaller" => Alternative.Less, _ => Alternative.TwoSided };
            return Power.ExactT(c!.D("d"), 1 / Math.Sqrt(n), n - 1, i.D("alpha"), side);
        }).ToArray(),
        ["samplesize-continuous"] = i => Power.UnitsShiftedT(i.D("mde"), DesignError.Difference(i.D("variance"), i.D("variance"), 1), i.D("power"), i.D("alpha"))!.Value,
        ["power-shifted-t"] = i =>
        {
            var (variance, alpha) = (i.D("variance"), i.D("alpha"));
            double Error(double n) => DesignError.Difference(variance, variance, n);
            return new
            {
                power_one_sided_rel10_n10000 = Power.ShiftedT(0.1 * i.D("mean"), Error(10_000), 9998, alpha, twoSided: false),
                mde_one_sided_n10000 = Power.DetectableEffect(Error(10_000), alpha: alpha, twoSided: false),
                mde_two_sided_n10000 = Power.DetectableEffect(Error(10_000), alpha: alpha),
                n_two_sided_effect_0_05 = Power.UnitsShiftedT(0.05, Error(1), alpha: alpha),
            };
        },
        ["power-achieved-normal"] = i => i["cases"]!.AsArray().Select(c =>
        {
            var n = c!.D("n1") + c!.D("n2");
            return Power.Normal(c!.D("mde"), DesignError.Difference(c!.D("var"), c!.D("var"), n, c!.D("n1") / n), c!.D("alpha"));
        }).ToArray(),
        ["power-mid-experiment"] = i =>
        {
            var lift = RelativeLift.Delta(Treatment(i), Control(i));
            var (mde, error, n) = (i.D("mde"), lift.StandardError!.Value, Treatment(i).N + Control(i).N);
            return new
            {
                @fixed = MidExperiment.Fixed(mde, error, i.D("target_power"), i.D("alpha")),
                sequential = MidExperiment.Sequential(mde, error, n, 5000, i.D("target_power"), i.D("alpha")),
                bayesian = MidExperiment.Bayesian(mde, error, (0.05, 0.001), i.D("target_power"), i.D("alpha")),
            };
        },
        ["design-effect-formula"] = i =>
        {
            var deff = DesignError.DesignEffect(i.D("m"), i.D("icc"));
            return new { deff, n_effective = DesignError.EffectiveSize(i.D("n"), deff) };
        },
        ["multiplicity-10p"] = i =>
        {
            var p = i.A("p");
            return new
            {
                bonf = Multiplicity.Bonferroni(p),
                holm = Multiplicity.Holm(p),
                hochberg = Multiplicity.Hochberg(p),
                bh = FalseDiscovery.Adjust(p),
                by = Multiplicity.BenjaminiYekutieli(p),
                holmsidak = Multiplicity.HolmSidak(p),
            };
        },
    };
}
