namespace TrustSafety.Dashboard.Statistics;

/// <summary>How surprising each value of a stream is, seen only what came before it.</summary>
public static class StreamSurprise
{
    private const int Burn = 100, BurnOfRarity = 50, Short = 4, Long = 16, MostDays = 6, FewestPerDay = 10;
    private const double Tail = 0.02, Floor = 0.3, Most = 1000, Cap = 10;

    /// <summary>
    /// Four views of a value: the mean of the last 4, of the last 16, its change over 16, and the mean of 4 less the median of those at the same time on the up to six days before. Each lies
    /// z = max((x − q₉₈)/(q₉₈ − q₅₀), (q₀₂ − x)/(q₅₀ − q₀₂), 0) beyond all that its view has shown so far; the largest z, at most 1000, counts. The score is −log₁₀((above + 0.3)/(n + 1)) + 2·log₁₀(1 + min(z, 10)): how rarely
    /// so large a z occurred before (of n, above at least as large), and how far out it is; the first part is 0 for z ≤ 0.3. No view speaks before its 100th value, nor the time of day (rowsPerDay ≥ 11, else
    /// left out) before two days. Empirical tails: Hyndman &amp; Fan 1996, American Statistician 50:361, plotting positions as in Benard &amp; Bos-Levenbach 1953.
    /// </summary>
    public static double[] Scores(ReadOnlySpan<double> values, int rowsPerDay)
    {
        var n = values.Length;
        var (scores, near, far) = (new double[n], Means(values, Short), Means(values, Long));
        var (history, views) = (new Ranks(), new Ranks[] { new(), new(), new(), new() });
        for (var i = 0; i < n; i++)
        {
            var z = Math.Max(Beyond(views[0], near[i]), Beyond(views[1], far[i]));
            z = Math.Max(z, Beyond(views[2], i < Long ? 0 : far[i] - far[i - Long]));
            if (rowsPerDay > FewestPerDay && i >= 2 * rowsPerDay) z = Math.Max(z, Beyond(views[3], near[i] - SameTime(near, i, rowsPerDay)));
            z = Math.Min(z, Most);
            var rarity = history.Count >= BurnOfRarity && z > Floor ? -Math.Log10((history.AtLeast(z) + 0.3) / (history.Count + 1)) : 0;
            history.Add(z);
            scores[i] = rarity + (2 * Math.Log10(1 + Math.Min(Cap, z)));
        }
        return scores;
    }

    /// <summary>Rows at which an alarm is raised: scores at or above the threshold, none within the pause after the last one.</summary>
    public static IReadOnlyList<int> Alarms(ReadOnlySpan<double> scores, double threshold, int pause)
    {
        var alarms = new List<int>();
        for (var i = 0; i < scores.Length; i++)
            if (scores[i] >= threshold && (alarms.Count == 0 || i - alarms[^1] > pause)) alarms.Add(i);
        return alarms;
    }

    private static double Beyond(Ranks view, double x)
    {
        var z = 0.0;
        if (view.Count >= Burn)
        {
            var (low, middle, high) = (view[(int)(Tail * view.Count)], view[view.Count / 2], view[Math.Min(view.Count - 1, (int)((1 - Tail) * view.Count))]);
            var least = 1e-9 + (Math.Abs(middle) * 1e-3);
            z = Math.Max(0, Math.Max((x - high) / Math.Max(high - middle, least), (low - x) / Math.Max(middle - low, least)));
        }
        view.Add(x);
        return z;
    }

    private static double SameTime(double[] near, int row, int perDay)
    {
        var days = Math.Min(MostDays, row / perDay);
        Span<double> before = stackalloc double[days];
        for (var d = 1; d <= days; d++) before[d - 1] = near[row - (d * perDay)];
        before.Sort();
        return days % 2 == 1 ? before[days / 2] : (before[(days / 2) - 1] + before[days / 2]) / 2;
    }

    private static double[] Means(ReadOnlySpan<double> values, int width)
    {
        var means = new double[values.Length];
        for (var i = 0; i < means.Length; i++)
        {
            var from = Math.Max(0, i + 1 - width);
            var sum = 0.0;
            foreach (var v in values[from..(i + 1)]) sum += v;
            means[i] = sum / (i + 1 - from);
        }
        return means;
    }

    /// <summary>All values so far in order.</summary>
    private sealed class Ranks
    {
        private readonly List<double> sorted = [];

        public int Count => sorted.Count;

        public double this[int rank] => sorted[rank];

        public void Add(double value) => sorted.Insert(First(value), value);

        public int AtLeast(double value) => sorted.Count - First(value);

        /// <summary>The place of the first one that is not below.</summary>
        private int First(double value)
        {
            var (low, high) = (0, sorted.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (sorted[middle] < value) low = middle + 1;
                else high = middle;
            }
            return low;
        }
    }
}
