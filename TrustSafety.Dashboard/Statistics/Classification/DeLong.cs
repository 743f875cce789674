namespace TrustSafety.Dashboard.Statistics;

/// <summary>The placements of positives among negatives and the reverse, by midranks in n log n.</summary>
internal sealed record DeLong(double Auc, double[] PositivePlacements, double[] NegativePlacements)
{
    public static DeLong? Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> positive)
    {
        Require.SameLength(scores.Length, positive.Length, nameof(positive));
        var (m, all) = (0, scores.ToArray());
        foreach (var p in positive) if (p) m++;
        var n = all.Length - m;
        if (m == 0 || n == 0) return null;
        var (own, other) = (new double[m], new double[n]);
        for (int i = 0, x = 0, y = 0; i < all.Length; i++)
            if (positive[i]) own[x++] = all[i];
            else other[y++] = all[i];
        var (rankAll, rankOwn, rankOther) = (Midranks(all), Midranks(own), Midranks(other));
        var (v10, v01, sum) = (new double[m], new double[n], 0.0);
        for (int i = 0, x = 0, y = 0; i < all.Length; i++)
            if (positive[i]) { v10[x] = (rankAll[i] - rankOwn[x]) / n; sum += v10[x++]; }
            else { v01[y] = 1 - (rankAll[i] - rankOther[y]) / m; y++; }
        return new(sum / m, v10, v01);
    }

    /// <summary>What the positives and what the negatives bring to the variance.</summary>
    public (double Positive, double Negative) Variances =>
        (Sample(PositivePlacements, PositivePlacements) / PositivePlacements.Length, Sample(NegativePlacements, NegativePlacements) / NegativePlacements.Length);

    public double Covariance(DeLong other) =>
        Sample(PositivePlacements, other.PositivePlacements) / PositivePlacements.Length
        + Sample(NegativePlacements, other.NegativePlacements) / NegativePlacements.Length;

    private static double Sample(double[] a, double[] b)
    {
        if (a.Length < 2) return 0;
        var (meanA, meanB, sum) = (a.Average(), b.Average(), 0.0);
        for (var i = 0; i < a.Length; i++) sum += (a[i] - meanA) * (b[i] - meanB);
        return sum / (a.Length - 1);
    }

    private static double[] Midranks(double[] values)
    {
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var sorted = (double[])values.Clone();
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (var i = 0; i < sorted.Length;)
        {
            var j = i;
            while (j < sorted.Length && sorted[j] == sorted[i]) j++;
            for (var k = i; k < j; k++) ranks[order[k]] = (i + j + 1) / 2.0;
            i = j;
        }
        return ranks;
    }
}
