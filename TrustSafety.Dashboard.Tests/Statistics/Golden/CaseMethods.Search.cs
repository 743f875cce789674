using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

internal static partial class CaseMethods
{
    private static Dictionary<string, Func<Arguments, double[]>> Searched => new()
    {
        ["Hajek.Proportion"] = a => Ends(Hajek.Proportion(Weighted(a), 0.95)),
        ["Hajek.ProportionDifference"] = a => Ends(Hajek.ProportionDifference(Weighted(a), Weighted(a), 0.95).Interval),
        ["SurveyEstimates.DesignEffect"] = a => [SurveyEstimates.DesignEffect(new(a.Many()), a.Many())!.Value],
        ["LogHistogram.Of"] = a => [Binned(a).N],
        ["OrderStatistics.Quantile"] = a => OrderStatistics.Quantile(Binned(a), 0.5, 0.95) is var e ? [e.Point, .. Ends(e)] : [],
        ["OrderStatistics.Clustered"] = a => Binned(a) is var h && OrderStatistics.Clustered(h, RatioTally.FromSums(a.Next(), a.Next(), a.Next(), a.Next(), a.Next(), a.Next()), a.Next(), 0.95) is var e ? [e.Point, .. Ends(e)] : [],
        ["OrderStatistics.QuantileDifference"] = a => Ends(OrderStatistics.QuantileDifference(Binned(a), Binned(a), 0.5, 0.95)!.Value.Interval),
        ["OrderStatistics.QuantileStatistic"] = a => [OrderStatistics.QuantileStatistic(Binned(a), Binned(a), 0.5)!.Value],
        ["ChangePoints.Mean"] = a => [.. ChangePoints.Mean(a.Many(), a.Next(), a.Next()).Select(i => (double)i)],
        ["ChangePoints.Rate"] = a => [.. ChangePoints.Rate(a.Many(), a.Many(), a.Next()).Select(i => (double)i)],
        ["OnlineChangePoint.Detect"] = a => OnlineChangePoint.Detect(a.Many(), new(a.Next(), a.Next(), a.Next(), a.Next()), a.Next())[^1] is var now ? [now.ChangeProbability, now.MostLikely] : [],
        ["SeasonalBaseline.Count"] = a => Told(SeasonalBaseline.Count(a.Many(), a.Next(), 7)!.Value),
        ["SeasonalBaseline.Rate"] = a => Told(SeasonalBaseline.Rate(a.Many(), a.Many(), a.Next(), a.Next(), 7)!.Value),
        ["Jackknife.Logarithm"] = a => Jackknife.Logarithm(a.Next(), a.Many()) is var e ? [e.StandardError!.Value, .. Ends(e)] : [],
        ["Bootstrap.Mean"] = a => (BootstrapInterval)a.Whole() is var kind ? Ends(Bootstrap.Mean(a.Many(), kind, resamples: 40_000)) : [],
        ["Bootstrap.Interval"] = a => ((BootstrapInterval)a.Whole(), a.Many()) is var (kind, x)
            ? Ends(Bootstrap.Interval(x.Length, drawn => Total(x, drawn) / drawn.Length, kind, resamples: 40_000, seed: 5)) : [],
        ["Bootstrap.PairedDifference"] = a => Ends(Bootstrap.PairedDifference(a.Many(), a.Many(), resamples: 40_000)),
        ["Bootstrap.ClusterRatio"] = a => Ends(Bootstrap.ClusterRatio(a.Many(), a.Many(), BootstrapInterval.Percentile, resamples: 40_000)),
    };

    private static LogHistogram Binned(Arguments a) => LogHistogram.Of(a.Next(), a.Wholes().Zip(a.Many(), (bin, count) => (bin, count)));

    private static double[] Told(BaselinePoint point) => [point.Expected, point.Low, point.High, point.Z];

    private static double Total(double[] values, ReadOnlySpan<int> drawn)
    {
        var sum = 0.0;
        foreach (var i in drawn) sum += values[i];
        return sum;
    }
}
