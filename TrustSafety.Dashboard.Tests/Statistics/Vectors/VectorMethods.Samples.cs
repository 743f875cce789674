using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Tests.Statistics.Vectors.Told;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

internal static partial class VectorMethods
{
    private static VectorRule[] Samples =>
    [
        new("stratif.*(proportion|prop|ciprop)", "strata", i => Proportion(i, Counted(i))),
        new("stratif", "strata", i => Strata(i) is var strata ? Of(i, (level, side) => i.Says("total") ? Stratified.Total(strata, level, i.Says(@"\bz\b|normal"), side) : Stratified.Mean(strata, level, i.Says(@"\bz\b|normal"), side)) : null),
        new("cluster", "clusters", i => i.Has("weight") ? Clusters(i) : null),
        new("design effect of", "ref", i => Value(() => SurveyEstimates.DesignEffect(Schools(i, out var table), table.Numbers("api00")), "deff")),
        new("post-?strat", "ref", PostStratified),
        new("calibrat|greg", "ref", ToTotals),
        new("survey|weighted|horvitz|hajek|h.jek|svy|domain|ratio estimat", "w|weights y", Weighted),
        new("kish|effective sample", "weights|w", i => Value(() => DesignInterval.KishSize(i.A("weights", "w")), "n_eff")),
        new("korn|logit interval|design interval", "p se", i => Of(i, (level, side) => i.Says("korn") ? DesignInterval.KornGraubard(i.D("p"), i.D("se"), i.D("n"), i.D("df"), level, side) : DesignInterval.Logit(i.D("p"), i.D("se"), i.Has("df") ? i.D("df") : null, level, side))),
        new("bootstrap", "x", Resampled),
    ];

    /// <summary>A stratum by counts, or by the mean and variance that the text speaks of (svytotal enroll: enroll_mean, enroll_var).</summary>
    private static Stratum[] Strata(Given i) => [.. i.List("strata").Select(s =>
    {
        _ = s.Text("stratum");
        var variable = s.Names.Where(n => n.EndsWith("_mean", StringComparison.Ordinal)).Select(n => n[..^5]).FirstOrDefault(v => i.Says(v));
        var (mean, variance) = variable is null ? (s.D("mean"), s.D("var", "variance")) : (s.D($"{variable}_mean"), s.D($"{variable}_var"));
        Passed(s);
        return new Stratum(s.D("N"), new MeanTally(s.D("n"), mean, variance * (s.D("n") - 1)));
    })];

    private static Stratum[] Counted(Given i) => [.. i.List("strata").Select(s =>
    {
        _ = s.Text("stratum");
        var count = s.Names.FirstOrDefault(n => n is "k" or "x" or "positive") ?? s.Names.First(n => i.Says(n.ToLowerInvariant()) && n.Length > 2);
        var k = s.D(count);
        Passed(s);
        return Stratum.OfCounts(s.D("N"), k, s.D("n"));
    })];

    // The other variables of a table that several vectors share.
    private static void Passed(Given row)
    {
        foreach (var name in row.Names.Where(row.IsNumber)) row.D(name);
    }

    private static Told Proportion(Given i, Stratum[] strata)
    {
        var korn = i.Says("korn|beta");
        Inference Method(double level, Alternative side) => korn ? Stratified.KornGraubard(strata, level, side) : Stratified.Proportion(strata, level, side, i.Has("p0") ? i.D("p0") : null);
        return By(name => name switch
        {
            "p" or "prop" or "mean" => Method(0.95, Alternative.TwoSided).Point,
            "se" => Stratified.Mean(strata).StandardError,
            "ci_logit" => Ends(Stratified.Proportion(strata, i.Level, i.Side)),
            "ci_beta" or "ci_korn_graubard" => Ends(Stratified.KornGraubard(strata, i.Level, i.Side)),
            "ci_wald" or "ci_mean" => Ends(Stratified.Mean(strata, i.Level)),
            _ => null,
        }).Also(Of(i, Method).Find);
    }

    private static Told Clusters(Given i)
    {
        var clusters = i.List("clusters");
        var sample = new SurveySample([.. clusters.Select(_ => i.D("weight"))], populationClusters: new Dictionary<int, double> { [0] = i.D("n_pop_clusters", "N_clusters") });
        double[] Column(string name) => [.. clusters.Select(c => c.D(name))];
        var sums = clusters[0].Names.Where(n => n.EndsWith("_sum", StringComparison.Ordinal)).ToList();
        Inference Mean(string sum, double level, bool normal) => SurveyEstimates.Ratio(sample, Column(sum), Column("m"), level, normal);
        return By(name => name switch
        {
            "mean" => Mean(sums[0], i.Level, true).Point,
            "se" or "se_mean" => Mean(sums[0], i.Level, true).StandardError,
            "ci_z" => Ends(Mean(sums[0], i.Level, true)),
            "ci_t" or "ci" => Ends(Mean(sums[0], i.Level, false)),
            "df" => sample.DegreesOfFreedom,
            "se_total" => SurveyEstimates.Total(sample, Column(sums[^1])).StandardError,
            _ when name.StartsWith("total_", StringComparison.Ordinal) => SurveyEstimates.Total(sample, Column($"{name[6..]}_sum")).Point,
            _ when name.StartsWith("se_total_", StringComparison.Ordinal) => SurveyEstimates.Total(sample, Column($"{name[9..]}_sum")).StandardError,
            _ when name.StartsWith("mean_", StringComparison.Ordinal) => Mean($"{name[5..]}_sum", i.Level, true).Point,
            _ => null,
        });
    }

