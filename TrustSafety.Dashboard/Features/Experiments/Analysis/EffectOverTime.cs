using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <param name="SoFar">Of all who were assigned up to and with the day, held at every look; null while an arm is too small to be shown.</param>
/// <param name="OfTheDay">Of those assigned on the day alone.</param>
public sealed record DayEffect(DateOnly Day, Effect? SoFar, Effect? OfTheDay);

/// <summary>
/// The primary metric by day of assignment. The line is looked at day by day, so its intervals are a confidence sequence whatever the analysis was
/// planned to be. Effects that fade from one day's units to the next point to novelty.
/// </summary>
internal sealed class EffectOverTime(ExperimentDefinition experiment, ExperimentBook book, ExperimentUnits units, long smallest)
{
    private readonly Lazy<Days?> days = new(() => Read(experiment, book.Metric(experiment.Primary), units));

    public IReadOnlyList<DayEffect> Of(string arm)
    {
        var (own, other) = (units.ArmCode(arm), units.ArmCode(experiment.Baseline));
        if (own < 0 || other < 0 || days.Value is not var (series, first, tallies)) return [];
        var (sequence, once) = (new Comparer(series.Measured, experiment.Level), new Comparer((double?)null));
        var (soFar, against) = (tallies[0][own], tallies[0][other]);
        var effects = new List<DayEffect>();
        for (var day = 0; day < tallies.Length; day++)
        {
            if (day > 0) (soFar, against) = (soFar + tallies[day][own], against + tallies[day][other]);
            effects.Add(new(DateOnly.FromDayNumber(first + day), Shown(sequence, soFar, against, series), Shown(once, tallies[day][own], tallies[day][other], series)));
        }
        return effects;
    }

    /// <summary>Null where the metric has no daily effect.</summary>
    private static Days? Read(ExperimentDefinition experiment, MetricDefinition metric, ExperimentUnits units)
    {
        var maker = new SeriesMaker(units, experiment.RandomisedBy == RandomisedBy.Cluster);
        if (metric.Kind == MetricKind.Quantile || maker.Of(metric, cap: true, adjust: true) is not { Count: > 0 } series) return null;
        var assigned = series.Rows.Days;
        var first = assigned.Min();
        return new(series, first, series.ByGroupAndArm(assigned.Max() - first + 1, units.ArmNames.Count, i => assigned[i] - first));
    }

    /// <param name="Tallies">Of every day from the first, and every arm.</param>
    private sealed record Days(UnitSeries Series, int First, JointTally[][] Tallies);

    private Effect? Shown(Comparer comparer, JointTally arm, JointTally against, UnitSeries series) =>
        arm.N > 0 && against.N > 0 && series.SizeOf(arm) >= smallest && series.SizeOf(against) >= smallest ? comparer.Compare(arm, against, series, experiment.Level) : null;
}
