using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// From when on an alarm of weeks tells: the shapes that are tested begin one, four or eight weeks ago, and what happened three days ago stands out in the four weeks, too. Where a single step explains the weeks as well as
/// the shape, the alarm begins with it, and within the last seven days it is a jump or a drop.
/// </summary>
internal static class AlarmDates
{
    public static Alarm Of(WatchedSeries series, Alarm alarm, Detector.Shape shape)
    {
        var perWeek = 7 / series.StepDays;
        var (from, before) = (series.Counts.Length - (shape.Weeks * perWeek), shape.Baseline * perWeek);
        var counts = series.Counts.AsSpan(from);
        if (SeasonalRate.Phases(series.Counts.AsSpan(from - before, before), series.Due(from - before, before), perWeek, Detector.Prior, series.Sizes(from - before, before)) is not { } rates) return alarm;
        var expected = series.Due(from, counts.Length).ToArray();
        for (var i = 0; i < expected.Length; i++) expected[i] *= rates[i % perWeek].Rate;
        // Of a share that of its counts, which leave less to chance the closer they are to all.
        var dispersion = rates[0].Dispersion * (series.IsPart ? SeasonalRate.Rest(expected.Sum(), Sum(series.Exposures.AsSpan(from))) : 1);
        if (ChangeOnset.Of(counts, expected, dispersion) is not { } onset) return alarm;
        var (step, whole) = (Score(counts, expected, i => i < onset.Point ? 0 : 1), Score(counts, expected, i => shape.Grows ? (i / perWeek) + 0.5 : 1));
        if (step > 0 != alarm.IsExcess || Math.Abs(step) < Math.Abs(whole)) return alarm;
        return Dated(series, alarm, from + onset.Point, counts[onset.Point..], expected.AsSpan(onset.Point), dispersion, rates.Sum(r => r.Events));
    }

    private static Alarm Dated(WatchedSeries series, Alarm alarm, int first, ReadOnlySpan<double> counts, ReadOnlySpan<double> expected, double dispersion, double events)
    {
        var (count, mean) = (Sum(counts), Sum(expected));
        var isRecent = series.StepDays == 1 && counts.Length <= Detector.DaysTested;
        return alarm with
        {
            First = series.DayOf(first),
            Ratio = new SeasonalRate(1, dispersion, events, 1).Ratio(count, mean, Detector.Level),
            Kind = !isRecent || alarm.Kind == AlarmKind.Silence ? alarm.Kind : alarm.IsExcess ? AlarmKind.Jump : AlarmKind.Drop,
        };
    }

    /// <summary>Σw(y − m)/√Σw²m: how many standard errors the counts stray in a shape of weights w, the dispersion left out because it is the same for all.</summary>
    private static double Score(ReadOnlySpan<double> counts, ReadOnlySpan<double> expected, Func<int, double> weight)
    {
        double strays = 0, square = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            var w = weight(i);
            (strays, square) = (strays + (w * (counts[i] - expected[i])), square + (w * w * expected[i]));
        }
        return square > 0 ? strays / Math.Sqrt(square) : 0;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum;
    }
}
