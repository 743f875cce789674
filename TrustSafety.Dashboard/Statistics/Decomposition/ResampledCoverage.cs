namespace TrustSafety.Dashboard.Statistics;

/// <summary>What one strategy contributes, as shares of all items' weight, each with its interval.</summary>
public sealed record ContributionIntervals(Inference Total, Inference Unique, Inference Shapley);

/// <summary>Contributions of overlapping strategies with the sampling error of a stratified sample.</summary>
public static class ResampledCoverage
{
    private const int Parts = 3, MostStrategies = 64;

    /// <summary>
    /// <see cref="StrategyCoverage.Contributions"/> over the weight of all items, those that nobody caught too. Intervals are percentiles of resamples of the stratified
    /// sample that keep its weights (<see cref="RescaledDraws"/>), all strategies in the same resamples; no p. At most 64 strategies; without weight no answer,
    /// a share that never varies has no spread. Rao &amp; Wu 1988, JASA 83:231; Shapley 1953, Contributions to the Theory of Games II:307.
    /// </summary>
    /// <param name="stratum">By item.</param>
    /// <param name="drawn">By stratum, the units drawn from it, among the items or not.</param>
    public static IReadOnlyList<ContributionIntervals> Of(IReadOnlyList<CaughtItem> items, IReadOnlyList<int> stratum, Func<int, double> drawn, int strategies, int resamples = 1000, double level = 0.95, ulong seed = 1)
    {
        Require.SameLength(items.Count, stratum.Count, nameof(stratum));
        if (strategies > MostStrategies) throw new ArgumentOutOfRangeException(nameof(strategies), $"At most {MostStrategies} strategies can be told apart.");
        StrategyCoverage.Known(items, strategies);
        var method = $"bootstrap of {resamples}, strata and weights kept";
        var kinds = new Dictionary<(int Stratum, ulong Caught, double Weight), int>();
        int[] cell = [.. items.Select((item, i) => (stratum[i], item.Strategies.Aggregate(0UL, (mask, s) => mask | (1UL << s)), item.Weight)).Select(k => kinds.TryGetValue(k, out var known) ? known : kinds[k] = kinds.Count)];
        (ulong Caught, double Weight)[] cells = [.. kinds.OrderBy(k => k.Value).Select(k => (k.Key.Caught, k.Key.Weight))];
        var counts = new double[cells.Length];
        foreach (var c in cell) counts[c]++;
        var points = Shares(cells, counts, strategies);
        var values = points is null || resamples < 100 ? [] : new RescaledDraws(stratum, drawn, cell).Values(resamples, seed, cells.Length, () => factors => Shares(cells, factors, strategies));
        Inference At(int place) => points is null || values.Length == 0 ? Inference.None(Undefined.TooFew, method, level, point: points?[place])
            : values[place][0] == values[place][^1] ? Inference.None(Undefined.NoSpread, method, level, point: points[place])
            : new(method, level)
            {
                Point = points[place],
                StandardError = Resampled.Deviation(values[place]),
                Low = Math.Min(points[place], Resampled.Quantile(values[place], Require.Level(level) / 2)),
                High = Math.Max(points[place], Resampled.Quantile(values[place], 1 - (Require.Level(level) / 2))),
            };
        return [.. Enumerable.Range(0, strategies).Select(s => new ContributionIntervals(At(Parts * s), At((Parts * s) + 1), At((Parts * s) + 2)))];
    }

    /// <summary>Total, unique and fair share of each strategy in turn.</summary>
    private static double[]? Shares((ulong Caught, double Weight)[] cells, double[] factors, int strategies)
    {
        var (sums, all) = (new double[Parts * strategies], 0.0);
        for (var c = 0; c < cells.Length; c++)
        {
            if (factors[c] == 0) continue;
            var (caught, weight) = (cells[c].Caught, cells[c].Weight * factors[c]);
            all += weight;
            var by = System.Numerics.BitOperations.PopCount(caught);
            for (; caught != 0; caught &= caught - 1)
            {
                var at = Parts * System.Numerics.BitOperations.TrailingZeroCount(caught);
                sums[at] += weight;
                if (by == 1) sums[at + 1] += weight;
                sums[at + 2] += weight / by;
            }
        }
        if (!(all > 0)) return null;
        for (var i = 0; i < sums.Length; i++) sums[i] /= all;
        return sums;
    }
}
