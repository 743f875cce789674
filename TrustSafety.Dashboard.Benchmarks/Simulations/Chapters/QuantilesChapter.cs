using TrustSafety.Dashboard.Statistics;
using static TrustSafety.Dashboard.Benchmarks.Simulations.Promise;

namespace TrustSafety.Dashboard.Benchmarks.Simulations.Chapters;

/// <summary>Quantiles of exponential values: the q-quantile is −ln(1 − q).</summary>
internal static class QuantilesChapter
{
    private const double Growth = 1.02;

    private static readonly double P90 = -Math.Log(0.1);

    public static IReadOnlyList<Promise> Promises { get; } =
    [
        Covers("order statistics, median", "n 25", r => Quantiles.OrderStatistic(Sorted(r, 25), 0.5).Holds(Math.Log(2))),
        Covers("order statistics, P90", "n 200", r => Quantiles.OrderStatistic(Sorted(r, 200), 0.9).Holds(P90)),
        Covers("order statistics of a histogram, P90", "n 1000, bins of 2 %", r => OrderStatistics.Quantile(Histogram(r, 1000), 0.9, 0.95).Contains(100 * P90)).Times(10_000),
        Covers("difference of P90", "n 500 v 800", r =>
            Quantiles.Difference(Quantiles.OrderStatistic(Sorted(r, 500), 0.9).Interval!.Value, 500, Quantiles.OrderStatistic(Sorted(r, 800), 0.9).Interval!.Value, 800).Holds(0)),
        Covers("difference of P90 of histograms", "n 1000 v 1000, bins of 2 %", r => OrderStatistics.QuantileDifference(Histogram(r, 1000), Histogram(r, 1000), 0.9, 0.95)!.Value.Interval.Contains(0)).Times(10_000),
        Covers("clustered median", "80 clusters of 10, alike", r => Clusters(r, 80, 10) is var (values, of) && Quantiles.Clustered(values, of, 0.5).Holds(0)),
        Covers("clustered median of a histogram, from sums", "80 clusters of 10, alike, bins of 2 %", r => Clusters(r, 80, 10) is var (values, of) && FromSums(values, of).Contains(100)).Times(10_000),
        Covers("difference of clustered medians", "80 v 60 clusters of 10, alike", r =>
            Clusters(r, 80, 10) is var (values, of) && Clusters(r, 60, 10) is var (against, from) && Quantiles.ClusteredDifference(values, of, against, from, 0.5).Holds(0)),
        Covers("median of clusters taken as unclustered", "80 clusters of 10, alike", r =>
        {
            var (values, _) = Clusters(r, 80, 10);
            Array.Sort(values);
            return Quantiles.OrderStatistic(values, 0.5).Holds(0);
        }).Times(10_000).Beside("why clusters are given: Deng, Knoblich & Lu 2018, KDD, section 4.3"),
        Errs("difference of P90", "n 500 v 800", r =>
            Quantiles.Difference(Quantiles.OrderStatistic(Sorted(r, 500), 0.9).Interval!.Value, 500, Quantiles.OrderStatistic(Sorted(r, 800), 0.9).Interval!.Value, 800).Rejects()),
        Errs("difference of P90 of histograms", "n 1000 v 1000, bins of 2 %", r => OrderStatistics.QuantileDifference(Histogram(r, 1000), Histogram(r, 1000), 0.9, 0.95)!.Value.P <= 0.05).Times(10_000),
        Errs("difference of clustered medians", "80 v 60 clusters of 10, alike", r =>
            Clusters(r, 80, 10) is var (values, of) && Clusters(r, 60, 10) is var (against, from) && Quantiles.ClusteredDifference(values, of, against, from, 0.5).Rejects()),
        Errs("statistic of the difference of P90 of histograms, beyond 1.96", "n 1000 v 1000, bins of 2 %", r =>
            Math.Abs(OrderStatistics.QuantileStatistic(Histogram(r, 1000), Histogram(r, 1000), 0.9) ?? 0) > 1.96).Times(10_000),
    ];

    private static double[] Sorted(Random r, int n)
    {
        var values = Draw.Many(n, () => Draw.Exponential(r));
        Array.Sort(values);
        return values;
    }

    private static LogHistogram Histogram(Random r, int n) =>
        LogHistogram.Of(Growth, Draw.Many(n, () => Draw.Exponential(r)).Select(v => (Bin: 100 * v < 1 ? -1 : (int)Math.Floor(Math.Log(100 * v) / Math.Log(Growth)), Count: 1.0)));

    // Values whose logarithms are clustered around that of 100.
    private static Interval FromSums(double[] logs, int[] of)
    {
        int[] bins = [.. logs.Select(v => 100 * Math.Exp(v) < 1 ? -1 : (int)Math.Floor(Math.Log(100 * Math.Exp(v)) / Math.Log(Growth)))];
        var histogram = LogHistogram.Of(Growth, bins.Select(b => (b, 1.0)));
        var middle = histogram.BinOfQuantile(0.5);
        var sums = of.Zip(bins).GroupBy(v => v.First, v => v.Second <= middle ? 1.0 : 0).Select(c => (X: c.Sum(), Y: (double)c.Count()))
            .Aggregate(default(RatioTally), (sum, c) => sum + RatioTally.Of(c.X, c.Y));
        return OrderStatistics.Clustered(histogram, sums, 0.5, 0.95);
    }

    private static (double[] Values, int[] Clusters) Clusters(Random r, int clusters, int size)
    {
        var (values, of) = (new double[clusters * size], new int[clusters * size]);
        for (var c = 0; c < clusters; c++)
        {
            var own = Draw.Normal(r);
            for (var i = 0; i < size; i++) (values[c * size + i], of[c * size + i]) = (own + Draw.Normal(r), c);
        }
        return (values, of);
    }
}
