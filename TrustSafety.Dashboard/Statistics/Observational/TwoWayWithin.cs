namespace TrustSafety.Dashboard.Statistics;

/// <summary>Removes unit and period means by turns until neither is left (exact after one turn for a full panel).</summary>
internal static class TwoWayWithin
{
    public static double[] Demean(double[] values, int[] unit, int[] period, int units, int periods)
    {
        // The level goes first: what is left to do is measured by the spread.
        var level = values.Average();
        double[] left = [.. values.Select(v => v - level)];
        var scale = 1e-14 * (1 + left.Max(Math.Abs));
        for (var turn = 0; turn < 10_000; turn++)
            if (Math.Max(Remove(left, unit, units), Remove(left, period, periods)) <= scale) break;
        return left;
    }

    private static double Remove(double[] values, int[] group, int groups)
    {
        var (sums, counts) = (new double[groups], new double[groups]);
        for (var i = 0; i < values.Length; i++) (sums[group[i]], counts[group[i]]) = (sums[group[i]] + values[i], counts[group[i]] + 1);
        var largest = 0.0;
        for (var g = 0; g < groups; g++)
        {
            sums[g] /= counts[g];
            largest = Math.Max(largest, Math.Abs(sums[g]));
        }
        for (var i = 0; i < values.Length; i++) values[i] -= sums[group[i]];
        return largest;
    }
}
