using System.Runtime.InteropServices;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Weeks of a year ago of some segments together, as logarithms of what was counted over what their mean rates led to expect, less the year's growth.</summary>
/// <param name="Growth">The logarithm of this year's rate over that of the same weeks a year before; even growth is a 52nd of it each week.</param>
/// <param name="Least">The variance of a logarithm that events have at least.</param>
internal sealed record SeasonCourse(double[] Logs, double Growth, double Least)
{
    /// <summary>What grew more than threefold within the year, or swings so much in its weeks, was switched on or off: it says nothing of a season.</summary>
    private static readonly double Most = Math.Log(3);

    private const int WeeksAYear = LastYear.Shift / 7;

    public double Noise => Math.Max(Least, SlowCourse.Noise(Logs));

    /// <returns>Null where weeks are missing, now or then, or where they say nothing of a season.</returns>
    public static SeasonCourse? Of(IReadOnlyList<LastYear.Pair> pairs)
    {
        if (pairs.Count == 0) return null;
        var expected = Sum(pairs, p => p.Then.Exposures);
        if (expected.Any(e => !(e > 0))) return null;
        double[] logs = [.. Sum(pairs, p => p.Then.Counts, rated: false).Zip(expected, Log)];
        if (GrowthOf(pairs, logs) is not { } growth || Math.Abs(growth) > Most) return null;
        for (var week = 0; week < logs.Length; week++) logs[week] -= growth * week / WeeksAYear;
        var smooth = SlowCourse.Smooth(logs);
        return smooth.Max() - smooth.Min() > Most ? null : new(logs, growth, 1 / (expected.Average() + Half));
    }

    /// <summary>Where the middle of a step lies among the weeks of a year before, the middle of the first being 0.</summary>
    public static double WeekOf(WatchedSeries series, double step, DateOnly first) =>
        (series.First.DayNumber + ((step + 0.5) * series.StepDays) - LastYear.Shift - first.DayNumber - 3.5) / 7;

    private const double Half = 0.5;

    /// <summary>Half an event stands for "none so far".</summary>
    private static double Log(double count, double expected) => Math.Log((count + Half) / (expected + Half));

    /// <summary>The median of the weeks now over those a year before: incidents of some weeks, now or then, do not matter.</summary>
    private static double? GrowthOf(IReadOnlyList<LastYear.Pair> pairs, double[] logs)
    {
        var (series, first) = (pairs[0].Now, pairs[0].Then.First);
        var (perWeek, counts, expected) = (7 / series.StepDays, Sum(pairs, p => p.Now.Counts, rated: false), Sum(pairs, p => p.Now.Exposures));
        var rises = new List<double>();
        for (var end = counts.Length; end >= perWeek; end -= perWeek)
        {
            double count = 0, mean = 0;
            for (var i = end - perWeek; i < end; i++) (count, mean) = (count + counts[i], mean + expected[i]);
            if (mean > 0) rises.Add(Log(count, mean) - LastYear.At(logs, WeekOf(series, end - ((perWeek + 1) / 2.0), first)));
        }
        return rises.Count == 0 ? null : Quantiles.Median(CollectionsMarshal.AsSpan(rises));
    }

    private static double[] Sum(IReadOnlyList<LastYear.Pair> pairs, Func<LastYear.Pair, double[]> of, bool rated = true)
    {
        var sum = new double[of(pairs[0]).Length];
        foreach (var pair in pairs)
        {
            var (values, rate) = (of(pair), rated ? pair.Rate : 1);
            for (var i = 0; i < sum.Length; i++) sum[i] += rate * values[i];
        }
        return sum;
    }
}
