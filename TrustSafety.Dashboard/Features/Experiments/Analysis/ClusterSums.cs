using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>The sums of every cluster; its arm, day and segments are those of its first unit. A unit without a cluster stands for itself.</summary>
internal static class ClusterSums
{
    public static UnitSeries Of(UnitSeries units, int count)
    {
        var place = new int[count];
        Array.Fill(place, ExperimentUnits.None);
        var (first, to) = (new List<int>(), new int[units.Count]);
        for (var i = 0; i < to.Length; i++)
        {
            var cluster = units.Clusters[i];
            if (cluster != ExperimentUnits.None && place[cluster] != ExperimentUnits.None) to[i] = place[cluster];
            else
            {
                to[i] = first.Count;
                if (cluster != ExperimentUnits.None) place[cluster] = first.Count;
                first.Add(i);
            }
        }
        return units with
        {
            Columns = [.. units.Columns.Select(c => Summed(c, to, first.Count))],
            Arms = [.. first.Select(i => units.Arms[i])],
            Clusters = [.. first.Select(i => units.Clusters[i])],
            Days = [.. first.Select(i => units.Days[i])],
            Segments = units.Segments.ToDictionary(s => s.Key, s => first.Select(i => s.Value[i]).ToArray()),
        };
    }

    private static double[] Summed(double[] column, int[] to, int count)
    {
        var sums = new double[count];
        for (var i = 0; i < column.Length; i++) sums[to[i]] += column[i];
        return sums;
    }
}
