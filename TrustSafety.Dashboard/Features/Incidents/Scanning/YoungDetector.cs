using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// Tests a series of hours that began too late for <see cref="HourlyDetector"/>: a platform that has just begun to import, a new strategy or market. How its hours stray is not known yet, so each is ranked among all before it
/// (<see cref="StreamSurprise"/>), once every hour of the week has been seen. What came before the beginning is no zero, but nothing.
/// </summary>
internal static class YoungDetector
{
    /// <summary>Days before the first hour that is tested.</summary>
    public const int FewestDays = 7;

    /// <summary>Rows after an alarm that go on with it.</summary>
    public const int Pause = 60;

    /// <summary>The widest mean that the ranks look at, so that what is off may begin and end so many hours from where they tell.</summary>
    private const int Widest = 16;

    private const int RowsPerDay = 24, QuestionsAnHour = 3, QuestionsAWeek = QuestionsAnHour * HourlyBaseline.Week, DaysExpecting = 14, DaysOff = 3;

    /// <summary>Nothing was counted on the first days of those that a scan reads: more of them than a weekend and a holiday, on which nobody works.</summary>
    public static bool IsYoung(WatchedSeries series) => First(series) >= DaysOff * RowsPerDay;

    /// <summary>Counts only: how a share of few strays depends on how few they are, which ranks do not know.</summary>
    public static bool CanTell(WatchedSeries series)
    {
        var tested = FirstTested(series);
        if (series.IsPart || tested >= series.Counts.Length) return false;
        var sum = 0.0;
        for (var i = tested - HourlyBaseline.Week; i < tested; i++) sum += series.Counts[i];
        return sum >= HourlyDetector.FewestAnHour * HourlyBaseline.Week;
    }

    /// <summary>It is asked one question an hour, which may use as much of the budget as the three that are put to an older series.</summary>
    public static int Tests(WatchedSeries series) => QuestionsAnHour * Math.Max(0, series.Counts.Length - FirstTested(series));

    /// <summary>Whether any rank is rare enough for such a limit.</summary>
    public static bool CanReach(double limit) => limit * QuestionsAWeek >= QuietRanks.Least;

    /// <param name="limit">The p below which a test is an alarm.</param>
    public static IEnumerable<Alarm> Test(WatchedSeries series, double limit)
    {
        var (begin, tested) = (Beginning(series), FirstTested(series));
        if (tested >= series.Counts.Length) yield break;
        var threshold = -Math.Log10(limit * QuestionsAWeek);
        var rarities = QuietRanks.Rarities(StreamSurprise.Scores(Values(series, begin), RowsPerDay));
        // From the first hour that could ever be tested on, so that a scan of tomorrow pauses after the same alarms.
        var earliest = FewestDays * RowsPerDay;
        var alarms = StreamSurprise.Alarms(rarities.AsSpan(earliest), threshold, Pause);
        foreach (var row in alarms.Select(a => a + earliest))
        {
            var last = row;
            for (var i = row; i < Math.Min(rarities.Length, row + Pause + 1); i++)
                if (rarities[i] >= threshold) last = i;
            if (begin + last < tested || series.Exposures[begin + row] <= 0) continue;
            if (Alarm(series, Math.Max(begin, begin + row - Widest), Math.Min(series.Counts.Length - 1, begin + last + Widest), rarities[row..(last + 1)].Max()) is { } alarm) yield return alarm;
        }
    }

    /// <summary>The hours from the first to the last one given beside the rates of the same hours of the day in the two weeks before them; null where less than two days lie before.</summary>
    public static (double[] Counts, double[] Expected, double Dispersion, double Events)? Expected(WatchedSeries series, int from, int to)
    {
        var start = Math.Max(Beginning(series), from - (DaysExpecting * RowsPerDay));
        if (start >= from || SeasonalRate.Phases(series.Counts.AsSpan(start, from - start), series.Exposures.AsSpan(start, from - start), RowsPerDay, Detector.Prior) is not { } rates) return null;
        var expected = new double[to - from + 1];
        for (var i = from; i <= to; i++) expected[i - from] = rates[(i - start) % RowsPerDay].Rate * series.Exposures[i];
        return (series.Counts[from..(to + 1)], expected, rates[0].Dispersion, rates.Sum(r => r.Events));
    }

    private static int First(WatchedSeries series)
    {
        var of = series.IsPart ? series.Exposures : series.Counts;
        for (var i = 0; i < of.Length; i++)
            if (of[i] > 0) return i;
        return of.Length;
    }

    /// <summary>Its first whole day.</summary>
    private static int Beginning(WatchedSeries series) => (First(series) + RowsPerDay - 1) / RowsPerDay * RowsPerDay;

    private static int FirstTested(WatchedSeries series) => Math.Max(Beginning(series) + (FewestDays * RowsPerDay), series.Counts.Length - (HourlyDetector.DaysTested * RowsPerDay));

    /// <summary>Per hour of the clock; an hour that is not there, or a holiday's, is like that of the day before.</summary>
    private static double[] Values(WatchedSeries series, int begin)
    {
        var values = new double[series.Counts.Length - begin];
        for (var i = 0; i < values.Length; i++)
            values[i] = series.Exposures[begin + i] > 0 ? series.Counts[begin + i] / series.Exposures[begin + i] : i >= RowsPerDay ? values[i - RowsPerDay] : 0;
        return values;
    }

    /// <summary>The hours of a run that stray most from what was expected before it, as one stretch.</summary>
    private static Alarm? Alarm(WatchedSeries series, int from, int to, double rarity)
    {
        if (Expected(series, from, to) is not { } known || Stretch.Of(known.Counts, known.Expected) is not { } off) return null;
        if (Math.Max(off.Count, off.Expected) < Detector.Fewest) return null;
        var p = Math.Pow(10, -rarity) / QuestionsAWeek;
        var (first, last, isMore) = (from + off.First, from + off.Last, off.Count > off.Expected);
        var kind = isMore ? AlarmKind.Jump : off.Count <= Detector.SilentShare * off.Expected ? AlarmKind.Silence : AlarmKind.Drop;
        var ratio = new SeasonalRate(1, known.Dispersion, known.Events, 1).Ratio(off.Count, off.Expected, Detector.Level) is var r ? r with { Method = $"{r.Method}, hours of the two weeks before" } : default;
        return new(series, kind, series.DayOf(first), series.DayOf(last), Math.Max(off.Count, off.Expected), ratio, known.Dispersion, (isMore ? -1 : 1) * Gaussian.Quantile(p / 2), p)
        {
            Hours = new(series.HourOf(first), series.HourOf(last + 1)),
            ByRanks = true,
        };
    }
}
