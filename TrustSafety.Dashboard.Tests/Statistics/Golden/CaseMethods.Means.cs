using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

internal static partial class CaseMethods
{
    private static Dictionary<string, Func<Arguments, double[]>> Means => new()
    {
        ["Means.Welch"] = a =>
        {
            var d = TrustSafety.Dashboard.Statistics.Means.Welch(Arm(a), Arm(a), 0.95);
            return [d.Interval.Point, .. EndsAndP(d)];
        },
        ["Means.One"] = a => Ends(TrustSafety.Dashboard.Statistics.Means.One(Arm(a), 0.95)),
        ["MeanDifference.One"] = a => MeanDifference.One(Arm(a)) is var e ? [.. PointAndError(e), .. Ends(e)] : [],
        ["MeanDifference.Normal"] = a => MeanDifference.Normal(Arm(a), Arm(a)) is var e ? [e.Point!.Value, .. StatisticAndP(e), .. Ends(e)] : [],
        ["RelativeLift.Delta"] = a => PointAndError(RelativeLift.Delta(Arm(a), Arm(a))),
        ["RelativeLift.LogRatio"] = a => Point(RelativeLift.LogRatio(Arm(a), Arm(a))),
        ["RelativeLift.Fieller"] = a => Ends(RelativeLift.Fieller(Arm(a), Arm(a))),
        ["Wald.Statistic"] = a => [Wald.Statistic(a.Next(), a.Next(), a.Next(), a.Next())!.Value],
        ["Wald.Difference"] = a => EndsAndP(Wald.Difference(a.Next(), a.Next(), a.Next(), a.Next(), 0.95, "z")),
        ["RatioMetric.Variance"] = a => [RatioMetric.Variance(a.Next(), a.Next(), a.Next(), a.Next(), a.Next())],
        ["RatioMetric.Covariance"] = a => [RatioMetric.Covariance(a.Next(), a.Next(), a.Next(), a.Next(), a.Next(), a.Next(), a.Next(), a.Next())],
        ["RatioMetric.Arm"] = a => RatioMetric.Arm(JointTally.Of([a.Many(), a.Many()]), 0, 1) is var arm ? [arm.Mean, arm.Variance] : [],
        ["RatioOfSums.Delta"] = a => Ends(RatioOfSums.Delta(Sums(a), 0.95)),
        ["RatioOfSums.DeltaDifference"] = a => EndsAndP(RatioOfSums.DeltaDifference(Sums(a), Sums(a), 0.95)),
        ["Quantiles.Interpolated"] = a => a.Next() is var q ? [Quantiles.Interpolated(a.Many(), q)] : [],
        ["Quantiles.OrderStatistic"] = a => a.Next() is var q ? PointAndEnds(Quantiles.OrderStatistic(a.Many(), q)) : [],
        ["Quantiles.Difference"] = a =>
        {
            var (n, m) = (a.Next(), a.Next());
            var d = Quantiles.Difference(Around(a), n, Around(a), m);
            return [.. PointAndError(d), d.P!.Value];
        },
        ["Quantiles.Clustered"] = a => a.Next() is var q ? PointAndEnds(Quantiles.Clustered(a.Many(), a.Wholes(), q)) : [],
        ["Quantiles.ClusteredDifference"] = a => a.Next() is var q ? PointAndError(Quantiles.ClusteredDifference(a.Many(), a.Wholes(), a.Many(), a.Wholes(), q)) : [],
        ["Winsor.Limits"] = a => (a.Next(), a.Next()) is var (low, high) && Winsor.Limits(a.Many(), low, high) is var limits ? [limits.Low, limits.High] : [],
        ["Winsor.Cap"] = a => (a.Next(), a.Next()) is var (low, high) && a.Many() is var x ? Winsor.Cap(x, Winsor.Limits(x, low, high)) : [],
        ["Winsor.Ratio"] = a => (a.Next(), a.Next()) is var (low, high) && Winsor.Ratio(a.Many(), a.Many(), low, high) is var capped ? [.. capped.Numerator, .. capped.Denominator] : [],
        ["Winsor.RatioDifference"] = a =>
            (a.Next(), a.Next()) is var (low, high) && Winsor.RatioDifference((a.Many(), a.Many()), (a.Many(), a.Many()), low, high) is var d ? [.. PointAndError(d), .. Ends(d)] : [],
        ["RankTest.Superiority"] = a => RankTest.Superiority(a.Many(), a.Many()) is var e ? [.. PointAndEnds(e), e.P!.Value] : [],
        ["RankTest.MannWhitneyExact"] = a => [RankTest.MannWhitneyExact(a.Many(), a.Many()).P!.Value],
        ["Heterogeneity.Q"] = a => StatisticAndP(Heterogeneity.Q(a.Many(), a.Many())),
        ["Heterogeneity.Trend"] = a => PointAndError(Heterogeneity.Trend(a.Many(), a.Many(), a.Many())),
    };

    private static Dictionary<string, Func<Arguments, double[]>> Reduced => new()
    {
        ["Cuped.Theta"] = a => [Cuped.Theta(Columns(a) + Columns(a), 0, 1)],
        ["Cuped.Adjust"] = a =>
        {
            var (arm, against) = Cuped.Adjust(Columns(a), Columns(a), new(0, [new(1)]));
            return [arm.Mean, arm.Variance, against.Mean, against.Variance];
        },
        ["Cuped.Difference"] = a => Cuped.Difference(Columns(a), Columns(a), new(0, [new(1)])) is var d ? [d.Point!.Value, .. StatisticAndP(d)] : [],
        ["Cuped.Lift"] = a => PointAndError(Cuped.Lift(Columns(a), Columns(a), new(0, [new(1)]))),
        ["Cuped.WithGaps"] = a => Cuped.WithGaps([.. a.Many().Select(v => v < 0 ? (double?)null : v)]) is var filled ? [.. filled.Value, .. filled.Missing] : [],
        ["PostStratified.Difference"] = a => PointAndError(PostStratified.Difference(Arms(a), Arms(a))),
    };

    private static JointTally Columns(Arguments a) => JointTally.Of([a.Many(), a.Many()]);

    private static MeanTally[] Arms(Arguments a) => [.. a.Lists().Select(s => new MeanTally(s[0], s[1], s[2] * (s[0] - 1)))];

    private static RatioTally Sums(Arguments a)
    {
        var (x, y) = (a.Many(), a.Many());
        return x.Zip(y, RatioTally.Of).Aggregate((a, b) => a + b);
    }

    private static Interval Around(Arguments a)
    {
        var (point, low, high) = (a.Next(), a.Next(), a.Next());
        return new(low, point, high, 0.95, "");
    }
}
