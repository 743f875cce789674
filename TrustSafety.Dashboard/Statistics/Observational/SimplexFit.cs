namespace TrustSafety.Dashboard.Statistics;

/// <summary>Least squares with weights that are not negative and sum to 1, by accelerated projected gradients (Beck &amp; Teboulle 2009) with restarts.</summary>
internal static class SimplexFit
{
    public static double[] Weights(double[] target, IReadOnlyList<double[]> columns)
    {
        var k = columns.Count;
        var (gram, right) = (new double[k, k], new double[k]);
        // Sums to 1, so a common level may be taken off both sides; it only steadies the arithmetic.
        var level = target.Average();
        for (var i = 0; i < k; i++)
        {
            for (var t = 0; t < target.Length; t++) right[i] += (columns[i][t] - level) * (target[t] - level);
            for (var j = 0; j < k; j++) for (var t = 0; t < target.Length; t++) gram[i, j] += (columns[i][t] - level) * (columns[j][t] - level);
        }
        var step = 1 / Math.Max(1e-300, LargestRowSum(gram, k));
        var (w, ahead, momentum) = (Enumerable.Repeat(1.0 / k, k).ToArray(), Enumerable.Repeat(1.0 / k, k).ToArray(), 1.0);
        for (var turn = 0; turn < 20_000; turn++)
        {
            var next = Project([.. ahead.Select((a, i) => a - step * (Dot(gram, i, ahead, k) - right[i]))]);
            var (moved, against) = (0.0, 0.0);
            for (var i = 0; i < k; i++)
            {
                moved = Math.Max(moved, Math.Abs(next[i] - w[i]));
                against += (ahead[i] - next[i]) * (next[i] - w[i]);
            }
            var following = against > 0 ? 1 : (1 + Math.Sqrt(1 + 4 * momentum * momentum)) / 2;
            for (var i = 0; i < k; i++) ahead[i] = next[i] + (against > 0 ? 0 : (momentum - 1) / following) * (next[i] - w[i]);
            (w, momentum) = (next, following);
            if (moved < 1e-13 && turn > 10) break;
        }
        return w;
    }

    /// <summary>The nearest point of the simplex (Duchi et al. 2008, ICML).</summary>
    internal static double[] Project(double[] v)
    {
        var sorted = v.OrderDescending().ToArray();
        var (sum, shift) = (0.0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            if (sorted[i] - (sum - 1) / (i + 1) > 0) shift = (sum - 1) / (i + 1);
        }
        return [.. v.Select(x => Math.Max(0, x - shift))];
    }

    private static double Dot(double[,] gram, int row, double[] w, int k)
    {
        var sum = 0.0;
        for (var j = 0; j < k; j++) sum += gram[row, j] * w[j];
        return sum;
    }

    private static double LargestRowSum(double[,] gram, int k) => Enumerable.Range(0, k).Max(i => Enumerable.Range(0, k).Sum(j => Math.Abs(gram[i, j])));
}
