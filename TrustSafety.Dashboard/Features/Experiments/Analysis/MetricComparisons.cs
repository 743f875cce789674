using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>All metrics of an experiment compared, over all units and by segment, and told together: see <see cref="DeclaredFamily"/>.</summary>
/// <param name="smallest">Labelled units of an arm, and units of a segment, that may be shown.</param>
/// <param name="asOf">See <see cref="SeriesMaker"/>.</param>
internal sealed class MetricComparisons(ExperimentDefinition experiment, ExperimentBook book, ExperimentUnits units, long smallest, int? asOf = null)
{
    private readonly SeriesMaker maker = new(units, experiment.RandomisedBy == RandomisedBy.Cluster, asOf);
    private readonly SeriesMaker single = new(units, clusters: false, asOf);

    private bool IsBayesian => experiment.Analysis == AnalysisPlan.Bayesian;

    public IReadOnlyList<MetricComparison> All() => Read().Comparisons;

    public TestedEffects Read()
    {
        var treatments = experiment.Treatments.Select(a => a.Name).Where(a => units.ArmNames.Contains(a)).ToList();
        List<(string Metric, Role Role)> asked = [(experiment.Primary, Role.Primary), .. experiment.Secondary.Select(m => (m, Role.Secondary)), .. experiment.Guardrails.Select(g => (g.Metric, Role.Guardrail))];
        return TestedEffects.Of([.. asked.AsParallel().AsOrdered().SelectMany(a => Compared(book.Metric(a.Metric), a.Role, treatments))], treatments, experiment.Level);
    }

    private List<MetricDraft> Compared(MetricDefinition metric, Role role, List<string> treatments)
    {
        var stages = MetricStage.Of(metric, maker, units, smallest);
        if (stages.Count == 0) return [];
        if (metric.Kind == MetricKind.Quantile) return [.. treatments.Select(arm => Quantile(metric, role, arm))];
        var ranked = metric is { Kind: MetricKind.Mean, Sample: null } && experiment.RandomisedBy == RandomisedBy.Unit;
        var baseline = ranked ? stages[0].Series.SortedOf(Code(experiment.Baseline)) : [];
        var segments = role == Role.Guardrail ? null : SegmentDraft.Of(experiment, units, metric, stages[^1].Series, smallest);
        return [.. treatments.Select(arm => Means(metric, role, stages, arm) with { Segments = [.. segments?[arm] ?? []], Ranks = ranked ? RankComparison.Of(stages[0].Series.SortedOf(Code(arm)), baseline) : null })];
    }

    private MetricDraft Means(MetricDefinition metric, Role role, IReadOnlyList<MetricStage> stages, string arm)
    {
        var (own, other) = (Code(arm), Code(experiment.Baseline));
        Effect At(MetricStage stage, double level, Comparer comparer) => comparer.Compare(stage.Tallies[own], stage.Tallies[other], stage.Series, level);
        var steps = stages.Select(s => new EffectStep(s.Kind, s.Name, At(s, experiment.Level, Once))).ToList();
        return new(metric, role, arm, steps, (comparer, level) => At(stages[^1], level, comparer), Plan(stages[^1].Series.Measured)) { Bayesian = IsBayesian };
    }

    private MetricDraft Quantile(MetricDefinition metric, Role role, string arm)
    {
        var series = single.Of(metric, cap: false, adjust: false)!;
        var (own, other) = (Estimate(metric, series, Code(arm)), Estimate(metric, series, Code(experiment.Baseline)));
        Effect At(Comparer comparer, double level) => comparer.Compare(own.Value, own.N, other.Value, other.N, level);
        return new(metric, role, arm, [new(StepKind.Raw, "as measured", At(Once, experiment.Level))], At, Plan(series.Count)) { Bayesian = IsBayesian };
    }

    private (Inference Value, double N) Estimate(MetricDefinition metric, UnitSeries series, int arm)
    {
        if (experiment.RandomisedBy == RandomisedBy.Unit)
        {
            var sorted = series.SortedOf(arm);
            return (Quantiles.OrderStatistic(sorted, metric.Quantile, experiment.Level), sorted.Length);
        }
        int[] rows = [.. Enumerable.Range(0, series.Count).Where(i => series.Rows.Arms[i] == arm)];
        double[] values = [.. rows.Select(i => series.Columns[0][i])];
        return (Quantiles.Clustered(values, [.. rows.Select(i => series.Rows.Clusters[i])], metric.Quantile, experiment.Level), values.Length);
    }

    private int Code(string arm) => units.ArmCode(arm);

    private static Comparer Once => new((double?)null);

    /// <summary>A sequence is tightest at the planned size; in clusters, as many of them as the plan's units make.</summary>
    private Comparer Plan(double rows) => experiment.Analysis != AnalysisPlan.Sequential ? Once
        : new(experiment.PlannedUnits is { } planned ? Math.Max(2, planned * rows / Math.Max(1, units.Count)) : DefaultTuning, experiment.Level);

    /// <summary>GrowthBook's default, for experiments that state no size.</summary>
    private const double DefaultTuning = 5000;
}
