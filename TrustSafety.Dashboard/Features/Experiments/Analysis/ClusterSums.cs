using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>The sums of every cluster; its arm, day and segments are those of its first unit. A unit without a cluster stands for itself.</summary>
internal static class ClusterSums
{
    public static UnitSeries Of(UnitSeries units, int count)
    {
        var place = new int[count];
        Array.Fill(place, ExperimentUnits.None);
        var (clusters, to, first, rows) = (units.Rows.Clusters, new int[units.Count], new int[units.Count], 0);
        for (var i = 0; i < to.Length; i++)
        {
            var cluster = clusters[i];
            if (cluster != ExperimentUnits.None && place[cluster] != ExperimentUnits.None)
            {
                to[i] = place[cluster];
                continue;
            }
            if (cluster != ExperimentUnits.None) place[cluster] = rows;
            (to[i], first[rows]) = (rows, i);
            rows++;
        }
        return units with { Columns = [.. units.Columns.Select(c => Summed(c, to, rows))], Rows = units.Rows.Only(first[..rows]) };
    }

    private static double[] Summed(double[] column, int[] to, int count)
    {
        var sums = new double[count];
        for (var i = 0; i < column.Length; i++) sums[to[i]] += column[i];
        return sums;
    }
}