    private static Told PostStratified(Given i)
    {
        var sample = Schools(i, out var table);
        var sizes = new[] { "E", "H", "M" }.Select(g => Number(i, $@"\b{g.ToLowerInvariant()}\s+(\d+)", 0)).ToArray();
        var calibrated = Calibrated.PostStratify(sample, [.. table["stype"].Select(s => Array.IndexOf(["E", "H", "M"], s))], sizes)!;
        var (total, mean) = (calibrated.Total(table.Numbers("enroll")), calibrated.Mean(table.Numbers("api00")));
        return By(name => name switch { "total_enroll" or "total" => total.Point, "se_total" => total.StandardError, "mean_api00" or "mean" => mean.Point, "se_mean" => mean.StandardError, _ => null });
    }

    // To the totals of school types and of the year before, as in R's help page of calibrate.
    private static Told ToTotals(Given i)
    {
        var sample = Schools(i, out var table);
        double[] Is(string type) => [.. table["stype"].Select(s => s == type ? 1.0 : 0)];
        var totals = i.Has("totals") ? i.A("totals") : [6194, 755, 1018, 3914069];
        var calibrated = Calibrated.Greg(sample, [[.. table["stype"].Select(_ => 1.0)], Is("H"), Is("M"), table.Numbers("api99")], totals)!;
        var (total, mean) = (calibrated.Total(table.Numbers("enroll")), calibrated.Mean(table.Numbers("api00")));
        return By(name => name switch { "total_enroll" or "total" => total.Point, "se_total" or "se" => total.StandardError, "mean_api00" or "mean" => mean.Point, "se_mean" => mean.StandardError, _ => null });
    }

    // The vectors refer to R's apiclus1, whose rows are committed beside the tests.
    private static SurveySample Schools(Given i, out Dictionary<string, string[]> table)
    {
        if (i.Text("ref") is { } data && !data.Contains("cluster", StringComparison.Ordinal)) throw new ArgumentException("The data it refers to are not here.");
        table = Read.Table("apiclus1.csv");
        return new(table.Numbers("pw"), [.. table.Numbers("dnum").Select(d => (int)d)], populationClusters: new Dictionary<int, double> { [0] = table.Numbers("fpc")[0] });
    }

    private static Told Weighted(Given i)
    {
        var (w, y) = (i.A("w", "weights"), i.A("y"));
        int[]? Groups(string name) => i.Has(name) ? [.. i.A(name).Select(v => (int)v)] : null;
        var strata = Groups("strata");
        var sizes = i.Has("fpc") ? (strata ?? new int[y.Length]).Zip(i.A("fpc")).DistinctBy(p => p.First).ToDictionary(p => p.First, p => p.Second) : null;
        var sample = new SurveySample(w, Groups("clusters"), strata, sizes);
        var normal = i.Option(@"\bz\b|normal", "normal");
        if (i.Has("totals"))
        {
            var calibrated = Calibrated.Greg(sample, Columns(i.Rows("aux")), i.A("totals"))!;
            return Of(i, (level, side) => i.Says("mean") ? calibrated.Mean(y, level, normal, side) : calibrated.Total(y, level, normal, side));
        }
        return Of(i, (level, side) => i.Has("domain") ? SurveyEstimates.Domain(sample, y, i.Flags("domain"), level, normal, side)
            : i.Has("x") ? SurveyEstimates.Ratio(sample, y, i.A("x"), level, normal, side)
            : i.Says("total") ? SurveyEstimates.Total(sample, y, level, normal, side) : SurveyEstimates.Mean(sample, y, level, normal, side))
            .And("deff", () => SurveyEstimates.DesignEffect(sample, y)).And("n_eff", () => DesignInterval.KishSize(w));
    }

    private static double[][] Columns(double[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(j => rows.Select(r => r[j]).ToArray())];

    private static Told Resampled(Given i)
    {
        var (x, level, side, resamples) = (i.A("x", "data"), i.Level, i.Side, (int)Math.Max(200_000, i.D("n_resamples", 0)));
        var statistic = i.Text("statistic") ?? i.Match(@"\b(mean|median|std|sd)\b");
        Inference At(BootstrapInterval kind) => statistic switch
        {
            "mean" or "" => i.Has("y") ? Bootstrap.PairedDifference(x, i.A("y"), kind, resamples, level, alternative: side) : Bootstrap.Mean(x, kind, resamples, level, alternative: side),
            "median" => Bootstrap.Interval(x.Length, indexes => Median(x, indexes), kind, resamples, level, alternative: side),
            _ => throw new ArgumentException($"A statistic that is not known: {statistic}."),
        };
        return By(name => name.ToLowerInvariant() switch { "basic" => Ends(At(BootstrapInterval.Basic)), "percentile" or "perc" => Ends(At(BootstrapInterval.Percentile)), "bca" => Ends(At(BootstrapInterval.BiasCorrected)), "se" => At(BootstrapInterval.Basic).StandardError, _ => null });
    }

    private static double Median(double[] x, ReadOnlySpan<int> indexes)
    {
        var drawn = new double[indexes.Length];
        for (var k = 0; k < drawn.Length; k++) drawn[k] = x[indexes[k]];
        Array.Sort(drawn);
        return Quantiles.Interpolated(drawn, 0.5);
    }
}
