using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Planning;

/// <summary>How a metric behaved in the baseline of an experiment that ran: nobody in it was treated.</summary>
/// <param name="Value">Mean and variance of what was randomised, as the readout would use them.</param>
/// <param name="Raw">The same without covariates.</param>
/// <param name="UnitsPerRow">1, or the units of a mean cluster.</param>
/// <param name="LeftOut">The value again without each of some groups of rows, to say how sure it is.</param>
public sealed record MetricHistory(MetricDefinition Metric, string Experiment, DateOnly First, DateOnly Last, MeanTally Value, MeanTally Raw, double UnitsPerRow, double UnitsPerDay, IReadOnlyList<MeanTally> LeftOut)
{
    private const int Groups = 50;

    public double Units => Value.N * UnitsPerRow;

    /// <summary>How many times the variance per unit that clusters cost; 1 without clusters.</summary>
    public double DesignEffect { get; init; } = 1;

    /// <summary>The share of the variance that what was known before takes out.</summary>
    public double CovariateGain => Raw.Variance > 0 ? 1 - (Value.Variance / Raw.Variance) : 0;

    /// <summary>Null when the experiment has no such outcome, or fewer baseline units than may be shown.</summary>
    public static MetricHistory? Of(MetricDefinition metric, ExperimentDefinition experiment, ExperimentUnits units, RandomisedBy by, long smallest)
    {
        var clusters = by == RandomisedBy.Cluster;
        var baseline = units.ArmCode(experiment.Baseline);
        if (metric.Kind == MetricKind.Quantile || metric.Sample is not null || baseline < 0 || (clusters && units.ClusterCount == 0) || units.CountOf(baseline) < smallest) return null;
        if (new SeriesMaker(units, clusters).Of(metric, cap: true, adjust: true) is not { } series) return null;
        var plain = new SeriesMaker(units, clusters).Of(metric, cap: true, adjust: false)!;
        var rank = Ranks(series, baseline);
        var groups = series.ByGroupAndArm(Groups, units.ArmNames.Count, i => rank[i] % Groups).Select(g => g[baseline]).ToList();
        var (value, raw) = (Tally(Sum(groups), series), Tally(plain.ByArm(units.ArmNames.Count)[baseline], plain));
        if (value.N < smallest) return null;
        var (first, last) = (units.FirstDay, units.LastDay);
        var single = new SeriesMaker(units, clusters: false).Of(metric, cap: true, adjust: false)!;
        var one = Tally(single.ByArm(units.ArmNames.Count)[baseline], single);
        var perRow = one.N / value.N;
        return new(metric, experiment.Id, first, last, value, raw, perRow, units.Count / (double)(last.DayNumber - first.DayNumber + 1),
            [.. groups.Select((_, left) => Tally(Sum([.. groups.Where((_, g) => g != left)]), series))])
        { DesignEffect = clusters && one.Variance > 0 ? raw.Variance * perRow / one.Variance : 1 };
    }

    private static int[] Ranks(UnitSeries series, int baseline)
    {
        var (arms, ranks, next) = (series.Rows.Arms, new int[series.Count], 0);
        for (var i = 0; i < ranks.Length; i++) ranks[i] = arms[i] == baseline ? next++ : 0;
        return ranks;
    }

    private static JointTally Sum(List<JointTally> tallies) => tallies.Aggregate((a, b) => a + b);

    private static MeanTally Tally(JointTally arm, UnitSeries series) => Comparer.Tallies(arm, arm, series).Arm;
}
