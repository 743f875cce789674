using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>One metric of one arm in one segment before its family is known.</summary>
/// <param name="Compare">At a level; null where the segment is too small to be shown.</param>
internal sealed record SegmentDraft(MetricDefinition Metric, string Dimension, string Value, string Arm, Func<double, Effect>? Compare, double Level)
{
    /// <summary>At the experiment's level.</summary>
    public Inference? Once { get; } = Compare?.Invoke(Level).Absolute;

    public double? P => Once?.P;

    public SegmentEffect Finish(FamilyPlace? given) =>
        new(Metric, Dimension, Value, Arm, Compare is { } compare ? MetricDraft.Behind(compare(given?.Level ?? Level), given ?? FamilyPlace.Alone(1, Level)) : null, given?.AdjustedP);

    /// <summary>Every value of the planned dimensions, by arm.</summary>
    public static ILookup<string, SegmentDraft> Of(ExperimentDefinition experiment, ExperimentUnits units, MetricDefinition metric, UnitSeries series, long smallest)
    {
        // A segment is a part: its sequence is tuned to a quarter of the plan.
        var comparer = new Comparer(experiment.Analysis == AnalysisPlan.Sequential ? Math.Max(2, (experiment.PlannedUnits ?? units.Count) * series.Measured / Math.Max(1, units.Count)) / 4 : null, experiment.Level);
        var baseline = units.ArmCode(experiment.Baseline);
        IEnumerable<SegmentDraft> By(string dimension)
        {
            var (values, codes) = (units.Dimensions.First(d => d.Name == dimension).Values, series.Rows.Codes(dimension));
            var tallies = series.ByGroupAndArm(values.Count, units.ArmNames.Count, i => codes[i]);
            foreach (var arm in experiment.Treatments.Where(a => units.ArmCode(a.Name) >= 0 && baseline >= 0))
                for (var v = 0; v < values.Count; v++)
                {
                    var (own, other) = (tallies[v][units.ArmCode(arm.Name)], tallies[v][baseline]);
                    var shown = own.N > 0 && other.N > 0 && series.SizeOf(own) >= smallest && series.SizeOf(other) >= smallest;
                    yield return new(metric, dimension, values[v], arm.Name, shown ? level => comparer.Compare(own, other, series, level) : null, experiment.Level);
                }
        }

        return experiment.Segments.SelectMany(By).ToLookup(d => d.Arm);
    }
}
