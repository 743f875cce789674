namespace TrustSafety.Dashboard.Statistics;

/// <summary>Where a series changed, looking back at all of it.</summary>
public static class ChangePoints
{
    /// <summary>
    /// PELT: the segmentation that minimises Σ segment cost + penalty per change, exactly; normal values with a changing mean and known deviation:
    /// cost Σ(x − x̄)²/σ². Returns the first index of each new segment. penalty null: 2·ln n (BIC), with which 100 values without change show one in 7 % of series
    /// (11 % with <see cref="NoiseDeviation"/>), 400 in 3 %; shortest ≥ 1 points per segment.
    /// Killick, Fearnhead &amp; Eckley 2012, JASA 107:1590.
    /// </summary>
    public static IReadOnlyList<int> Mean(ReadOnlySpan<double> values, double deviation, double? penalty = null, int shortest = 2)
    {
        var n = values.Length;
        var (sum, squares) = (new double[n + 1], new double[n + 1]);
        // Taken from the first value, so that a high level does not cancel.
        for (var i = 0; i < n; i++)
        {
            var v = values[i] - values[0];
            (sum[i + 1], squares[i + 1]) = (sum[i] + v, squares[i] + v * v);
        }
        var scale = Require.Positive(deviation) * deviation;
        return Pelt(n, penalty ?? 2 * Math.Log(Math.Max(2, n)), shortest, (from, to) =>
        {
            var total = sum[to] - sum[from];
            return Math.Max(0, squares[to] - squares[from] - total * total / (to - from)) / scale;
        });
    }

    /// <summary>
    /// The same for counts over exposures with a changing Poisson rate: cost 2·Σx·(ln(Σt) − ln(Σx)), the segment's −2 log-likelihood up to what no
    /// segmentation changes; reckoned as its deviance from the rate of all, which a million million events do not cancel. Killick, Fearnhead &amp; Eckley 2012, JASA 107:1590.
    /// </summary>
    public static IReadOnlyList<int> Rate(ReadOnlySpan<double> counts, ReadOnlySpan<double> exposures, double? penalty = null, int shortest = 2)
    {
        Require.SameLength(counts.Length, exposures.Length, nameof(exposures));
        var n = counts.Length;
        var (events, time) = (new double[n + 1], new double[n + 1]);
        for (var i = 0; i < n; i++) (events[i + 1], time[i + 1]) = (events[i] + Require.NotNegative(counts[i]), time[i] + Require.Positive(exposures[i]));
        var overall = n > 0 ? events[n] / time[n] : 0;
        return Pelt(n, penalty ?? 2 * Math.Log(Math.Max(2, n)), shortest, (from, to) =>
        {
            var (x, usual) = (events[to] - events[from], overall * (time[to] - time[from]));
            return -2 * (x > 0 ? Stirling.Deviance(x, usual - x) : usual);
        });
    }

    /// <summary>
    /// The deviation of noise around a piecewise constant mean: median |xᵢ − xᵢ₋₁|/(0.6745·√2), which changes do not inflate. Needs two values.
    /// Davies &amp; Kovac 2001, Annals of Statistics 29:1, equation 1.7.
    /// </summary>
    public static double NoiseDeviation(ReadOnlySpan<double> values)
    {
        if (values.Length < 2) throw new ArgumentException("A difference needs two values.", nameof(values));
        var sizes = new double[values.Length - 1];
        for (var i = 1; i < values.Length; i++) sizes[i - 1] = Math.Abs(values[i] - values[i - 1]);
        return Quantiles.Median(sizes) / (0.6744897501960817 * Math.Sqrt(2));
    }

    private static List<int> Pelt(int n, double penalty, int shortest, Func<int, int, double> cost)
    {
        if (shortest < 1) throw new ArgumentOutOfRangeException(nameof(shortest), "A segment has at least one point.");
        Require.NotNegative(penalty);
        var (best, from, beatenAt) = (new double[n + 1], new int[n + 1], new int[n + 1]);
        var candidates = new List<int> { 0 };
        best[0] = -penalty;
        for (var t = 1; t < Math.Min(shortest, n + 1); t++) best[t] = double.PositiveInfinity;
        for (var t = shortest; t <= n; t++)
        {
            best[t] = double.PositiveInfinity;
            foreach (var s in candidates)
            {
                if (t - s < shortest) continue;
                var value = best[s] + cost(s, t) + penalty;
                if (value < best[t]) (best[t], from[t]) = (value, s);
            }
            // One that is beaten now is beaten for good, but only once a change here could itself end a segment.
            candidates.RemoveAll(s =>
            {
                if (beatenAt[s] == 0 && t - s >= shortest && best[s] + cost(s, t) > best[t]) beatenAt[s] = t;
                return beatenAt[s] > 0 && t + 1 >= beatenAt[s] + shortest;
            });
            if (t + 1 - shortest >= 1 && t + 1 - shortest <= n && !double.IsInfinity(best[t + 1 - shortest])) candidates.Add(t + 1 - shortest);
        }
        var changes = new List<int>();
        for (var t = n; n >= shortest && t > 0 && from[t] > 0; t = from[t]) changes.Add(from[t]);
        changes.Reverse();
        return changes;
    }
}
