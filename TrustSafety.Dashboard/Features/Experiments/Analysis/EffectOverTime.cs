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
    private readonly SeriesMaker maker = new(units, experiment.RandomisedBy == RandomisedBy.Cluster);

    public IReadOnlyList<DayEffect> Of(string arm)
    {
        var metric = book.Metric(experiment.Primary);
        var (own, other) = (units.ArmCode(arm), units.ArmCode(experiment.Baseline));
        if (metric.Kind == MetricKind.Quantile || own < 0 || other < 0 || maker.Of(metric, cap: true, adjust: true) is not { Count: > 0 } series) return [];
        var first = series.Days.Min();
        var days = series.Days.Max() - first + 1;
        var tallies = series.ByGroupAndArm(days, units.ArmNames.Count, i => series.Days[i] - first);
        var (sequence, once) = (new Comparer(series.Measured), new Comparer((double?)null));
        var (soFar, against) = (tallies[0][own], tallies[0][other]);
        var effects = new List<DayEffect>();
        for (var day = 0; day < days; day++)
        {
            if (day > 0) (soFar, against) = (soFar + tallies[day][own], against + tallies[day][other]);
            effects.Add(new(DateOnly.FromDayNumber(first + day), Shown(sequence, soFar, against, series), Shown(once, tallies[day][own], tallies[day][other], series)));
        }
        return effects;
    }

    private Effect? Shown(Comparer comparer, JointTally arm, JointTally against, UnitSeries series) =>
        arm.N > 0 && against.N > 0 && series.SizeOf(arm) >= smallest && series.SizeOf(against) >= smallest ? comparer.Compare(arm, against, series, experiment.Level) : null;
}
