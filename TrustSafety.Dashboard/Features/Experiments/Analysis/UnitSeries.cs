using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>
/// One metric over what was randomised, one entry per unit (or cluster) in every column. Column 0 is the metric; a ratio, and any metric of clusters,
/// has its denominator in column 1; covariates follow. Sums over clusters make their spread, not that of the units within, the error.
/// </summary>
internal sealed record UnitSeries(IReadOnlyList<double[]> Columns, Cuped.Plan Plan, int[] Arms, int[] Days, int[] Clusters, IReadOnlyDictionary<string, int[]> Segments)
{
    /// <summary>Set where the outcome is known for labelled units only: the columns are then those of <see cref="LabelledArm"/>.</summary>
    public SamplePlan? Sample { get; init; }

    public int Count => Arms.Length;

    /// <summary>Rows that were measured: labelled, where that is a sample.</summary>
    public double Measured => Sample is null ? Count : Columns[5].Sum();

    /// <summary>The same of a part.</summary>
    public double SizeOf(JointTally part) => Sample is null ? part.N : Math.Round(part.N * part.Mean(5));

    /// <summary>The tallies of the arms over the rows that pass, in the order of the arms' codes.</summary>
    public JointTally[] ByArm(int arms, Func<int, bool> keep)
    {
        var rows = new List<int>[arms];
        for (var a = 0; a < arms; a++) rows[a] = [];
        for (var i = 0; i < Count; i++)
            if (keep(i)) rows[Arms[i]].Add(i);
        return [.. rows.Select(Of)];
    }

    public JointTally[] ByArm(int arms) => ByArm(arms, _ => true);

    /// <summary>The tallies of every group and arm, in one walk over the rows; groups from 0, others are left out.</summary>
    public JointTally[][] ByGroupAndArm(int groups, int arms, Func<int, int> groupOf)
    {
        var rows = new List<int>[groups * arms];
        for (var g = 0; g < rows.Length; g++) rows[g] = [];
        for (var i = 0; i < Count; i++)
            if (groupOf(i) is var group && group >= 0) rows[(group * arms) + Arms[i]].Add(i);
        return [.. rows.Select(Of).Chunk(arms)];
    }

    /// <summary>The metric of each unit, without its denominator: for ranks and quantiles.</summary>
    public double[] ValuesOf(int arm) => [.. Enumerable.Range(0, Count).Where(i => Arms[i] == arm).Select(i => Columns[0][i])];

    private JointTally Of(List<int> rows)
    {
        var gathered = new double[Columns.Count][];
        for (var c = 0; c < gathered.Length; c++)
        {
            var (from, to) = (Columns[c], new double[rows.Count]);
            for (var i = 0; i < to.Length; i++) to[i] = from[rows[i]];
            gathered[c] = to;
        }
        return JointTally.Of(gathered);
    }
}
