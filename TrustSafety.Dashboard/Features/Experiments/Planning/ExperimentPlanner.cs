using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Experiments.Planning;

/// <summary>Plans from the latest experiment that had the metric, one whose randomisation held before one whose did not.</summary>
internal sealed class ExperimentPlanner(ExperimentReader reader, IUnits source, IFacts facts, IOptions<DisclosureOptions> disclosure, IOptions<ReportingOptions> reporting, TimeProvider time)
{
    public static readonly IReadOnlyList<double> Margins = [0.01, 0.02, 0.05, 0.1];

    private const int CurvePoints = 40;

    /// <summary>Null when the file names no such metric.</summary>
    public async Task<ExperimentPlan?> PlanAsync(PlanQuestion question, CancellationToken cancellation)
    {
        var book = reader.Definitions.Value;
        if (book.Metrics.FirstOrDefault(m => m.Id == question.Metric) is not { } metric) return null;
        var snapshot = await facts.SnapshotAsync(cancellation);
        var provenance = new Provenance(snapshot.Id, [.. snapshot.Extracts.Where(e => e.Fact == Fact.ExperimentUnit).Select(e => new ProvenanceExtract(e.Name, e.Sha256))],
            metric.Id, 1, [], reporting.Value.TimeZone, time.GetUtcNow());
        var past = await PastAsync(book, cancellation);
        MetricHistory? Of(MetricDefinition m) => past.Select(p => MetricHistory.Of(m, p.Experiment, p.Units, question.RandomisedBy, disclosure.Value.MinimumCount)).FirstOrDefault(h => h is not null);
        if (Of(metric) is not { } history) return new(question, null, new Readout.Missing(Why(metric, question)), null, [], [], provenance);
        if (history.Value.Mean == 0 || !(history.Value.Variance > 0)) return new(question, history, new Readout.Missing("the metric was 0, or the same for everybody, in the baseline"), null, [], [], provenance);
        var sizing = Sizing.Of(history.Value, history.UnitsPerRow, question);
        var size = sizing.Units(question.Lift) is { } units ? Size(history, question, units) : new Readout.Missing("no size is enough");
        var margins = book.Metrics.Where(m => m.Kind != MetricKind.Quantile && m.Id != metric.Id).Select(m => (Metric: m, History: Of(m))).Where(m => m.History is { Value: { Mean: not 0, Variance: > 0 } })
            .SelectMany(m => Margins.Select(margin => new MarginCost(m.Metric.Id, m.Metric.Name, margin, Sizing.Of(m.History!.Value, m.History.UnitsPerRow, question).Units(margin)))).ToList();
        var plan = new ExperimentPlan(question, history, size, null, [], margins, provenance);
        var most = 2 * (plan.PlannedUnits ?? (long)history.Units);
        return plan with
        {
            Detectable = sizing.Detectable(plan.UnitsPerDay * question.Days),
            Curve = [.. Enumerable.Range(1, CurvePoints).Select(i => most * i / (double)CurvePoints).Where(n => n > 4 * history.UnitsPerRow).Select(n => (n, sizing.Power(n, question.Lift)))],
        };
    }

    private static string Why(MetricDefinition metric, PlanQuestion question) => metric.Kind == MetricKind.Quantile ? "a quantile has no variance of its own to plan with"
        : metric.Sample is not null ? "the metric is known from labels, whose number is planned, not that of the units: see the label plan on the prevalence page"
        : question.RandomisedBy == RandomisedBy.Cluster ? "no experiment that was loaded has this metric and clusters" : "no experiment that was loaded has this metric";

    /// <summary>The history is a sample itself: planned again without each of its groups, it says how sure the size is.</summary>
    private static Readout Size(MetricHistory history, PlanQuestion question, double units)
    {
        double[] leftOut = [.. history.LeftOut.Select(v => Sizing.Of(v, history.UnitsPerRow, question).Units(question.Lift) ?? double.PositiveInfinity)];
        return Jackknife.Logarithm(units, leftOut, question.Level).Interval is { } interval
            ? new Readout.Measured(interval with { Method = "jackknife of the history" }, (long)history.Units, null, null) : new Readout.Missing("the history is too short to say how sure a size would be");
    }

    private async Task<List<(ExperimentDefinition Experiment, ExperimentUnits Units)>> PastAsync(ExperimentBook book, CancellationToken cancellation)
    {
        var models = new List<ExperimentModel>();
        foreach (var experiment in book.Experiments)
            if (await reader.ReadAsync(experiment.Id, cancellation) is { Units: > 0 } model) models.Add(model);
        var past = new List<(ExperimentDefinition, ExperimentUnits)>();
        foreach (var model in models.OrderBy(m => m.Worst == HealthState.Failed).ThenByDescending(m => m.Assigned!.Value.Last))
            past.Add((model.Definition, await source.UnitsAsync(model.Definition.Id, cancellation)));
        return past;
    }
}
