using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Support.StatisticsVectors;
using SharedData = TrustSafety.Dashboard.Tests.Support.SharedData;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

/// <summary>Numbers worked out in Python from the public data beside the repository.</summary>
public sealed class OracleTests
{
    [Fact]
    public void LangReiczigel_Oracles_Agree()
    {
        foreach (var oracle in Oracles().GetProperty("rogan_gladen_lang_reiczigel95").EnumerateArray())
        {
            var (a, o) = (oracle.GetProperty("args"), oracle.GetProperty("out"));
            var got = RoganGladen.LangReiczigel(a.Number("AP"), a.Number("nP"), new(a.Number("Se"), a.Number("nSe"), a.Number("Sp"), a.Number("nSp")));
            Near(o.Number("point"), got.Point!.Value, 1e-12);
            Near(o.Number("lo"), got.Low!.Value, 1e-9);
            Near(o.Number("hi"), got.High!.Value, 1e-9);
        }
    }

    [Fact]
    public void Stratified_DavidsonOracle_Agrees()
    {
        var oracle = Oracles().GetProperty("stratified_prevalence_davidson");
        var strata = oracle.GetProperty("strata").EnumerateArray().Select(s => Stratum.OfCounts(s.Number("N"), s.Number("k"), s.Number("n"))).ToArray();
        var got = Stratified.Mean(strata, normal: true);
        Near(oracle.Number("stratified", "p"), got.Point!.Value, 1e-12);
        Near(oracle.Number("stratified", "se"), got.StandardError!.Value, 1e-9);
        Near(oracle.Numbers("stratified", "ci95")[0], got.Low!.Value, 1e-6);
        Near(oracle.Numbers("stratified", "ci95")[1], got.High!.Value, 1e-6);
    }

    [Fact]
    public void Difference_DavidsonOracle_Agrees()
    {
        var oracle = Oracles().GetProperty("stratified_prevalence_davidson");
        var rows = Rows("davidson-votes", "davidson_votes_scores.csv").Select(r => (Id: int.Parse(r["item_id"], C), Score: double.Parse(r["score_hate_oof"], C), Hate: r["majority_class"] == "hate")).ToList();
        var edges = oracle.GetProperty("strata").EnumerateArray().Select(s => s.Numbers("stratum")).ToList();
        var residuals = edges.Select(e => rows.Where(r => r.Score >= e[0] && r.Score < e[1]).OrderBy(r => r.Id).ToList()).Select(all =>
        {
            var tally = default(MeanTally);
            foreach (var r in all.Take(300)) tally += new MeanTally(1, (r.Hate ? 1 : 0) - r.Score, 0);
            return new Stratum(all.Count, tally);
        }).ToArray();
        var got = PredictionPowered.Difference(rows.Average(r => r.Score), residuals);
        Near(oracle.Number("difference_ppi", "population_mean_score"), rows.Average(r => r.Score), 1e-9);
        Near(oracle.Number("difference_ppi", "p"), got.Point!.Value, 1e-9);
        Near(oracle.Number("difference_ppi", "se"), got.StandardError!.Value, 1e-6);
    }

    [Fact]
    public void Chapman_Oracles_Agree()
    {
        foreach (var oracle in Oracles().GetProperty("capture_recapture_chapman").EnumerateArray())
            Near(oracle.Number("N_hat"), CaptureRecapture.Chapman(oracle.Number("n1"), oracle.Number("n2"), oracle.Number("m")).Point!.Value, 1e-12);
    }

    [Fact]
    public void Fleiss_HateCheckOracle_Agrees()
    {
        var annotations = Rows("hatecheck", "hatecheck_annotations_long.csv");
        double Kappa(IEnumerable<Dictionary<string, string>> rows)
        {
            var classes = annotations.Select(r => r["label"]).Distinct().Order().ToList();
            return MultiRaterKappa.Fleiss([.. rows.GroupBy(r => r["case_id"]).Select(g => classes.Select(c => (double)g.Count(r => r["label"] == c)).ToArray())]).Point!.Value;
        }

        Near(Oracles().Number("hatecheck_fleiss", "all_3901"), Kappa(annotations), 1e-9);
        Near(Oracles().Number("hatecheck_fleiss", "suite_3728"), Kappa(annotations.Where(r => r["in_test_suite"] == "1")), 1e-9);
    }

    [Fact]
    public void Contributions_HateCheckOracle_Agree()
    {
        string[] models = ["perspective", "siftninja", "bert_davidson", "bert_founta"];
        var hateful = Rows("hatecheck", "hatecheck_predictions.csv").Where(r => r["label_gold"] == "1").ToList();
        var caught = hateful.Select(r => new CaughtItem([.. Enumerable.Range(0, 4).Where(m => r[models[m]] == "1")])).Where(i => i.Strategies.Count > 0).ToList();
        var parts = StrategyCoverage.Contributions(caught, 4);
        var oracle = Oracles().GetProperty("hatecheck_coverage");
        Assert.Equal(oracle.Number("any"), caught.Count);
        for (var m = 0; m < 4; m++)
        {
            Assert.Equal(oracle.Number("unique_tp", models[m]), parts[m].Unique);
            Assert.Equal(Oracles().Number("hatecheck_confusion", models[m], "tp"), parts[m].Total);
        }
        Near(caught.Count, parts.Sum(p => p.Shapley), 1e-12);
    }

    private static readonly System.Globalization.CultureInfo C = System.Globalization.CultureInfo.InvariantCulture;

    private static List<Dictionary<string, string>> Rows(string folder, string file)
    {
        var lines = File.ReadAllLines(SharedData.Path("data", folder, file));
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => l.Split(',').Select((v, i) => (names[i], v)).ToDictionary(p => p.Item1, p => p.v))];
    }
}
