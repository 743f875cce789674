using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Statistics.Vectors.Told;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private static VectorRule[] Judgement =>
    [
        new("mcnemar", "", Discordant),
        new("fleiss|randolph", "tables", i => i.Cube("tables") is var counts
            ? By(name => name switch { "fleiss" => counts.Select(c => MultiRaterKappa.Fleiss(c).Point).ToArray(), "randolph" => counts.Select(c => MultiRaterKappa.Randolph(c).Point).ToArray(), _ => null }) : null),
        new("krippendorff", "table|counts", i => i.Rows(i.Has("table") ? "table" : "counts") is var counts
            ? By(name => name switch { "nominal" or "alpha_nominal" => Krippendorff.Nominal(counts).Point, "ordinal" or "alpha_ordinal" => Krippendorff.Ordinal(counts).Point, _ => null })
                .Mainly(() => i.Says("ordinal") ? Krippendorff.Ordinal(counts).Point : Krippendorff.Nominal(counts).Point) : null),
        new("krippendorff", "ratings|data|reliability_data", i => Ratings(i) is var counts
            ? By(name => name switch { "nominal" or "alpha_nominal" => Krippendorff.Nominal(counts).Point, "ordinal" or "alpha_ordinal" => Krippendorff.Ordinal(counts).Point, _ => null })
                .Mainly(() => i.Text("level_of_measurement", "metric", "scale") is { } scale ? scale == "ordinal" ? Krippendorff.Ordinal(counts).Point : scale == "nominal" ? Krippendorff.Nominal(counts).Point : throw new ArgumentException($"A scale that is not known: {scale}.")
                    : i.Says("ordinal") ? Krippendorff.Ordinal(counts).Point : Krippendorff.Nominal(counts).Point) : null),
        new("fleiss|randolph", "table", i => i.Rows("table") is var counts
            ? By(name => name switch { "fleiss" => MultiRaterKappa.Fleiss(counts).Point, "randolph" => MultiRaterKappa.Randolph(counts).Point, "z" => MultiRaterKappa.FleissAgainstChance(counts).Statistic, "p" => MultiRaterKappa.FleissAgainstChance(counts).P, _ => null })
                .Mainly(() => i.Says("randolph") ? MultiRaterKappa.Randolph(counts).Point : MultiRaterKappa.Fleiss(counts).Point) : null),
        new("kappa", "table", Cohen),
        new("delong|difference of auc|paired auc", "y", i => Two(i) is (var first, var second)
            ? Of(i, (level, side) => RocCurve.Difference(first, second, i.Flags("y", "labels"), level, side)).And("auc1 auc_1", () => RocCurve.Auc(first, i.Flags("y", "labels")).Point).And("auc2 auc_2", () => RocCurve.Auc(second, i.Flags("y", "labels")).Point) : null),
        new("delong|pROC|confidence interval of auc", "y s|scores", i => i.A("s", "scores") is var s && i.Flags("y", "labels") is var y
            ? Of(i, (level, side) => RocCurve.Auc(s, y, level, side, logit: i.Says("logit"))) : null),
        new("platt|sigmoid calibration", "y s|scores|x", i => Platt.Fit(Items(i)) is { } curve
            ? By(name => name switch { "intercept" => curve.Intercept, "slope" => curve.Slope, "a" or "A" => -curve.Slope, "b" or "B" => -curve.Intercept, "fitted" or "probabilities" => i.A("s", "scores", "x").Select(curve.At).ToArray(), _ => null }).Mainly(() => new[] { -curve.Slope, -curve.Intercept }) : null),
        new("auc|roc|average precision", "y s|scores|p", i => i.A("s", "scores", "p") is var s && i.Flags("y") is var y
            ? By(name => name switch { "auc" => RocCurve.Auc(s, y).Point, "average_precision" or "ap" => PrecisionRecall.AveragePrecision(Items(i)).Point, "se" => RocCurve.Auc(s, y).StandardError, _ => null })
                .Mainly(() => i.Says("average precision") ? PrecisionRecall.AveragePrecision(Items(i)).Point : RocCurve.Auc(s, y).Point) : null),
        new("precision|recall|f.?beta|f1|f.score", "y threshold", i => PrecisionRecall.At(Items(i), i.D("threshold"), i.D("beta", 1), i.Level) is var at
            ? By(name => name switch { "precision" => at.Precision.Point, "recall" => at.Recall.Point, "f" or "f1" or "f2" or "fbeta" => at.F.Point, "se_precision" => at.Precision.StandardError, "se_recall" => at.Recall.StandardError, "se_f" => at.F.StandardError, _ => null }) : null),
        new("log.?loss|cross.?entropy|logarithmic score", "y p", i => i.A("p") is var p && i.Flags("y") is var y && i.D("eps", i.D("clip", 0)) is var clip
            ? Of(i, (level, side) => i.Has("clusters") ? LogLoss.Clustered(p, y, [.. i.A("clusters").Select(c => (int)c)], level, side, clip) : LogLoss.Of(p, y, level, side, clip))
                .And("log_loss logloss", () => LogLoss.Of(p, y, clip: clip).Point).Mainly(() => LogLoss.Of(p, y, clip: clip).Point) : null),
        new("brier", "y p", i => Value(() => Calibration.Brier(i.A("p"), i.Flags("y")).Point, "brier")),
        new("calibration error|ece", "y p", i => Value(() => Calibration.Expected(i.A("p"), i.Flags("y"), (int)i.D("bins", i.D("n_bins", 10))).Error, "ece")),
        new("isotonic", "y", i => Isotonic.Fit(Items(i)) is var curve ? Value(() => i.A("x", "s", "scores").Select(curve.At).ToArray(), "fitted") : null),
        new("rogan|prevalence", "ap|AP|apparent", i =>
        {
            var (p, n, labels) = (i.D("AP", "ap", "apparent"), i.D("nP", "n_p", "n"), new LabelAccuracy(i.D("Se", "se"), i.D("nSe", "n_se"), i.D("Sp", "sp"), i.D("nSp", "n_sp")));
            return Of(i, (level, side) => i.Says("lang") ? RoganGladen.LangReiczigel(p, n, labels, level, side) : RoganGladen.Delta(p, Math.Sqrt(p * (1 - p) / n), labels, level, side));
        }),
        new("chapman|capture", "n1 n2 m", i => Of(i, (level, side) => CaptureRecapture.Chapman(i.D("n1"), i.D("n2"), i.D("m"), level, side))),
    ];

    private static Told Discordant(Given i)
    {
        var (b, c) = i.Has("table") && i.Rows("table") is var t ? (t[0][1], t[1][0]) : (i.D("b"), i.D("c"));
        var corrected = Continuity(i, !i.Has("correction") && !i.Has("corrected"));
        var exact = i.Has("exact") ? i.Flag("exact") : i.Says("exact");
        return Of(i, side => i.Says("mid.?p") ? MidP.Pairs(b, c, side) : exact ? McNemar.Exact(b, c, side) : side == Alternative.TwoSided ? McNemar.ChiSquared(b, c, corrected) : throw new ArgumentException("χ² has no side."))
            .And("exact p_exact", () => McNemar.Exact(b, c, i.Side).P).And("midp mid_p p_mid", () => MidP.Pairs(b, c, i.Side).P).And("chi2_corrected", () => McNemar.ChiSquared(b, c, true).Statistic).And("chi2_uncorrected", () => McNemar.ChiSquared(b, c).Statistic);
    }

    private static Told Cohen(Given i)
    {
        var rows = i.Rows("table");
        var table = new double[rows.Length, rows.Length];
        for (var r = 0; r < rows.Length; r++) for (var c = 0; c < rows.Length; c++) table[r, c] = rows[r][c];
        var named = i.Has("weights") && !i.IsList("weights") ? i.Text("weights") : null;
        var scores = i.IsList("weights") ? i.A("weights") : i.IsList("scores") ? i.A("scores") : [.. Enumerable.Range(0, rows.Length).Select(k => (double)k)];
        var kind = named ?? (i.Says("quadratic|fleiss-cohen|fc weight") ? "quadratic" : i.Says("linear|weighted|ca weight") && !i.Says("unweighted") ? "linear" : "none");
        KappaInference Kappa(double level, Alternative side) => kind switch
        {
            "linear" or "ca" => CohenKappa.Linear(table, scores, level, side),
            "quadratic" or "squared" or "fc" => CohenKappa.Quadratic(table, scores, level, side),
            "none" or "unweighted" => CohenKappa.Plain(table, level, side),
            _ => throw new ArgumentException($"Weights that are not known: {kind}."),
        };
        var (own, side) = (Kappa(i.Level, i.Side), i.Side);
        // Sources test κ = 0 with the standard error under independence.
        return By(name => name switch
        {
            "ase0" or "se0" => own.NullError,
            "z" => own.Independence.Statistic,
            "p_two" => Kappa(0.95, Alternative.TwoSided).Independence.P,
            "p_one" => Kappa(0.95, Alternative.Greater).Independence.P,
            "p" => own.Independence.P,
            _ => null,
        }).Also(Of(i, (level, s) => Kappa(level, s).Inference).Find).Mainly(() => own.Inference.Point);
    }

    // The two lists beside the labels, whatever they are called.
    private static (double[] First, double[] Second)? Two(Given i) => i.Names.Where(n => i.IsList(n) && n is not ("y" or "labels")).ToList() is [var first, var second]
        ? (i.A(first), i.A(second)) : null;

    /// <summary>What each judge said of each item, a row per judge (or per item, if the text says so), null where nobody judged; as counts per item.</summary>
    private static double[][] Ratings(Given i)
    {
        var rows = i.Table(i.Has("ratings") ? "ratings" : i.Has("data") ? "data" : "reliability_data");
        var classes = rows.SelectMany(r => r).Where(v => v is not null).Distinct().Order().ToList();
        var items = i.Says("rows are items|row per item|units by") ? rows : [.. Enumerable.Range(0, rows[0].Length).Select(k => rows.Select(r => r[k]).ToArray())];
        return [.. items.Select(item => classes.Select(c => (double)item.Count(v => v == c)).ToArray())];
    }

    private static ScoredItem[] Items(Given i)
    {
        var (scores, positive) = (i.A("s", "scores", "p", "x"), i.Flags("y"));
        var weights = i.Has("weights") || i.Has("w") ? i.A("weights", "w") : [.. scores.Select(_ => 1.0)];
        return [.. scores.Select((s, k) => new ScoredItem(s, positive[k], weights[k]))];
    }
}
