using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Tests.Statistics.Vectors;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

internal static partial class GoldenMethods
{
    private static Dictionary<string, Func<double[], double[]>> Judgements() => new()
    {
        ["welch"] = a => StatisticAndP(MeanDifference.Absolute(Arm(a, 0), Arm(a, 3))),
        ["pooled-t"] = a => StatisticAndP(MeanDifference.Pooled(Arm(a, 0), Arm(a, 3))),
        ["mann-whitney-exact"] = a => [RankTest.MannWhitneyExact(a.AsSpan(1, (int)a[0]), a.AsSpan(1 + (int)a[0])).P!.Value],
        ["kappa-plain"] = a => Kappa(CohenKappa.Plain(Three(a))),
        ["kappa-linear"] = a => Kappa(CohenKappa.Linear(Three(a), [0, 1, 2])),
        ["kappa-quadratic"] = a => Kappa(CohenKappa.Quadratic(Three(a), [0, 1, 2])),
        ["auc"] = a => PointAndError(RocCurve.Auc(Part(a, 2), Positive(a))),
        ["auc-difference"] = a => PointAndError(RocCurve.Difference(Part(a, 2), Part(a, 3), Positive(a))),
        ["average-precision"] = a => [PrecisionRecall.AveragePrecision(Items(a)).Point!.Value],
        ["threshold-f2"] = a =>
        {
            var at = PrecisionRecall.At(Items(a), 0.5, beta: 2);
            return [at.Precision.Point!.Value, at.Recall.Point!.Value, at.F.Point!.Value];
        },
        ["isotonic"] = a =>
        {
            var curve = Isotonic.Fit(Items(a));
            return [.. new[] { -1, 0, 0.5, 1, 1.7 }.Select(curve.At)];
        },
        ["apiclus1-ratio"] = _ => PointAndError(SurveyEstimates.Ratio(Schools(out var t), t.Numbers("api00"), t.Numbers("enroll"))),
        ["apiclus1-domain"] = _ => PointAndError(SurveyEstimates.Domain(Schools(out var t), t.Numbers("api00"), [.. t["stype"].Select(s => s == "E")])),
        ["apiclus1-logit"] = _ => Share((p, e, df, _) => DesignInterval.Logit(p, e, df)),
        ["apiclus1-beta"] = _ => Share((p, e, df, n) => DesignInterval.KornGraubard(p, e, n, df)),
        ["apistrat-ratio"] = _ => RatioOf(Strata(null, "api.stu")),
        ["apistrat-ratio-fpc"] = _ => RatioOf(Strata(null, "api.stu", finite: true)),
        ["apistrat-lonely"] = _ => RatioOf(Strata(null, "api.stu", alone: 0)),
        ["apistrat-domains"] = _ => [.. RatioOf(Strata("No")).Zip(RatioOf(Strata("Yes")), (no, yes) => (double[])[no, yes]).SelectMany(v => v)],
        ["apistrat-difference"] = _ =>
        {
            var (yes, no) = (Strata("Yes"), Strata("No"));
            return [yes.Total.Mean - no.Total.Mean, Math.Sqrt(yes.Variance + no.Variance - 2 * yes.Covariance(no))];
        },
        ["apistrat-logit"] = _ => Awarded(null),
        ["apistrat-logit-lonely"] = _ => Awarded(0),
        ["apistrat-beta"] = _ =>
        {
            // R takes the units of the domain and the degrees of freedom of its strata.
            var no = Strata("No");
            var e = DesignInterval.KornGraubard(no.Total.Mean, Math.Sqrt(no.Variance), no.Total.N, no.DegreesOfFreedom);
            return [e.Point!.Value, e.Low!.Value, e.High!.Value];
        },
    };

    /// <summary>Which schools have an award, by their size.</summary>
    private static double[] Awarded(int? alone)
    {
        var table = Read.Table("apistrat.csv");
        int[] strata = [.. table["stype"].Select((s, i) => i == alone ? -1 : (int)s[0])];
        var fit = SurveyLogistic.Fit(Regressors.Of([[.. table.Numbers("enroll").Select(v => v / 1000)], [.. table.Numbers("api.stu").Select(v => v / 1000)]]), [.. table["awards"].Select(a => a == "Yes" ? 1.0 : 0)], [.. table.Numbers("pw")], strata);
        Assert.Equal(alone is null ? 195 : 194, fit.DegreesOfFreedom);
        return [.. fit.Coefficients, .. Enumerable.Range(0, 3).Select(j => Math.Sqrt(fit.Covariance(j, j)))];
    }

    private static double[] RatioOf(StratifiedDomain domain) => [domain.Total.Mean, Math.Sqrt(domain.Variance)];

    /// <summary>Large schools among those with or without an award; or, of all schools, a ratio to the enrolled.</summary>
    private static StratifiedDomain Strata(string? awards, string? y = null, bool finite = false, int? alone = null)
    {
        var table = Read.Table("apistrat.csv");
        var rows = Enumerable.Range(0, 200).Select(i => (Stratum: i == alone ? "X" : table["stype"][i], In: awards is null || table["awards"][i] == awards,
            Weight: table.Numbers("pw")[i], Y: y is null ? table.Numbers("enroll")[i] > 500 ? 1 : 0 : table.Numbers(y)[i], X: y is null ? 1 : table.Numbers("enroll")[i], Population: table.Numbers("fpc")[i]));
        return new(rows.GroupBy(r => r.Stratum).Select((h, code) => new DomainStratum(
            code, h.Where(r => r.In).Aggregate(default(WeightedTally), (sum, r) => sum + WeightedTally.Of(r.Weight * r.X, r.Weight * r.Y)), h.Count(), finite ? h.First().Population : double.PositiveInfinity)));
    }

    private static double[] Share(Func<double, double, double, double, Inference> interval)
    {
        var schools = Schools(out var table);
        var p = SurveyEstimates.Mean(schools, [.. table["stype"].Select(s => s == "E" ? 1.0 : 0)]);
        var e = interval(p.Point!.Value, p.StandardError!.Value, schools.DegreesOfFreedom, schools.Units);
        return [e.Point!.Value, e.Low!.Value, e.High!.Value];
    }

    private static SurveySample Schools(out Dictionary<string, string[]> table)
    {
        table = Read.Table("apiclus1.csv");
        return new(table.Numbers("pw"), [.. table.Numbers("dnum").Select(d => (int)d)], populationClusters: new Dictionary<int, double> { [0] = 757 });
    }

    public static double[] Kappa(KappaInference k) => [k.Inference.Point!.Value, k.Inference.StandardError!.Value, k.NullError!.Value];

    private static MeanTally Arm(double[] a, int at) => new(a[at], a[at + 1], a[at + 2] * (a[at] - 1));

    public static double[,] Three(double[] a)
    {
        var table = new double[3, 3];
        for (var i = 0; i < 9; i++) table[i / 3, i % 3] = a[i];
        return table;
    }

    /// <summary>The columns after the leading n: 1 the first, and so on.</summary>
    private static double[] Part(double[] a, int column) => a[(1 + (column - 1) * (int)a[0])..(1 + column * (int)a[0])];

    private static bool[] Positive(double[] a) => [.. Part(a, 1).Select(v => v == 1)];

    private static ScoredItem[] Items(double[] a) => [.. Part(a, 2).Select((s, i) => new ScoredItem(s, Part(a, 1)[i] == 1, Part(a, 3)[i]))];
}
