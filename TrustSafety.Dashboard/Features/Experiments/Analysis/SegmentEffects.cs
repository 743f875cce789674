using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>An effect in one segment; null where the segment is too small to be shown.</summary>
public sealed record SegmentEffect(string Dimension, string Value, string Arm, Effect? Effect, double? AdjustedP);

/// <summary>Whether the effect differs between the segments of a dimension.</summary>
public sealed record Interaction(string Dimension, string Arm, TestResult Test);

public sealed record SegmentReadout(IReadOnlyList<SegmentEffect> Effects, IReadOnlyList<Interaction> Interactions)
{
    public static SegmentReadout None { get; } = new([], []);
}

/// <summary>
/// The primary metric by every value of the planned dimensions: one family at a false discovery rate, with intervals that match. An effect that stands in
/// one segment only says little unless the interaction test says that segments differ.
/// </summary>
internal sealed class SegmentEffects(ExperimentDefinition experiment, ExperimentBook book, ExperimentUnits units, long smallest)
{
    private readonly SeriesMaker maker = new(units, experiment.RandomisedBy == RandomisedBy.Cluster);

    public SegmentReadout Read()
    {
        var metric = book.Metric(experiment.Primary);
        if (metric.Kind == MetricKind.Quantile || experiment.Segments.Count == 0 || maker.Of(metric, cap: true, adjust: true) is not { } series) return SegmentReadout.None;
        var comparer = new Comparer(experiment.Analysis == AnalysisPlan.Sequential ? Math.Max(2, experiment.PlannedUnits ?? units.Count) / 4.0 : null);
        var found = experiment.Segments.SelectMany(dimension => Tallies(series, dimension)).ToList();
        SegmentEffect Of(Found f, double level) => new(f.Dimension, f.Value, f.Arm, f.IsShown(series, smallest) ? comparer.Compare(f.Own, f.Other, series, level) : null, null);
        var first = found.Select(f => Of(f, experiment.Level)).ToList();
        var tested = first.Where(e => e.Effect?.Absolute.P is not null).ToList();
        if (tested.Count == 0) return new(first, []);
        var alpha = 1 - experiment.Level;
        var adjusted = FalseDiscovery.Adjust([.. tested.Select(e => e.Effect!.Value.Absolute.P!.Value)]);
        var level = FalseDiscovery.IntervalLevel(adjusted.Count(p => p <= alpha), tested.Count, alpha);
        var final = found.Select((f, i) => Of(f, level) with { AdjustedP = tested.IndexOf(first[i]) is var at && at >= 0 ? adjusted[at] : null }).ToList();
        return new(final, [.. Interactions(first)]);
    }

    private static IEnumerable<Interaction> Interactions(IEnumerable<SegmentEffect> effects) =>
        from e in effects
        where e.Effect is { Absolute.IsDefined: true }
        group e.Effect!.Value.Absolute by (e.Dimension, e.Arm) into g
        where g.Count() > 1
        select new Interaction(g.Key.Dimension, g.Key.Arm, Heterogeneity.Q([.. g.Select(a => a.Point!.Value)], [.. g.Select(a => a.StandardError!.Value)]));

    private IEnumerable<Found> Tallies(UnitSeries series, string dimension)
    {
        var values = units.Dimensions.First(d => d.Name == dimension).Values;
        var codes = series.Rows.Codes(dimension);
        var tallies = series.ByGroupAndArm(values.Count, units.ArmNames.Count, i => codes[i]);
        var baseline = units.ArmCode(experiment.Baseline);
        return from arm in experiment.Treatments
               let at = units.ArmCode(arm.Name)
               where at >= 0 && baseline >= 0
               from value in Enumerable.Range(0, values.Count)
               select new Found(dimension, values[value], arm.Name, tallies[value][at], tallies[value][baseline]);
    }

    private sealed record Found(string Dimension, string Value, string Arm, JointTally Own, JointTally Other)
    {
        public bool IsShown(UnitSeries series, long smallest) => Own.N > 0 && Other.N > 0 && series.SizeOf(Own) >= smallest && series.SizeOf(Other) >= smallest;
    }
}
