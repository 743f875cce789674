using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

internal static partial class CaseMethods
{
    private static Dictionary<string, Func<Arguments, double[]>> Proportions => new()
    {
        ["OneProportion.Wilson"] = a => Ends(OneProportion.Wilson(a.Next(), a.Next(), 0.95)),
        ["OneProportion.ClopperPearson"] = a => Ends(OneProportion.ClopperPearson(a.Next(), a.Next(), 0.95)),
        ["OneProportion.Of"] = a => Ends(OneProportion.Of(a.Next(), a.Next(), 0.95)),
        ["ProportionLimits.Wald"] = a => Ends(ProportionLimits.Wald(a.Next(), a.Next(), 0.95)),
        ["ProportionTest.Score"] = a => StatisticAndP(ProportionTest.Score(a.Next(), a.Next(), a.Next())),
        ["ProportionTest.Wald"] = a => StatisticAndP(ProportionTest.Wald(a.Next(), a.Next(), a.Next())),
        ["ProportionDifference.Pooled"] = a =>
        {
            var d = ProportionDifference.Pooled(a.Next(), a.Next(), a.Next(), a.Next());
            return [d.Point!.Value, .. StatisticAndP(d)];
        },
        ["ProportionDifference.Unpooled"] = a =>
        {
            var d = ProportionDifference.Unpooled(a.Next(), a.Next(), a.Next(), a.Next());
            return [.. PointAndError(d), .. Ends(d), d.P!.Value];
        },
        ["ProportionDifference.CohenH"] = a => [ProportionDifference.CohenH(a.Next(), a.Next())],
        ["OddsRatio.Score"] = a => (a.Next(), a.Next(), a.Next(), a.Next(), a.Next() == 1, a.Next()) is var (k, n, c, m, unbiased, ratio) && OddsRatio.Score(k, n, c, m, nullRatio: ratio, unbiased: unbiased) is var e
            ? [.. Ends(e), e.Statistic!.Value] : [],
        ["RiskRatio.LiftDelta"] = a => PointAndError(RiskRatio.LiftDelta(a.Next(), a.Next(), a.Next(), a.Next())),
        ["TwoProportions.MiettinenNurminen"] = a => EndsAndP(TwoProportions.MiettinenNurminen(a.Next(), a.Next(), a.Next(), a.Next(), 0.95)),
        ["ProportionDifference.Mee"] = a =>
        {
            var d = ProportionDifference.Mee(a.Next(), a.Next(), a.Next(), a.Next());
            return [.. Ends(d), d.P!.Value];
        },
        ["ContingencyTest.Pearson"] = a => StatisticAndP(ContingencyTest.Pearson(a.Many(), a.Many())),
        ["ContingencyTest.Pairwise"] = a => ContingencyTest.Pairwise(a.Many(), a.Many()),
        ["WidestGap.Of"] = a =>
        {
            var gap = WidestGap.Of([.. a.Many().Zip(a.Many(), (k, n) => new CountOf(k, n))])!;
            return [gap.Lowest, gap.Highest, gap.P, .. Ends(gap.At(0.95))];
        },
        ["WidestGap.Dispersion"] = a => [WidestGap.Dispersion([.. a.Lists().Select(s => s.Chunk(2).Select(c => new CountOf(c[0], c[1])).ToList())])],
    };

    private static Dictionary<string, Func<Arguments, double[]>> Rates => new()
    {
        ["OneRate.Exact"] = a => Ends(OneRate.Exact(a.Next(), a.Next(), 0.95)),
        ["RateTest.Evidence"] = a => [RateTest.Evidence(a.Next(), a.Next())],
        ["ProductInterval.Of"] = a => ProductInterval.Of(Triple(a), Triple(a)) is var product ? [product.Low, product.Point, product.High] : [],
        ["RateTest.Score"] = a => Ends(RateTest.Score(a.Next(), a.Next())),
        ["RateRatio.Score"] = a => StatisticAndP(RateRatio.Score(a.Next(), a.Next(), a.Next(), a.Next())),
        ["RateRatio.Wald"] = a => StatisticAndP(RateRatio.Wald(a.Next(), a.Next(), a.Next(), a.Next())),
        ["RateRatio.SquareRoot"] = a => StatisticAndP(RateRatio.SquareRoot(a.Next(), a.Next(), a.Next(), a.Next())),
        ["RateRatio.Exact"] = a => [RateRatio.Exact(a.Next(), a.Next(), a.Next(), a.Next()).P!.Value],
        ["TwoRates.Score"] = a => EndsAndP(TwoRates.Score(a.Next(), a.Next(), a.Next(), a.Next(), 0.95)),
        ["OverdispersedRate.DispersionOf"] = a => [OverdispersedRate.DispersionOf(a.Many(), a.Many())!.Value],
        ["Dispersion.OfChanges"] = a => [Dispersion.OfChanges(a.Many())!.Value],
    };

    private static Interval Triple(Arguments a) => a.Many() is var ends ? new(ends[0], ends[1], ends[2], 0.95, "given") : default;
}
