namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// The orders of values of which some prefix is the best set of its size. A convex function of the summed counts is largest at a corner of what sets of k can sum to, and a corner is the
/// first k by observed − λ·expected (a deficit: the last k). The order changes only where two values are alike, at λ = (oᵢ − oⱼ)/(eᵢ − eⱼ), so that one λ between each two of these is enough.
/// The order by observed/expected, which holds the best set of all sizes (Neill 2012, JRSS B 74:337), comes first.
/// </summary>
internal static class SubsetOrders
{
    private const int Most = 64;

    /// <param name="first">A value that every set must hold stands first.</param>
    public static IEnumerable<int[]> Of(double[] observed, double[] expected, int[] values, bool excess, int? first)
    {
        var sign = excess ? -1 : 1;
        int[] Ordered(Func<int, double> by) => [.. values.OrderBy(v => v == first ? 0 : 1).ThenBy(v => sign * by(v))];
        yield return Ordered(v => observed[v] / expected[v]);
        foreach (var slope in Slopes(observed, expected, values)) yield return Ordered(v => observed[v] - slope * expected[v]);
    }

    private static List<double> Slopes(double[] observed, double[] expected, int[] values)
    {
        List<double> alike = [0];
        for (var i = 0; i < values.Length; i++)
            for (var j = i + 1; j < values.Length; j++)
                if ((observed[values[i]] - observed[values[j]]) / (expected[values[i]] - expected[values[j]]) is > 0 and < double.PositiveInfinity and var slope) alike.Add(slope);
        alike.Sort();
        alike.Add(2 * alike[^1] + 1);
        var step = Math.Max(1, (alike.Count - 1) / (double)Most);
        return [.. Enumerable.Range(0, (int)((alike.Count - 1) / step)).Select(k => (int)(k * step)).Select(k => (alike[k] + alike[k + 1]) / 2)];
    }
}
