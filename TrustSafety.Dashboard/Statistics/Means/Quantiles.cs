namespace TrustSafety.Dashboard.Statistics;

/// <summary>Quantiles of raw values, in their unit; 0 &lt; q &lt; 1.</summary>
public static class Quantiles
{
    /// <summary>Linear interpolation between order statistics at 1 + (n − 1)q (type 7 of Hyndman &amp; Fan 1996, The American Statistician 50:361); values sorted.</summary>
    public static double Interpolated(ReadOnlySpan<double> sorted, double q)
    {
        Require.Probability(q);
        if (sorted.Length == 0) throw new ArgumentException("A quantile needs at least one value.", nameof(sorted));
        var rank = (sorted.Length - 1) * q;
        var below = (int)Math.Floor(rank);
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]);
    }

    /// <summary>
    /// The order statistic of rank ⌈nq⌉ with the ranks l, u for which P(B &lt; l) ≤ α/2 and P(B ≥ u) ≤ α/2, B ~ Binomial(n, q): covers at least at its
    /// level whatever the distribution. A rank outside 1…n leaves that side unbounded. Hahn &amp; Meeker 1991, Statistical Intervals, section 5.2.
    /// </summary>
    public static Inference OrderStatistic(ReadOnlySpan<double> sorted, double q, double level = 0.95)
    {
        Require.Inside(q);
        if (sorted.Length == 0) return Inference.None(Undefined.TooFew, "order statistics", level);
        var (n, tail) = (sorted.Length, Require.Level(level) / 2);
        var lower = LargestRank(n, q, tail);
        var upper = n + 1 - LargestRank(n, 1 - q, tail);
        return FromRanks(sorted, q, level, lower, upper, "order statistics");
    }

    /// <summary>
    /// The same for clustered values (views of one person, items of one author): ranks n(q ± z·σ), σ² the delta-method variance of the share of
    /// values at most the quantile, by cluster. Deng, Knoblich &amp; Lu 2018, KDD, section 4.3. Needs two clusters.
    /// </summary>
    public static Inference Clustered(ReadOnlySpan<double> values, ReadOnlySpan<int> clusters, double q, double level = 0.95)
    {
        const string method = "order statistics, clustered";
        Require.Inside(q);
        Require.SameLength(values.Length, clusters.Length, nameof(clusters));
        var sorted = values.ToArray();
        Array.Sort(sorted);
        if (sorted.Length == 0) return Inference.None(Undefined.TooFew, method, level);
        var (n, point) = (sorted.Length, sorted[Rank(sorted.Length, q) - 1]);
        var sums = new Dictionary<int, (double Below, double All)>();
        for (var i = 0; i < values.Length; i++)
        {
            var (below, all) = sums.GetValueOrDefault(clusters[i]);
            sums[clusters[i]] = (below + (values[i] <= point ? 1 : 0), all + 1);
        }
        if (sums.Count < 2) return Inference.None(Undefined.TooFew, method, level, point: point);
        var share = sums.Values.Sum(s => s.Below) / n;
        var variance = sums.Values.Sum(s => (s.Below - share * s.All) * (s.Below - share * s.All)) * sums.Count / (sums.Count - 1) / ((double)n * n);
        var half = Reference.Critical(level, Alternative.TwoSided, null) * Math.Sqrt(variance) * n;
        return FromRanks(sorted, q, level, (int)Math.Floor(n * q - half), (int)Math.Ceiling(n * q + half) + 1, method);
    }

    /// <summary>
    /// The difference of two quantiles from their intervals at any one level: the half-widths h/z are the standard errors, times √((n − 1)/n)
    /// (each is read as that of a mean of n values); normal reference. An unbounded interval gives no answer. Deng, Knoblich &amp; Lu 2018, KDD, section 4.2.
    /// </summary>
    public static Inference Difference(Interval arm, double n, Interval against, double nAgainst, double level = 0.95)
    {
        if (!arm.IsBounded || !against.IsBounded) return Inference.None(Undefined.TooFew, "order statistics", level, point: arm.Point - against.Point);
        return Inference.Wald(arm.Point - against.Point, Math.Sqrt(Variance(arm, n) + Variance(against, nAgainst)), "order statistics", level);
    }

    private static double Variance(Interval interval, double n)
    {
        var error = (interval.High - interval.Low) / (2 * Reference.Critical(interval.Level, Alternative.TwoSided, null));
        return error * error * (n - 1) / n;
    }

    // The largest rank l with P(B ≤ l − 1) ≤ tail; 0 when even the smallest value is too high.
    private static int LargestRank(int n, double q, double tail)
    {
        var (low, high) = (0, n);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (BinomialLaw.Lower(middle - 1, n, q) <= tail) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    private static int Rank(int n, double q) => Math.Clamp((int)Math.Ceiling(n * q), 1, n);

    private static Inference FromRanks(ReadOnlySpan<double> sorted, double q, double level, int lower, int upper, string method) => new(method, level)
    {
        Point = sorted[Rank(sorted.Length, q) - 1],
        Low = lower < 1 ? double.NegativeInfinity : sorted[lower - 1],
        High = upper > sorted.Length ? double.PositiveInfinity : sorted[upper - 1],
    };
}
