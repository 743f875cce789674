extern alias Benchmarks;

using Benchmarks::TrustSafety.Dashboard.Benchmarks.Incidents;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Golden;

internal static partial class CaseMethods
{
    private static Dictionary<string, Func<Arguments, double[]>> Series => new()
    {
        ["Xmr.Limits"] = a => Xmr.Limits(a.Many()) is var limits ? [limits.Low, limits.Centre, limits.High] : [],
        ["ControlCharts.Proportions"] = a => Limits(ControlCharts.Proportions(a.Many(), a.Many())),
        ["ControlCharts.Laney"] = a => Limits(ControlCharts.Laney(a.Many(), a.Many())),
        ["ControlCharts.Ewma"] = a => ControlCharts.Ewma(a.Many(), a.Next(), a.Next()) is var points ? [.. points.Select(p => p.Value), .. points.Select(p => p.High)] : [],
        ["Cusum.Chart"] = a => Cusum.Chart(a.Many()) is var points ? [.. points.Select(p => p.Up), .. points.Select(p => p.Down)] : [],
        ["Cusum.AverageRunLength"] = a => [Cusum.AverageRunLength(a.Next(), a.Next(), a.Next())],
        ["ChangePoints.NoiseDeviation"] = a => [ChangePoints.NoiseDeviation(a.Many())],
        ["NabScore.Weight"] = a => [NabScore.Weight(a.Next())],
        ["NabScore.Normalized"] = a => [NabScore.Normalized(a.Next(), a.Next(), new(1, 1, 0.1))],
    };

    private static Dictionary<string, Func<Arguments, double[]>> Parts => new()
    {
        ["Kitagawa.Split"] = a => Kitagawa.Split([.. a.Lists().Select(c => new SegmentShift(c[0], c[1], c[2], c[3]))]) is var parts ? [.. parts.Select(p => p.Mix), .. parts.Select(p => p.Rate)] : [],
        ["ShapleyChange.Of"] = a => a.Many() is var v ? ShapleyChange.Of(3, mask => v[mask]) : [],
        ["StrategyCoverage.Contributions"] = a => StrategyCoverage.Contributions(Caught(a), 3) is var parts ? [.. parts.Select(p => p.Total), .. parts.Select(p => p.Unique), .. parts.Select(p => p.Shapley)] : [],
        ["StrategyCoverage.Greedy"] = a => [.. StrategyCoverage.Greedy(Caught(a), 3).Select(i => (double)i)],
        ["ResampledCoverage.Of"] = a => Contributed(a) is var parts ? [.. parts.Select(p => p.Total.Point!.Value), .. parts.Select(p => p.Unique.Point!.Value), .. parts.Select(p => p.Shapley.Point!.Value)] : [],
        ["ResampledCoverage.Of errors"] = a => Contributed(a) is var parts ? [.. parts.Select(p => p.Total.StandardError!.Value), .. parts.Select(p => p.Unique.StandardError!.Value), .. parts.Select(p => p.Shapley.StandardError!.Value)] : [],
        ["SeasonalRate.Fit"] = a => Seasonal(SeasonalRate.Fit(a.Many(), a.Many(), (int)a.Next())!.Value),
        ["SubsetScan.Best"] = a => [Scanned(a.Many(), a.Many(), a.Next() == 1)],
        ["StreamSurprise.Scores"] = a => (a.Many(), a.Whole(), a.Whole()) is var (values, perDay, row) ? [StreamSurprise.Scores(values, perDay)[row]] : [],
        ["BetaBinomial.Tails"] = a => BetaBinomial.Tails(a.Next(), a.Next(), a.Next(), a.Next()) is var tails ? [tails.Lower, tails.Upper] : [],
        ["StreamSurprise.Alarms"] = a => [.. StreamSurprise.Alarms(a.Many(), a.Next(), a.Whole()).Select(i => (double)i)],
        ["SlowCourse.Smooth"] = a => SlowCourse.Smooth(a.Many()),
        ["SlowCourse.Noise"] = a => [SlowCourse.Noise(a.Many())],
        ["ChangeOnset.Of"] = a => ChangeOnset.Of(a.Many(), a.Many(), a.Next()) is { } onset ? [onset.Low, onset.Point, onset.High, onset.Ratio] : [],
        ["ChangeShare.Of"] = a => ChangeShare.Of(Counts(a.Lists()), Counts(a.Lists()), a.Next(), resamples: 40_000) is { } share ? [share.Point, share.Low, share.High] : [],
        ["Tails.NormalCritical"] = a => [Tails.NormalCritical(a.Next())],
        ["Tails.StudentCritical"] = a => [Tails.StudentCritical(a.Next(), a.Next())],
        ["Tails.NormalTwoSided"] = a => [Tails.NormalTwoSided(a.Next())],
        ["Tails.StudentTwoSided"] = a => [Tails.StudentTwoSided(a.Next(), a.Next())],
    };

    private static double[] Limits(IReadOnlyList<ChartPoint> points) => [.. points.Select(p => p.Low), .. points.Select(p => p.High)];

    private static CaughtItem[] Caught(Arguments a) => [.. a.Wholes().Zip(a.Many(), (mask, weight) => new CaughtItem([.. Enumerable.Range(0, 3).Where(i => (mask >> i & 1) == 1)], weight))];

    private static IReadOnlyList<ContributionIntervals> Contributed(Arguments a)
    {
        var (items, stratum, drawn) = (Caught(a), a.Wholes(), a.Many());
        return ResampledCoverage.Of(items, stratum, h => drawn[h], 3, 8000);
    }

    private static double[] Seasonal(SeasonalRate rate) => [rate.Rate, rate.Dispersion, rate.Events];

    private static ChangedCount[] Counts(double[][] rows) => [.. rows.Select(r => new ChangedCount(r[0], r[1], r[2]))];

    private static double Scanned(double[] observed, double[] expected, bool excess) =>
        SubsetScan.Best([.. observed.Select((o, i) => new ScanCell([i], o, expected[i]))], [observed.Length], excess)?.Score ?? 0;
}
