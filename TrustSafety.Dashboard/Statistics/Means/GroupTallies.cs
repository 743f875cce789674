using System.Runtime.CompilerServices;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// The joint tallies of groups of rows: means first, then sums of products about them, less what the rounding of the means leaves (the corrected two-pass
/// algorithm: Chan, Golub &amp; LeVeque 1983, The American Statistician 37:242, equation 1.7). Column by column, without a division per row.
/// </summary>
internal static class GroupTallies
{
    /// <param name="groups">Of every row, from 0; rows of a negative group are left out.</param>
    public static JointTally[] Of(IReadOnlyList<double[]> columns, ReadOnlySpan<int> groups, int count)
    {
        foreach (var column in columns) Require.SameLength(groups.Length, column.Length, nameof(columns));
        var k = columns.Count;
        var n = new double[count];
        foreach (var group in groups)
            if (group >= 0) n[group]++;
        var means = columns.Select(_ => new double[count]).ToArray();
        for (var c = 0; c < k; c++)
        {
            Sum(columns[c], groups, means[c]);
            for (var g = 0; g < count; g++) means[c][g] = n[g] > 0 ? means[c][g] / n[g] : 0;
        }
        var rests = columns.Select(_ => new double[count]).ToArray();
        var products = Enumerable.Range(0, count).Select(_ => new double[k * k]).ToArray();
        void Put(int a, int b, double[] sums)
        {
            for (var g = 0; g < count; g++)
                if (n[g] > 0) products[g][a * k + b] = products[g][b * k + a] = sums[g] - rests[a][g] * rests[b][g] / n[g];
        }
        for (var c = 0; c < k; c++) Put(c, c, Squares(columns[c], groups, means[c], rests[c]));
        for (var a = 0; a < k; a++)
            for (var b = a + 1; b < k; b++) Put(a, b, Products(columns[a], columns[b], groups, means[a], means[b]));
        return [.. products.Select((p, g) => JointTally.Of(n[g], [.. means.Select(m => m[g])], [.. rests.Select(r => n[g] > 0 ? r[g] / n[g] : 0)], p))];
    }

    // A method that runs once over a million rows gets no second chance to be compiled well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(double[] column, ReadOnlySpan<int> groups, double[] sums)
    {
        for (var i = 0; i < groups.Length; i++)
            if (groups[i] is var g && g >= 0) sums[g] += column[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Squares(double[] column, ReadOnlySpan<int> groups, double[] means, double[] rests)
    {
        var sums = new double[means.Length];
        for (var i = 0; i < groups.Length; i++)
        {
            if (groups[i] is var g && g < 0) continue;
            var gap = column[i] - means[g];
            rests[g] += gap;
            sums[g] += gap * gap;
        }
        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[] Products(double[] x, double[] y, ReadOnlySpan<int> groups, double[] meansX, double[] meansY)
    {
        var sums = new double[meansX.Length];
        for (var i = 0; i < groups.Length; i++)
            if (groups[i] is var g && g >= 0) sums[g] += (x[i] - meansX[g]) * (y[i] - meansY[g]);
        return sums;
    }
}
