namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Krippendorff's α = 1 − Dₒ/Dₑ for any number of reviewers and missing judgements: 1 is perfect, 0 is chance. Rows are items, columns count the
/// judgements of each category; items with fewer than two judgements are left out. Krippendorff 2019, Content Analysis, chapter 12.
/// </summary>
public static class Krippendorff
{
    /// <summary>
    /// Categories without order: two that differ disagree fully. The interval resamples items (percentile, seeded); p is not formed.
    /// Krippendorff 2019, Content Analysis, chapter 12.
    /// </summary>
    public static Inference Nominal(IReadOnlyList<double[]> counts, double level = 0.95, int resamples = 1000, ulong seed = 1, Alternative alternative = Alternative.TwoSided) =>
        Of(counts, level, resamples, seed, alternative, "Krippendorff α, nominal", (_, c, k) => c == k ? 0 : 1);

    /// <summary>
    /// Ordered categories: the disagreement of c and k is (n_c/2 + Σ between + n_k/2)² of the judgements' totals.
    /// Krippendorff 2019, Content Analysis, chapter 12.
    /// </summary>
    public static Inference Ordinal(IReadOnlyList<double[]> counts, double level = 0.95, int resamples = 1000, ulong seed = 1, Alternative alternative = Alternative.TwoSided) =>
        Of(counts, level, resamples, seed, alternative, "Krippendorff α, ordinal", (totals, c, k) =>
        {
            var (from, to) = (Math.Min(c, k), Math.Max(c, k));
            var sum = -(totals[from] + totals[to]) / 2;
            for (var g = from; g <= to; g++) sum += totals[g];
            return from == to ? 0 : sum * sum;
        });

    private static Inference Of(
        IReadOnlyList<double[]> counts, double level, int resamples, ulong seed, Alternative alternative, string method, Func<double[], int, int, double> distance)
    {
        var items = counts.Where(c => c.Sum() >= 2).ToArray();
        if (items.Length < 2) return Inference.None(Undefined.TooFew, method, level, alternative);
        if (Alpha(items, distance) is not { } alpha) return Inference.None(Undefined.NoSpread, method, level, alternative);
        var random = new SeededRandom(seed);
        var values = new List<double>(resamples);
        var draw = new double[items.Length][];
        for (var r = 0; r < resamples; r++)
        {
            for (var i = 0; i < draw.Length; i++) draw[i] = items[random.Below(items.Length)];
            if (Alpha(draw, distance) is { } value) values.Add(value);
        }
        if (values.Count < 100) return new(method, level, alternative) { Point = alpha };
        var sorted = values.Order().ToArray();
        var tail = Require.Level(Sided.Level(level, alternative)) / 2;
        var mean = values.Average();
        var limits = new Interval(Math.Min(alpha, Quantiles.Interpolated(sorted, tail)), alpha, Math.Max(alpha, Quantiles.Interpolated(sorted, 1 - tail)), level, method);
        return Sided.Of(limits, level, alternative, double.NegativeInfinity, 1) with { StandardError = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1)) };
    }

    private static double? Alpha(double[][] items, Func<double[], int, int, double> distance)
    {
        var k = items[0].Length;
        var totals = new double[k];
        foreach (var item in items) for (var c = 0; c < k; c++) totals[c] += item[c];
        var n = totals.Sum();
        double observed = 0, expected = 0;
        for (var c = 0; c < k; c++)
            for (var g = 0; g < k; g++)
            {
                if (c == g) continue;
                var d = distance(totals, c, g);
                expected += totals[c] * totals[g] * d;
                foreach (var item in items) observed += item[c] * item[g] / (item.Sum() - 1) * d;
            }
        return expected > 0 ? 1 - (n - 1) * observed / expected : null;
    }
}
