using System.Text.Json.Nodes;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private static readonly Dictionary<string, Func<JsonNode, object>> Judgement = new()
    {
        ["cohen-kappa-weighted"] = i =>
        {
            var kappa = CohenKappa.Linear(Square(i["table"]!), i.A("weights"));
            var e = kappa.Inference;
            return new { kappa = e.Point, ase = e.StandardError, ci = e.Ends(), ase0 = kappa.NullError, z = kappa.Independence.Statistic, p_two = kappa.Independence.P };
        },
        ["fleiss-randolph"] = i =>
        {
            var tables = i["tables"]!.AsArray().Select(t => t!.AsArray().Select(r => r!.A()).ToArray()).ToArray();
            return new { fleiss = tables.Select(t => MultiRaterKappa.Fleiss(t).Point), randolph = tables.Select(t => MultiRaterKappa.Randolph(t).Point) };
        },
        ["roc-auc-4"] = i => new
        {
            auc = RocCurve.Auc(i.A("s"), Flags(i, "y")).Point,
            average_precision = PrecisionRecall.AveragePrecision([.. i.A("s").Zip(Flags(i, "y"), (s, y) => new ScoredItem(s, y))]).Point,
        },
        ["brier-6"] = i => Calibration.Brier(i.A("p"), Flags(i, "y")).Point!.Value,
        ["ece-5-bins"] = i => Calibration.Expected(i.A("p"), Flags(i, "y"), (int)i.D("bins")).Error,
        ["survey-stratified-total"] = i =>
        {
            var total = Stratified.Total(Strata(i, "enroll_mean", "enroll_var"));
            return new { total = total.Point, se = total.StandardError };
        },
        ["survey-stratified-proportion"] = i =>
        {
            var p = Stratified.Proportion([.. i["strata"]!.AsArray().Select(s => Stratum.OfCounts(s!.D("N"), s!.D("awards"), s!.D("n")))]);
            return new { p = p.Point, se = p.StandardError, ci_logit = p.Ends() };
        },
        ["survey-cluster-mean"] = i =>
        {
            var clusters = i["clusters"]!.AsArray();
            var sample = new SurveySample(
                [.. clusters.Select(_ => i.D("weight"))], populationClusters: new Dictionary<int, double> { [0] = i.D("n_pop_clusters") });
            double[] Column(string name) => [.. clusters.Select(c => c!.D(name))];
            var mean = SurveyEstimates.Ratio(sample, Column("api00_sum"), Column("m"), normal: true);
            var total = SurveyEstimates.Total(sample, Column("enroll_sum"));
            return new { mean = mean.Point, se = mean.StandardError, total_enroll = total.Point, se_total = total.StandardError, ci_z = mean.Ends() };
        },
        ["survey-design-effect"] = _ => SurveyEstimates.DesignEffect(Schools(out var table), table.Numbers("api00"))!.Value,
        ["survey-cluster-poststrat"] = _ =>
        {
            var sample = Schools(out var table);
            var calibrated = Calibrated.PostStratify(sample, [.. table["stype"].Select(s => Array.IndexOf(["E", "H", "M"], s))], [4421, 755, 1018])!;
            var (total, mean) = (calibrated.Total(table.Numbers("enroll")), calibrated.Mean(table.Numbers("api00")));
            return new { total_enroll = total.Point, se_total = total.StandardError, mean_api00 = mean.Point, se_mean = mean.StandardError };
        },
        ["bootstrap-mean-16"] = i =>
        {
            double[] Ends(BootstrapInterval kind) => Bootstrap.Mean(i.A("x"), kind, resamples: 200_000).Ends();
            return new { basic = Ends(BootstrapInterval.Basic), percentile = Ends(BootstrapInterval.Percentile), bca = Ends(BootstrapInterval.BiasCorrected) };
        },
    };

    private static SurveySample Schools(out Dictionary<string, string[]> table)
    {
        table = Read.Table("apiclus1.csv");
        return new(table.Numbers("pw"), [.. table.Numbers("dnum").Select(d => (int)d)], populationClusters: new Dictionary<int, double> { [0] = table.Numbers("fpc")[0] });
    }

    private static bool[] Flags(JsonNode i, string name) => [.. i.A(name).Select(v => v == 1)];

    private static Stratum[] Strata(JsonNode i, string mean, string variance) =>
        [.. i["strata"]!.AsArray().Select(s => new Stratum(s!.D("N"), new(s!.D("n"), s!.D(mean), s!.D(variance) * (s!.D("n") - 1))))];

    private static double[,] Square(JsonNode rows)
    {
        var values = rows.AsArray().Select(r => r!.A()).ToArray();
        var table = new double[values.Length, values[0].Length];
        for (var r = 0; r < values.Length; r++)
            for (var c = 0; c < values[r].Length; c++) table[r, c] = values[r][c];
        return table;
    }
}
