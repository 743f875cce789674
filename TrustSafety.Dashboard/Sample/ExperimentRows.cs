using System.Text;

namespace TrustSafety.Dashboard.Sample;

/// <summary>One row per unit: outcomes over the run of the experiment, and the same ones over the four weeks before it.</summary>
internal static class ExperimentRows
{
    public static readonly string[] Columns =
        ["experiment", "arm", "unit_id", "assigned_at", "cluster_id", "views", "violating_views", "reports", "pre_views", "pre_violating_views", "market", "language", "content_type", "surface", "category", "subcategory"];

    public static void Write(RowSink sink, SamplePlan plan)
    {
        for (var e = 0; e < Experiment.All.Length; e++)
            for (var unit = 0; unit < plan.UnitsPerExperiment; unit++) Write(sink, plan, Experiment.All[e], e, unit);
    }

    private static void Write(RowSink sink, SamplePlan plan, Experiment experiment, int number, int unit)
    {
        var cluster = unit / experiment.ClusterSize;
        var of = Rng.For(plan.Seed, RngStream.Experiment, number * 100_000_000L + 50_000_000 + cluster);
        var treated = of.Chance(Experiment.IntendedShare);
        var household = of.LogNormal(1, 0.35);
        var assignedAt = SamplePlan.Epoch(experiment.From) + of.Below(3 * 86_400);
        var market = Taxonomy.Markets[of.Below(Taxonomy.Markets.Length)];

        var rng = Rng.For(plan.Seed, RngStream.Experiment, number * 100_000_000L + unit);
        var activity = rng.LogNormal(household * 420, 0.8);
        var taste = rng.LogNormal(0.0055, 0.5);
        var pre = rng.Poisson(activity);
        var preViolating = rng.Poisson(activity * taste);
        var lost = experiment.DropsHeavyUsers && treated && activity > 520 && rng.Chance(0.5);
        if (lost) return;
        var views = rng.Poisson(activity * experiment.Days / 28);
        var violating = rng.Poisson(activity * experiment.Days / 28 * taste * (treated ? 1 + experiment.RelativeEffect : 1));

        sink.Text(Encoding.UTF8.GetBytes(experiment.Name));
        sink.Text(treated ? "treatment"u8 : "control"u8);
        sink.Id((byte)'e', number * 1_000_000L + unit, 7);
        sink.Time(assignedAt);
        sink.Id((byte)'k', number * 1_000_000L + cluster, 7);
        sink.Whole(views);
        sink.Whole(violating);
        sink.Whole(rng.Poisson(0.05 + violating * 0.04));
        sink.Whole(pre);
        sink.Whole(preViolating);
        sink.Text(Encoding.UTF8.GetBytes(market.Name));
        sink.Text(Encoding.UTF8.GetBytes(market.Languages[0].Language));
        for (var empty = 0; empty < 4; empty++) sink.Empty();
        sink.EndRow();
    }
}
