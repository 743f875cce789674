extern alias Benchmarks;

using System.Globalization;
using Benchmarks::TrustSafety.Dashboard.Benchmarks.Incidents;
using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Statistics.Vectors.Told;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private static VectorRule[] Parts =>
    [
        new("oaxaca", "", Oaxaca),
        new("", "w0 r0 w1 r1", i =>
        {
            var (w0, r0, w1, r1) = (i.A("w0"), i.A("r0"), i.A("w1"), i.A("r1"));
            var parts = Kitagawa.Split([.. w0.Select((w, s) => new SegmentShift(w, r0[s], w1[s], r1[s]))]);
            return By(name => name switch
            {
                "delta" or "total" => parts.Sum(p => p.Mix + p.Rate), "mix" => parts.Sum(p => p.Mix), "rate" => parts.Sum(p => p.Rate),
                "mix_by_segment" => parts.Select(p => p.Mix).ToArray(), "rate_by_segment" => parts.Select(p => p.Rate).ToArray(), _ => null,
            });
        }),
        new("difference-in-differences|\\bdid\\b", "treated_pre|treated_before", i => i.IsObject("treated_pre")
            ? Of(i, (level, side) => DifferenceInDifferences.FourCells(i["treated_pre"].Arm(), i["treated_post"].Arm(), i["control_pre"].Arm(), i["control_post"].Arm(), level, side))
            : Value(() => DifferenceInDifferences.FourMeans(i.D("treated_pre", "treated_before"), i.D("treated_post", "treated_after"), i.D("control_pre", "control_before"), i.D("control_post", "control_after")), "did", "effect", "estimate")),
        new("difference-in-differences|two-way fixed", "unit period", i =>
        {
            var (unit, period, y, treated) = (i.A("unit"), i.A("period"), i.A("y", "outcome"), i.Flags("treated", "d"));
            return Of(i, (level, side) => DifferenceInDifferences.TwoWay([.. y.Select((v, k) => new PanelRow((int)unit[k], (int)period[k], v, treated[k]))], level, side));
        }),
        new("average run length|\\barl\\b", "k h shift", i =>
        {
            double[] Of(string name) => i.IsList(name) ? i.A(name) : [i.D(name)];
            var twoSided = i.Has("sides") ? i.D("sides") == 2 : !i.Says("one-sided");
            var all = Of("h").Select(h => Of("shift").Select(s => Cusum.AverageRunLength(i.D("k"), h, s, twoSided)).ToArray()).ToArray();
            return Value(() => i.IsList("h") ? i.IsList("shift") ? all : all.Select(r => r[0]).ToArray() : i.IsList("shift") ? all[0] : all[0][0], "arl");
        }),
        new("shapley|coverage|unique", "sets", Coverage),
        new("sigmoid|positional weight", "relative_position", i => Value(() => i.IsList("relative_position") ? i.A("relative_position").Select(NabScore.Weight).ToArray() : NabScore.Weight(i.D("relative_position")))),
        new("normalised|normalized", "raw", i =>
        {
            // Null misses every window; the profile's weights are those of its name.
            var windows = i.D("windows");
            var miss = -i.D("raw_null") / windows;
            return Value(() => NabScore.Normalized(i.D("raw"), windows, new(i.D("tp", 1), miss, i.D("fp", 0.11))));
        }),
        new("window.*(detection|score|fp)|nab", "window detections", Nab),
    ];

    private static Told Oaxaca(Given i)
    {
        var (outcome, group) = (Named(i, i.Match(@"outcome (\w+)")), Named(i, i.Match(@"group (\w+)")));
        var columns = i.Match(@"x = ([\w, ]+)").Split(',', StringSplitOptions.TrimEntries).Where(c => c != "const").Select(c => i.A(Named(i, c))).ToArray();
        var split = OaxacaBlinder.Split(columns, i.A(outcome), i.Flags(group))!.Value;
        return By(name => name switch
        {
            "gap" => split.Gap,
            "endowments" => split.Endowments,
            "coefficients" => split.Coefficients,
            "interaction" => split.Interaction,
            "pooled_explained" or "explained" => split.Explained,
            "pooled_unexplained" or "unexplained" => split.Unexplained,
            _ => null,
        });
    }

    private static string Named(Given i, string lower) => i.Names.FirstOrDefault(n => n.Equals(lower, StringComparison.OrdinalIgnoreCase)) ?? throw new ArgumentException($"The inputs have no {lower}.");

    private static Told Coverage(Given i)
    {
        var names = i["sets"].Names.ToList();
        var sets = names.Select(n => i["sets"].A(n)).ToList();
        var items = sets.SelectMany(s => s).Distinct().Select(item => new CaughtItem([.. Enumerable.Range(0, sets.Count).Where(s => sets[s].Contains(item))])).ToList();
        var parts = StrategyCoverage.Contributions(items, sets.Count);
        return By(name => name switch
        {
            "shapley" => parts.Select(p => p.Shapley).ToArray(),
            "unique" or "leave_one_out" or "marginal" => parts.Select(p => p.Unique).ToArray(),
            "covered" => parts.Select(p => p.Total).ToArray(),
            "greedy_order" or "greedy" => StrategyCoverage.Greedy(items, sets.Count).Select(s => names[s]).ToArray(),
            "total" => items.Count,
            _ => null,
        });
    }

    private static Told Nab(Given i)
    {
        var (width, weights) = ((int)i.D("window"), i["weights"]);
        var windows = (int)i.D("windows", Number(i, @"(\d+) windows", 1));
        // Windows that no detection speaks of lie far behind the last one.
        var all = Enumerable.Range(0, windows).Select(w => (1000 * w, 1000 * w + width - 1)).ToList();
        return Value(() => NabScore.Raw(all, [.. i.A("detections").Select(d => (int)d)], new(weights.D("tp"), weights.D("fn"), weights.D("fp"))), "score");
    }
}
