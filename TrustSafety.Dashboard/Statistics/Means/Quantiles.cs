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

    /// <summary>The median of values, which are sorted where they lie.</summary>
    internal static double Median(Span<double> values)
    {
        values.Sort();
        return Interpolated(values, 0.5);
    }

    /// <summary>
    /// The order statistic of rank ⌈nq⌉ with the ranks l, u for which P(B &lt; l) ≤ α/2 and P(B ≥ u) ≤ α/2, B ~ Binomial(n, q): covers at least at its
    /// level whatever the distribution. A rank outside 1…n leaves that side unbounded; else the standard error is the
    /// half-width over z. Hahn &amp; Meeker 1991, Statistical Intervals, section 5.2.
    /// </summary>
    public static Inference OrderStatistic(ReadOnlySpan<double> sorted, double q, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        Require.Inside(q);
        if (sorted.Length == 0) return Inference.None(Undefined.TooFew, "order statistics", level, alternative);
        var (n, tail) = (sorted.Length, Require.Level(Sided.Level(level, alternative)) / 2);
        var lower = LargestRank(n, q, tail);
        var upper = n + 1 - LargestRank(n, 1 - q, tail);
        return FromRanks(sorted, q, level, alternative, lower, upper, "order statistics");
    }

    /// <summary>
    /// The same for clustered values (views of one person, items of one author): ranks n(q ± z·σ), σ² the delta-method variance of the share of
    /// values at most the quantile, by cluster. Deng, Knoblich &amp; Lu 2018, KDD, section 4.3. Needs two clusters.
    /// </summary>
    public static Inference Clustered(
        ReadOnlySpan<double> values, ReadOnlySpan<int> clusters, double q, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "order statistics, clustered";
        Require.Inside(q);
        Require.SameLength(values.Length, clusters.Length, nameof(clusters));
        var sorted = RadixSort.Sorted(values);
        if (sorted.Length == 0) return Inference.None(Undefined.TooFew, method, level, alternative);
        var (n, point) = (sorted.Length, sorted[Rank(sorted.Length, q) - 1]);
        var sums = new Dictionary<int, (double Below, double All)>();
        for (var i = 0; i < values.Length; i++)
        {
            var (below, all) = sums.GetValueOrDefault(clusters[i]);
            sums[clusters[i]] = (below + (values[i] <= point ? 1 : 0), all + 1);
        }
        if (sums.Count < 2) return Inference.None(Undefined.TooFew, method, level, alternative, point);
        var share = sums.Values.Sum(s => s.Below) / n;
        var variance = sums.Values.Sum(s => (s.Below - share * s.All) * (s.Below - share * s.All)) * sums.Count / (sums.Count - 1) / ((double)n * n);
        var half = Reference.Critical(Sided.Level(level, alternative), Alternative.TwoSided, null) * Math.Sqrt(variance) * n;
        return FromRanks(sorted, q, level, alternative, (int)Math.Floor(n * q - half), (int)Math.Ceiling(n * q + half) + 1, method);
    }

    /// <summary>
    /// The difference of two quantiles from their intervals at any one level: the half-widths h/z are the standard errors, times √((n − 1)/n)
    /// (each is read as that of a mean of n values); normal reference. An unbounded interval gives no answer. Deng, Knoblich &amp; Lu 2018, KDD, section 4.2.
    /// </summary>
    public static Inference Difference(
        Interval arm, double n, Interval against, double nAgainst, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        if (!arm.IsBounded || !against.IsBounded) return Inference.None(Undefined.TooFew, "order statistics", level, alternative, arm.Point - against.Point);
        return Inference.Wald(arm.Point - against.Point, Math.Sqrt(Variance(arm, n) + Variance(against, nAgainst)), "order statistics", level, alternative);
    }

    /// <summary>
    /// The difference of the q-quantiles of two independent sets of clustered values: standard errors from the half-widths of their 95 % clustered intervals,
    /// √(SE² + SEBase²), normal reference. Needs two clusters on each side and bounded intervals. Deng, Knoblich &amp; Lu 2018, KDD, section 4.3.
    /// </summary>
    public static Inference ClusteredDifference(
        ReadOnlySpan<double> values, ReadOnlySpan<int> clusters, ReadOnlySpan<double> against, ReadOnlySpan<int> clustersAgainst, double q,
        double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "order statistics, clustered";
        var (own, other) = (Clustered(values, clusters, q), Clustered(against, clustersAgainst, q));
        return own.StandardError is { } e && other.StandardError is { } f
            ? Inference.Wald(own.Point!.Value - other.Point!.Value, Math.Sqrt(e * e + f * f), method, level, alternative)
            : Inference.None(Undefined.TooFew, method, level, alternative, own.Point - other.Point);
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

    private static Inference FromRanks(ReadOnlySpan<double> sorted, double q, double level, Alternative alternative, int lower, int upper, string method)
    {
        var limits = new Interval(
            lower < 1 ? double.NegativeInfinity : sorted[lower - 1], sorted[Rank(sorted.Length, q) - 1], upper > sorted.Length ? double.PositiveInfinity : sorted[upper - 1], level, method);
        var width = limits.High - limits.Low;
        return Sided.Of(limits, level, alternative, double.NegativeInfinity, double.PositiveInfinity) with
        {
            // The half-width over z: none where a side is unbounded.
            StandardError = double.IsFinite(width) ? width / (2 * Reference.Critical(Sided.Level(level, alternative), Alternative.TwoSided, null)) : null,
        };
    }
}
