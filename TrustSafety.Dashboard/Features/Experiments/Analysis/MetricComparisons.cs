using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>
/// All metrics of an experiment compared. The primary metric's treatments share the error by Bonferroni; the secondary metrics are one family at a
/// false discovery rate (Benjamini–Hochberg) with intervals that match; a guardrail is tested alone, for all of them must hold.
/// </summary>
/// <param name="smallest">Labelled units of an arm that may be shown.</param>
/// <param name="asOf">See <see cref="SeriesMaker"/>.</param>
internal sealed class MetricComparisons(ExperimentDefinition experiment, ExperimentBook book, ExperimentUnits units, long smallest, int? asOf = null)
{
    private readonly SeriesMaker maker = new(units, experiment.RandomisedBy == RandomisedBy.Cluster, asOf);
    private readonly SeriesMaker single = new(units, clusters: false, asOf);

    private bool IsBayesian => experiment.Analysis == AnalysisPlan.Bayesian;

    private double Alpha => 1 - experiment.Level;

    public IReadOnlyList<MetricComparison> All()
    {
        var treatments = experiment.Treatments.Select(a => a.Name).Where(a => units.ArmNames.Contains(a)).ToList();
        List<(string Metric, Role Role)> asked = [(experiment.Primary, Role.Primary), .. experiment.Secondary.Select(m => (m, Role.Secondary)), .. experiment.Guardrails.Select(g => (g.Metric, Role.Guardrail))];
        var drafts = asked.AsParallel().AsOrdered().SelectMany(a => Compared(book.Metric(a.Metric), a.Role, treatments)).ToLookup(d => d.Role);
        List<Draft> primary = [.. drafts[Role.Primary]], secondary = [.. drafts[Role.Secondary]], guardrails = [.. drafts[Role.Guardrail]];
        return [.. primary.Select(d => d.Finish(1 - (Alpha / Math.Max(1, treatments.Count)), p => Math.Min(1, p * treatments.Count), treatments.Count > 1)), .. Discovered(secondary), .. guardrails.Select(d => d.Finish(experiment.Level, p => p, false))];
    }

    private IEnumerable<MetricComparison> Discovered(List<Draft> family)
    {
        var tested = family.Where(d => d.P is not null).ToList();
        if (tested.Count < 2) return family.Select(d => d.Finish(experiment.Level, p => p, false));
        var adjusted = FalseDiscovery.Adjust([.. tested.Select(d => d.P!.Value)]);
        var level = FalseDiscovery.IntervalLevel(adjusted.Count(p => p <= Alpha), tested.Count, Alpha);
        return family.Select(d => tested.IndexOf(d) is var at && at >= 0 ? d.Finish(level, _ => adjusted[at], true) : d.Finish(experiment.Level, p => p, false));
    }

    private List<Draft> Compared(MetricDefinition metric, Role role, List<string> treatments)
    {
        var stages = MetricStage.Of(metric, maker, units, smallest);
        if (stages.Count == 0) return [];
        if (metric.Kind == MetricKind.Quantile) return [.. treatments.Select(arm => Quantile(metric, role, arm))];
        var ranked = metric is { Kind: MetricKind.Mean, Sample: null } && experiment.RandomisedBy == RandomisedBy.Unit;
        var baseline = ranked ? stages[0].Series.SortedOf(Code(experiment.Baseline)) : [];
        return [.. treatments.Select(arm => Means(metric, role, stages, arm) with { RankP = ranked ? RankP(stages[0].Series.SortedOf(Code(arm)), baseline) : null })];
    }

    private Draft Means(MetricDefinition metric, Role role, IReadOnlyList<MetricStage> stages, string arm)
    {
        var (own, other) = (Code(arm), Code(experiment.Baseline));
        Effect At(MetricStage stage, double level, Comparer comparer) => comparer.Compare(stage.Tallies[own], stage.Tallies[other], stage.Series, level);
        var steps = stages.Select(s => new EffectStep(s.Kind, s.Name, At(s, experiment.Level, Once))).ToList();
        return new(metric, role, arm, steps, (comparer, level) => At(stages[^1], level, comparer), Plan(stages[^1].Series.Measured)) { Bayesian = IsBayesian };
    }

    private Draft Quantile(MetricDefinition metric, Role role, string arm)
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

    /// <summary>Exact where all arrangements can be counted: few values, and no two alike (as R's wilcox.test).</summary>
    private static double? RankP(double[] x, double[] y) =>
        (x.Length < FewRanks && y.Length < FewRanks ? RankTest.MannWhitneyExact(x, y).P : null) ?? RankTest.OfSorted(x, y).P;

    private int Code(string arm) => units.ArmCode(arm);

    private const int FewRanks = 50;

    private static Comparer Once => new((double?)null);

    /// <summary>A sequence is tightest at the planned size; in clusters, as many of them as the plan's units make.</summary>
    private Comparer Plan(double rows) => experiment.Analysis != AnalysisPlan.Sequential ? Once
        : new(experiment.PlannedUnits is { } planned ? Math.Max(2, planned * rows / Math.Max(1, units.Count)) : DefaultTuning);

    /// <summary>GrowthBook's default, for experiments that state no size.</summary>
    private const double DefaultTuning = 5000;

    /// <summary>A comparison before its family is known.</summary>
    private sealed record Draft(MetricDefinition Metric, Role Role, string Arm, IReadOnlyList<EffectStep> Steps, Func<Comparer, double, Effect> Compare, Comparer Plan)
    {
        public double? RankP { get; init; }

        public bool Bayesian { get; init; }

        private NormalPosterior? Gain(Inference effect) => effect is { Point: { } point, StandardError: { } error } ? NormalPosterior.Of(point * Metric.Better, error) : null;

        private double Level => Steps[0].Effect.Absolute.Level;

        public double? P => Compare(Plan, Level).Absolute.P;

        public MetricComparison Finish(double level, Func<double, double> adjust, bool inFamily)
        {
            var steps = Steps.ToList();
            if (Plan.TunedFor is not null) steps.Add(new(StepKind.Sequential, "for looking as often as one likes", Compare(Plan, Level)));
            if (inFamily) steps.Add(new(StepKind.Family, "for all that was tested together", Compare(Plan, level)));
            return new(Metric, Role, Arm, steps, P is { } p ? adjust(p) : null) { RankP = RankP, Posterior = Bayesian ? Gain(steps[^1].Effect.Absolute) : null };
        }
    }
}
