using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>A metric's columns after one more adjustment, and the arms' tallies of them.</summary>
internal sealed record MetricStage(StepKind Kind, string Name, UnitSeries Series, JointTally[] Tallies)
{
    /// <summary>From the values as they are to those that count; none when the extracts have no such outcome, or label fewer units of an arm than may be shown.</summary>
    public static IReadOnlyList<MetricStage> Of(MetricDefinition metric, SeriesMaker maker, ExperimentUnits units, long smallest)
    {
        if (maker.Of(metric, cap: false, adjust: false) is not { } raw) return [];
        MetricStage Stage(StepKind kind, string name, UnitSeries series) => new(kind, name, series, series.ByArm(units.ArmNames.Count));
        var first = Stage(StepKind.Raw, metric.Sample is null ? "as measured" : "as labelled, by design weights", raw);
        if (metric.Sample is { } sample) return first.Tallies.Any(t => t.N > 0 && raw.SizeOf(t) < smallest) ? [] : [first, .. Sampled(SampledSeries.Adjusted(raw, units, sample), sample, Stage)];
        var stages = new List<MetricStage> { first };
        if (metric.Winsorise is { } q) stages.Add(Stage(StepKind.Capped, $"capped at the {q * 100:0.##} % quantile", maker.Of(metric, cap: true, adjust: false)!));
        if (metric.Covariates.Count > 0 && maker.Of(metric, cap: true, adjust: true) is { Plan.Covariates.Count: > 0 } adjusted) stages.Add(Stage(StepKind.Adjusted, "less what was known before (CUPED)", adjusted));
        return stages;
    }

    private static IEnumerable<MetricStage> Sampled(UnitSeries full, LabelSample sample, Func<StepKind, string, UnitSeries, MetricStage> stage)
    {
        if (sample.Score is not null) yield return stage(StepKind.Scored, "with the scores of all units (prediction-powered)", full with { Sample = full.Sample! with { Labels = null } });
        if (sample.Labels is not null) yield return stage(StepKind.Corrected, "corrected for errors of the labels (Rogan–Gladen)", full);
    }
}
