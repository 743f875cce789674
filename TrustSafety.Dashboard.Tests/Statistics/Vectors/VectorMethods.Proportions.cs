using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Statistics.Vectors.Told;
using TestResult = TrustSafety.Dashboard.Statistics.TestResult;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private const string TwoCounts = "x1|control|x";

    private delegate Inference OfCounts(double k, double n, double kBase, double nBase);

    private static VectorRule[] Exact =>
    [
        new("^(?!.*mcnemar).*mid.?p", "x n", i => i.IsNumber("x") ? Of(i, (level, side) => MidP.Proportion(i.D("x"), i.D("n"), level, side, i.D("p0", i.D("p", 0.5)))) : null),
        new("^(?!.*mcnemar).*mid.?p", "x1|control", i => Exactly(i, (k, n, c, m, side) => MidP.Table(k, n, c, m, side))),
        new("fisher", TwoCounts, i => Exactly(i, (k, n, c, m, side) => ExactTable.Fisher(k, n, c, m, side))),
        new("barnard", TwoCounts, i => Exactly(i, (k, n, c, m, side) => ExactTable.Barnard(k, n, c, m, side, OnPooledZ(i)))),
        new("boschloo", TwoCounts, i => Exactly(i, (k, n, c, m, side) => ExactTable.Boschloo(k, n, c, m, side))),
        new("fisher|barnard|boschloo", "table", i => Cells(i) is var (k, n, c, m)
            ? Of(i, side => i.Says("fisher") ? ExactTable.Fisher(k, n, c, m, side) : i.Says("barnard") ? ExactTable.Barnard(k, n, c, m, side, OnPooledZ(i)) : ExactTable.Boschloo(k, n, c, m, side)) : null),
        new(@"\bg.test|log.likelihood|g =", "", i => Groups(i) is var (k, n) ? Of(i, _ => ContingencyTest.G(k, n, Continuity(i, false))) : null),
        new("chi|pearson|independence", "table", i => Groups(i) is var (k, n) ? Of(i, _ => ContingencyTest.Pearson(k, n, Continuity(i, false))) : null),
        new("srm|sample ratio", "counts", Allocation),
        new("poisson|rate", "c1|count1", Rates),
        new("poisson|rate", "count|events", i => Rate(i, i.D("count", "events"), i.D("exposure", i.D("t", 1)))),
    ];

    private static VectorRule[] Proportions =>
    [
        new("pairwise", "x n", i => ContingencyTest.Pairwise(i.A("x"), i.A("n"), Continuity(i, false)) is var raw
            ? By(name => name switch { "raw" or "p" => raw, "holm" => Multiplicity.Holm(raw), "bonferroni" or "bonf" => Multiplicity.Bonferroni(raw), "hochberg" => Multiplicity.Hochberg(raw), "bh" or "fdr" => FalseDiscovery.Adjust(raw), "by" => Multiplicity.BenjaminiYekutieli(raw), _ => null }) : null),
        new("chi|k.sample|equality|pearson", "x n", i => i.IsList("x") ? Of(i, _ => ContingencyTest.Pearson(i.A("x"), i.A("n"), Continuity(i, false))) : null),
        new("cohen.? ?s? ?h|effect size h", "p1 p2", i => Value(() => ProportionDifference.CohenH(i.D("p1"), i.D("p2")), "h", "effect")),
        new("exact binomial|binom.?test|binomial.exact", "x n", i => Of(i, side => ProportionTest.Exact(i.D("x"), i.D("n"), i.D("p0", i.D("p", 0.5)), side))),
        new("one.proportion|one.sample", "x n", One),
        new("single|interval|ci|wilson|clopper|jeffreys|agresti.coull|wald|binom", "x n", i => i.IsNumber("x") ? Single(i) : TwoBy(i)),
        new("", "x1 n1 x2 n2", TwoBy),
        new("relative lift|t reference|welch", "control treatment", i => i["control"].Has("x") || i["control"].Has("k") ? Compared(i, i.Treatment(), i.Control()) : null),
        new("proportion|pooled|unpooled|newcombe|miettinen|mee|risk|odds|agresti.caffo|wald", "control treatment", i => i["control"].Has("x") || i["control"].Has("k") ? TwoBy(i) : null),
        new("", "x n", i => i.IsNumber("x") ? One(i) : TwoBy(i)),
    ];

    private static bool OnPooledZ(Given i) => i.Has("pooled") ? i.Flag("pooled") : !i.Says("unpooled");

    private static bool Continuity(Given i, bool otherwise) => i.Has("correction") ? i.Flag("correction") : i.Has("corrected") ? i.Flag("corrected") : i.Has("continuity") ? i.Flag("continuity")
        : i.Says("no (continuity )?correction|without continuity|uncorrected") ? false : i.Says("yates|continuity.correct|with continuity|with correction|corrected") || otherwise;

    /// <summary>First against second, in whichever way the vector names them.</summary>
    private static (double K, double N, double KBase, double NBase) Counts(Given i)
    {
        if (i.Has("x1")) return (i.D("x1"), i.D("n1"), i.D("x2"), i.D("n2"));
        if (i.IsList("x")) return i.A("x") is var x && i.A("n") is var n && x.Length == 2 ? (x[0], n[0], x[1], n[1]) : throw new ArgumentException("Two proportions are compared.");
        var (t, c) = (i["treatment"], i["control"]);
        return (t.D("x", "k", "successes"), t.D("n"), c.D("x", "k", "successes"), c.D("n"));
    }

    private static (int K, int N, int KBase, int NBase) Cells(Given i) =>
        i.Rows("table") is var t ? ((int)t[0][0], (int)(t[0][0] + t[1][0]), (int)t[0][1], (int)(t[0][1] + t[1][1])) : default;

    private static (double[] K, double[] N) Groups(Given i) =>
        i.Has("table") ? i.Rows("table") is var t ? (t[0], [.. t[0].Zip(t[1], (a, b) => a + b)]) : default : i.IsList("x") ? (i.A("x"), i.A("n")) : Counts(i) is var (k, n, c, m) ? ([k, c], [n, m]) : default;

    private static Told Exactly(Given i, Func<int, int, int, int, Alternative, TestResult> test) =>
        Counts(i) is var (k, n, c, m) ? Of(i, side => test((int)k, (int)n, (int)c, (int)m, side)) : null!;

    private static Told One(Given i)
    {
        var (k, n, p0) = (i.D("x", "count"), i.D("n", "nobs"), i.D("p0", i.Null(0.5)));
        if (i.Says("score|null variance|p0 variance") || i.Has("prop_var")) return Of(i, side => ProportionTest.Score(k, n, i.D("prop_var", p0) == p0 ? p0 : throw new ArgumentException("The variance of another proportion."), side, Continuity(i, false)));
        return Of(i, (level, side) => ProportionTest.Wald(k, n, p0, level, side));
    }

    private static Told Single(Given i)
    {
        var (k, n, level, side) = (i.D("x"), i.D("n"), i.Level, i.Side);
        return By(name => Method(name) is { } method ? method : null).Mainly(() => Method(i.Match("(wilson|clopper|jeffreys|agresti|wald)")));
        object? Method(string name) => name.ToLowerInvariant() switch
        {
            "wilson" or "score" => Ends(OneProportion.Wilson(k, n, level, side)),
            "clopper_pearson" or "clopper" or "beta" or "exact" => Ends(OneProportion.ClopperPearson(k, n, level, side)),
            "agresti_coull" or "agresti" => Ends(ProportionLimits.AgrestiCoull(k, n, level, side)),
            "jeffreys" => Ends(ProportionLimits.Jeffreys(k, n, level, side)),
            "wald" or "normal" => side == Alternative.TwoSided ? ProportionLimits.Wald(k, n, level) is var w ? new double?[] { w.Low, w.High } : null : Ends(ProportionTest.Wald(k, n, 0.5, level, side)),
            "estimate" or "p" => k / n,
            _ => null,
        };
    }

    /// <summary>Two proportions by the method that the vector names, with the difference, ratio or odds ratio that goes with it.</summary>
    private static Told TwoBy(Given i)
    {
        var (k, n, c, m) = Counts(i);
        var (half, cc) = (i.Option("adjusted|½|0\\.5 added|haldane", "add_half"), Continuity(i, false));
        var ratio = i.Says("ratio|katz|koopman|woolf|relative risk");
        var value = i.Null(ratio ? 1 : 0);
        var pooled = i.Option("(?<!un)pooled", "pooled", "equal_var") || !i.Says("unpooled|wald|sample variance") && i.Says(@"\bz\b|z-test|ztest");
        Inference Method(double level, Alternative side) => i.Match("(wald|newcombe|miettinen|koopman|katz|mee|score|agresti.caffo|katz|koopman|woolf|delta)") switch
        {
            "newcombe" => ProportionDifference.Newcombe(k, n, c, m, level, side),
            "miettinen" or "score" when i.Says("odds") => OddsRatio.Score(k, n, c, m, level, side, value, i.Says("uncorrected") ? false : !i.Has("correction") || i.Flag("correction")),
            "miettinen" when ratio => RiskRatio.Koopman(k, n, c, m, level, side, value, unbiased: true),
            "miettinen" => TwoProportions.MiettinenNurminen(k, n, c, m, level, side, nullDifference: value),
            "mee" => ProportionDifference.Mee(k, n, c, m, level, side, value),
            "score" when ratio => RiskRatio.Koopman(k, n, c, m, level, side, value, i.Has("correction") && i.Flag("correction")),
            "score" => i.Has("correction") && i.Flag("correction") ? TwoProportions.MiettinenNurminen(k, n, c, m, level, side, nullDifference: value) : ProportionDifference.Mee(k, n, c, m, level, side, value),
            "katz" => RiskRatio.Katz(k, n, c, m, level, side, half, value),
            "koopman" => RiskRatio.Koopman(k, n, c, m, level, side, value),
            "woolf" => OddsRatio.Woolf(k, n, c, m, level, side, half, value),
            "delta" => RiskRatio.LiftDelta(k, n, c, m, level, side),
            "" or "wald" when i.Says("odds") => OddsRatio.Woolf(k, n, c, m, level, side, half, value),
            "" or "wald" when ratio => RiskRatio.Katz(k, n, c, m, level, side, half, value),
            "" or "wald" => pooled ? ProportionDifference.Pooled(k, n, c, m, level, side, value, cc) : ProportionDifference.Unpooled(k, n, c, m, level, side, value, cc),
            _ => ProportionDifference.AgrestiCaffo(k, n, c, m, level, side),
        };
        Inference Unpooled(double level) => ProportionDifference.Unpooled(k, n, c, m, level, i.Side, value, cc);
        double?[] Around(Inference e, double by) => [e.Point / by, e.Low / by, e.High / by];
        // A source that gives χ² beside its interval means that of the table.
        return i.Says("chi-square p")
            ? By(name => name switch { "diff_lo_hi" => Around(Unpooled(i.Level), 1), "rel_lo_hi" => Around(Unpooled(i.Level), c / m), "p" => ContingencyTest.Pearson([k, c], [n, m], cc).P, _ => null }).Also(Of(i, (level, _) => Unpooled(level)).Find)
            : Of(i, Method).And("control", () => c / m).And("treatment", () => k / n)
                .And("pooled_no_cc", () => Ends(ProportionDifference.Pooled(k, n, c, m, i.Level, i.Side)))
                .And("pooled_cc", () => Ends(ProportionDifference.Pooled(k, n, c, m, i.Level, i.Side, corrected: true)))
                .And("unpooled_no_cc", () => Ends(ProportionDifference.Unpooled(k, n, c, m, i.Level, i.Side)))
                .And("unpooled_cc", () => Ends(ProportionDifference.Unpooled(k, n, c, m, i.Level, i.Side, corrected: true)))
                .Mainly(() => i.Says(@"\bp\b|p-value|z-test") && !i.Says(@"\bci\b|interval") ? Method(i.Level, i.Side).P : Ends(Method(i.Level, i.Side)));
    }

    private static Told Allocation(Given i)
    {
        var (counts, side) = (i.A("counts"), i.Side);
        var weights = i.Has("weights") ? i.A("weights") : i.Has("ratio") && i.IsList("ratio") ? i.A("ratio") : [.. counts.Select(_ => 1.0)];
        object? Test(string name) => name switch
        {
            "binomial" or "binom" or "exact" => counts.Length == 2 ? SampleRatio.Exact(counts[0], counts[1], weights[0], weights[1], side).P : SampleRatio.ExactMultinomial(counts, weights).P,
            "normal_cc" => SampleRatio.Normal(counts[0], counts[1], weights[0], weights[1], true, side).P,
            "normal" or "z_p" => SampleRatio.Normal(counts[0], counts[1], weights[0], weights[1], false, side).P,
            "chi2" or "statistic" => SampleRatio.ChiSquared(counts, weights).Statistic,
            "df" => SampleRatio.ChiSquared(counts, weights).DegreesOfFreedom,
            "p" or "pvalue" => SampleRatio.ChiSquared(counts, weights).P,
            _ => null,
        };
        return By(Test).Mainly(() => Test(i.Says("multinomial|exact|binomial") ? "exact" : "p"));
    }

    private static Told Rates(Given i)
    {
        var (c, t, d, u, value) = (i.D("c1", "count1"), i.D("t1", "exposure1"), i.D("c2", "count2"), i.D("t2", "exposure2"), i.Null(1));
        if (i.Says("difference")) return Of(i, (level, side) => TwoRates.Score(c, t, d, u, level, side));
        Inference Score(double level, Alternative side) => RateRatio.Score(c, t, d, u, level, value, side);
        TestResult Wald(Alternative side) => RateRatio.Wald(c, t, d, u, value, side);
        TestResult Root(Alternative side) => RateRatio.SquareRoot(c, t, d, u, value, side);
        var side = i.Side;
        // R and statsmodels add up what is no likelier than the counts seen, beside an interval of two equal tails; ours has the p of its interval.
        double? Exact() => side == Alternative.TwoSided && !i.Says("central|doubled")
            ? ProportionTest.Exact(c, c + d, value * t / (value * t + u)).P : RateRatio.Exact(c, t, d, u, 0.95, value, side).P;
        return By(name => name switch
        {
            "wald" => Wald(side).Statistic,
            "score" => Score(0.95, side).Statistic,
            "sqrt" => Root(side).Statistic,
            "p_wald" => Wald(side).P,
            "p_score" => Score(0.95, side).P,
            "p_sqrt" => Root(side).P,
            "exact" or "p_exact" or "exact_cond" => Exact(),
            "p" or "pvalue" or "p_value" when i.Says("exact") => Exact(),
            _ => null,
        }).Also(Of(i, i.Says("exact") ? (level, s) => RateRatio.Exact(c, t, d, u, level, value, s) : Score).Find);
    }

    private static Told Rate(Given i, double count, double exposure)
    {
        var value = i.Null(1);
        return i.Says("score") ? Of(i, (level, side) => RateTest.Score(count, exposure, level, value, side))
            : Of(i, (level, side) => OneRate.Exact(count, exposure, level, side, value)).And("p_minlike", () => RateTest.Exact(count, exposure, value, i.Side).P);
    }

    private static Told OneInMargins(Given i)
    {
        var p = ProportionTest.Wald(i.D("x"), i.D("n"), 0.5);
        return Margins(i, p.Point!.Value, p.StandardError!.Value, null);
    }
}
