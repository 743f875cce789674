using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// Tests an hourly series against its own past: each hour of the last seven days, by itself and as the end of three and of six hours, against the six weeks before its day. The days of an incident are no part of what it is
/// held against before the day after it began.
/// </summary>
internal static class HourlyDetector
{
    public const int DaysTested = Detector.DaysTested;

    /// <summary>The history, the days tested and one for the longest window.</summary>
    public const int Days = HourlyBaseline.History + DaysTested + 1;

    /// <summary>Fewer events an hour than this could neither fall silent nor jump within hours for all to see.</summary>
    public const double FewestAnHour = 2;

    /// <summary>Hours off that lie so close are one thing.</summary>
    private const int Gap = 6;

    private static readonly int[] Widths = [1, 3, 6];

    public static bool CanTell(WatchedSeries series)
    {
        var (last, sum) = (series.Counts.Length - (DaysTested * 24), 0.0);
        if (last < HourlyBaseline.Week) return false;
        for (var i = last - HourlyBaseline.Week; i < last; i++) sum += series.Counts[i];
        return sum >= FewestAnHour * HourlyBaseline.Week;
    }

    /// <summary>How many questions a scan puts to the series.</summary>
    public static int Tests(WatchedSeries series) => Widths.Length * Tested(series).Count(hour => series.Exposures[hour] > 0);

    /// <param name="limit">The p below which a test is an alarm.</param>
    public static IEnumerable<Alarm> Test(WatchedSeries series, double limit)
    {
        var hits = new List<Hit>();
        foreach (var day in Tested(series).GroupBy(hour => hour / 24))
        {
            var baselines = HourlyBaseline.Of(series, day.Key, Widths);
            foreach (var baseline in baselines)
                foreach (var hour in day)
                    if (series.Exposures[hour] > 0 && Judge(baseline, hour, limit) is { } hit) hits.Add(hit);
        }
        return hits.GroupBy(h => h.Z > 0).SelectMany(side => Runs([.. side.OrderBy(h => h.End)])).Select(run => Alarm(series, run)).OfType<Alarm>();
    }

    private static IEnumerable<int> Tested(WatchedSeries series) => Enumerable.Range(Math.Max(0, series.Counts.Length - (DaysTested * 24)), Math.Min(series.Counts.Length, DaysTested * 24));

    private static Hit? Judge(HourlyBaseline baseline, int hour, double limit)
    {
        var (count, mean, rate, exposure, size) = baseline.At(hour);
        if (!(mean > 0)) return null;
        var expected = rate.Expect(exposure, size);
        if (Detector.Events(count, expected) < Detector.Fewest) return null;
        if (expected.IsNear(count)) return null;
        var z = expected.Z(count);
        var p = expected.POf(z);
        return p <= limit ? new(hour - baseline.Width + 1, hour, z, p, rate.Dispersion * SeasonalRate.Rest(mean, size), rate.Events) : null;
    }

    private static IEnumerable<IReadOnlyList<Hit>> Runs(List<Hit> hits)
    {
        var run = new List<Hit>();
        foreach (var hit in hits)
        {
            if (run.Count > 0 && hit.Start > run.Max(h => h.End) + Gap)
            {
                yield return run;
                run = [];
            }
            run.Add(hit);
        }
        if (run.Count > 0) yield return run;
    }

    /// <summary>The hours that most likely changed, from the first to the last: one change in, seen forwards, and one change out, seen backwards.</summary>
    private static Alarm? Alarm(WatchedSeries series, IReadOnlyList<Hit> run)
    {
        var (best, from, to) = (run.MinBy(h => h.P)!, Math.Max(0, run.Min(h => h.Start) - Gap), run.Max(h => h.End));
        var (counts, expected, dispersion) = Expected(series, from, to);
        if (ChangeOnset.Of(counts, expected, dispersion) is not { } began) return null;
        var first = from + began.Point;
        var (back, mean) = (counts[began.Point..], expected[began.Point..]);
        Array.Reverse(back);
        Array.Reverse(mean);
        var last = to - (ChangeOnset.Of(back, mean, dispersion)?.Point ?? 0);
        if (last < first) (first, last) = (best.Start, best.End);
        var (count, sum) = (counts[(first - from)..(last - from + 1)].Sum(), expected[(first - from)..(last - from + 1)].Sum());
        if (!(sum > 0)) return null;
        var kind = best.Z > 0 ? AlarmKind.Jump : count <= Detector.SilentShare * sum ? AlarmKind.Silence : AlarmKind.Drop;
        var ratio = new SeasonalRate(1, best.Dispersion, best.Events, 1).Ratio(count, sum, Detector.Level);
        var size = series.IsPart ? series.Exposures[first..(last + 1)].Sum() : double.PositiveInfinity;
        return new(series, kind, series.DayOf(first), series.DayOf(last), Detector.Events(count, new(sum, 0, 1, size)), ratio, best.Dispersion, best.Z, best.P) { Hours = new(series.HourOf(first), series.HourOf(last + 1)) };
    }

    /// <summary>Hour by hour, each against the six weeks before its own day; an hour of which nothing can be expected says nothing.</summary>
    public static (double[] Counts, double[] Expected, double Dispersion) Expected(WatchedSeries series, int from, int to)
    {
        var (counts, expected, dispersion) = (new double[to - from + 1], new double[to - from + 1], 1.0);
        foreach (var day in Enumerable.Range(from, to - from + 1).GroupBy(hour => hour / 24))
        {
            if (HourlyBaseline.Of(series, day.Key, [1]) is not [var baseline]) continue;
            foreach (var hour in day)
            {
                var (count, mean, rate, _, size) = baseline.At(hour);
                (counts[hour - from], expected[hour - from], dispersion) = (count, mean, Math.Max(dispersion, rate.Dispersion * SeasonalRate.Rest(mean, size)));
            }
        }
        return (counts, expected, dispersion);
    }

    /// <summary>A window that strays: its first and last hour.</summary>
    private sealed record Hit(int Start, int End, double Z, double P, double Dispersion, double Events);
}
