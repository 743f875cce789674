using System.Text.Json.Nodes;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private static readonly Dictionary<string, Func<JsonNode, object>> Models = new()
    {
        ["logit-spector-predictions"] = _ =>
        {
            var (x, y) = Spector();
            var predicted = Logistic.Predict(Logistic.Fit(x, y), x);
            bool[] positive = [.. y.Select(v => v == 1)];
            return new { phat = predicted[..5], auc = RocCurve.Auc(predicted, positive).Point, brier = Calibration.Brier(predicted, positive).Point };
        },
        ["oaxaca-blinder"] = i =>
        {
            var split = OaxacaBlinder.Split([i.A("AGE"), i.A("INCOME"), i.A("INCOMESQ")], i.A("AVGEXP"), Flags(i, "OWNRENT"))!.Value;
            return new
            {
                gap = split.Gap,
                endowments = split.Endowments,
                coefficients = split.Coefficients,
                interaction = split.Interaction,
                pooled_explained = split.Explained,
                pooled_unexplained = split.Unexplained,
            };
        },
        ["kitagawa-mix-rate"] = i =>
        {
            var (w0, r0, w1, r1) = (i.A("w0"), i.A("r0"), i.A("w1"), i.A("r1"));
            var parts = Kitagawa.Split([.. w0.Select((w, s) => new SegmentShift(w, r0[s], w1[s], r1[s]))]);
            return new { delta = parts.Sum(p => p.Mix + p.Rate), mix = parts.Sum(p => p.Mix), rate = parts.Sum(p => p.Rate) };
        },
        ["did-2x2"] = i => DifferenceInDifferences.FourMeans(i.D("treated_pre"), i.D("treated_post"), i.D("control_pre"), i.D("control_post")),
        ["cusum-arl"] = i => i.A("h").Select(h => i.A("shift").Select(s => Cusum.AverageRunLength(i.D("k"), h, s)).ToArray()).ToArray(),
        ["shapley-coverage"] = i =>
        {
            var sets = i["sets"]!.AsObject().Select(s => (s.Key, Items: s.Value!.A())).ToList();
            var items = sets.SelectMany(s => s.Items).Distinct()
                .Select(item => new CaughtItem([.. Enumerable.Range(0, sets.Count).Where(s => sets[s].Items.Contains(item))])).ToList();
            var parts = StrategyCoverage.Contributions(items, sets.Count);
            return new
            {
                shapley = parts.Select(p => p.Shapley),
                unique = parts.Select(p => p.Unique),
                // Two strategies cover everything; the greedy order stops there.
                greedy_order = StrategyCoverage.Greedy(items, sets.Count).Select(s => sets[s].Key),
                total = items.Count,
            };
        },
        ["nab-scaled-sigmoid"] = i => i.A("relative_position").Select(NabScore.Weight).ToArray(),
        ["nab-scoring-one-tp-one-fp"] = i =>
        {
            var (width, weights) = ((int)i.D("window"), i["weights"]!);
            // The missed window lies far behind the last detection.
            return NabScore.Raw([(0, width - 1), (1000, 999 + width)], [.. i.A("detections").Select(d => (int)d)], new(weights.D("tp"), weights.D("fn"), weights.D("fp")));
        },
        ["nab-normalisation"] = i => NabScore.Normalized(i.D("raw"), i.D("windows"), new(1, -i.D("raw_null") / i.D("windows"), 0.11)),
    };

    private static (Regressors X, double[] Y) Spector()
    {
        var table = Read.Table("spector.csv");
        return (Regressors.Of([table.Numbers("GPA"), table.Numbers("TUCE"), table.Numbers("PSI")]), table.Numbers("GRADE"));
    }
}
