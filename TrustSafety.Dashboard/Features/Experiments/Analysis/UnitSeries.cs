using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>
/// One metric over what was randomised, one entry per unit (or cluster) in every column. Column 0 is the metric; a ratio, and any metric of clusters,
/// has its denominator in column 1; covariates follow. Sums over clusters make their spread, not that of the units within, the error.
/// </summary>
internal sealed record UnitSeries(IReadOnlyList<double[]> Columns, Cuped.Plan Plan, UnitRows Rows)
{
    /// <summary>Set where the outcome is known for labelled units only: the columns are then those of <see cref="LabelledArm"/>.</summary>
    public SamplePlan? Sample { get; init; }

    public int Count => Rows.Count;

    /// <summary>Rows that were measured: labelled, where that is a sample.</summary>
    public double Measured => Sample is null ? Count : Columns[5].Sum();

    /// <summary>The same of a part.</summary>
    public double SizeOf(JointTally part) => Sample is null ? part.N : Math.Round(part.N * part.Mean(5));

    /// <summary>The tallies of the arms, in the order of their codes.</summary>
    public JointTally[] ByArm(int arms) => GroupTallies.Of(Columns, Rows.Arms, arms);

    /// <summary>The tallies of every group and arm; groups from 0, others are left out.</summary>
    public JointTally[][] ByGroupAndArm(int groups, int arms, Func<int, int> groupOf)
    {
        var (own, places) = (Rows.Arms, new int[Count]);
        for (var i = 0; i < places.Length; i++) places[i] = groupOf(i) is var group && group >= 0 ? (group * arms) + own[i] : -1;
        return [.. GroupTallies.Of(Columns, places, groups * arms).Chunk(arms)];
    }

    /// <summary>The metric of each unit of an arm, without its denominator, in ascending order: for ranks and quantiles.</summary>
    public double[] SortedOf(int arm)
    {
        var (arms, values, count) = (Rows.Arms, new double[Rows.Arms.AsSpan().Count(arm)], 0);
        for (var i = 0; i < arms.Length; i++)
            if (arms[i] == arm) values[count++] = Columns[0][i];
        RadixSort.Sort(values);
        return values;
    }
}
