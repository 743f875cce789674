using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// Tests a series against its own past, at the end of which it stands: each of the last seven days against the same weekday of the six weeks before it, the last week and the last four
/// against the twelve before them. Only what lay before decides what was expected.
/// </summary>
internal static class Detector
{
    public const int DaysTested = 7;

    private const int History = 42;
    private const int BaselineWeeks = 12;
    private static readonly int[] RecentWeeks = [1, 4];

    private const double Level = 0.95;

    /// <summary>All days that a scan needs before the day it stands on.</summary>
    public const int Days = 7 * (4 + BaselineWeeks);

    /// <summary>A weekday's own rate counts as much as that of all days once it rests on so many events.</summary>
    public const double Prior = 10;

    /// <summary>Below so much of the expected count something has gone silent.</summary>
    private const double SilentShare = 0.1;

    /// <summary>Fewer than this are a handful of events, or people that must not be named.</summary>
    public const double Fewest = 10;

    /// <summary>How many questions a scan puts to the series; the budget is shared among them.</summary>
    public static int Tests(WatchedSeries series) => (series.StepDays > 1 ? 0 : DaysTested) + (series.Grows ? 0 : RecentWeeks.Length);

    /// <param name="limit">The p below which a test is an alarm.</param>
    public static IEnumerable<Alarm> Test(WatchedSeries series, double limit)
    {
        var days = series.StepDays > 1 ? [] : Enumerable.Range(series.Counts.Length - DaysTested, DaysTested).Where(step => step >= History).Select(step => Day(series, step));
        foreach (var side in days.OfType<Alarm>().Where(a => a.P <= limit).GroupBy(a => a.IsExcess))
            yield return side.MinBy(a => a.P)! with { First = side.Min(a => a.First), Last = side.Max(a => a.Last) };
        if (series.Grows) yield break;
        if (RecentWeeks.Select(weeks => Weeks(series, weeks)).OfType<Alarm>().MinBy(a => a.P) is { } level && level.P <= limit) yield return level;
    }

    private static Alarm? Day(WatchedSeries series, int step)
    {
        var from = step - History;
        return SeasonalRate.Fit(series.Counts.AsSpan(from, History), series.Exposures.AsSpan(from, History), 7, Prior) is not { } rate ? null
            : Judge(series, rate, series.Exposures[step], series.Counts[step], series.DayOf(step), series.DayOf(step), AlarmKind.Jump, AlarmKind.Drop);
    }

    private static Alarm? Weeks(WatchedSeries series, int recent)
    {
        var perWeek = 7 / series.StepDays;
        var (counts, exposures) = (InWeeks(series.Counts, perWeek), InWeeks(series.Exposures, perWeek));
        var baseline = counts.Length - recent;
        var from = baseline - BaselineWeeks;
        if (from < 0 || SeasonalRate.Fit(counts.AsSpan(from, BaselineWeeks), exposures.AsSpan(from, BaselineWeeks), 1, Prior) is not { } rate) return null;
        if (series.StepDays == 1) rate = WithDays(rate, series, recent);
        var end = series.DayOf(series.Counts.Length);
        return Judge(series, rate, exposures[baseline..].Sum(), counts[baseline..].Sum(), end.AddDays(-7 * recent), end.AddDays(-1), AlarmKind.Rise, AlarmKind.Decline);
    }

    /// <summary>Twelve weeks say little of their own spread. That of the days says more; but weeks that wander together spread more than their days.</summary>
    private static SeasonalRate WithDays(SeasonalRate weeks, WatchedSeries series, int recent)
    {
        var from = series.Counts.Length - 7 * (recent + BaselineWeeks);
        return SeasonalRate.Fit(series.Counts.AsSpan(from, 7 * BaselineWeeks), series.Exposures.AsSpan(from, 7 * BaselineWeeks), 7, Prior) is { } days
            ? weeks with { Dispersion = Math.Max(weeks.Dispersion, days.Dispersion), Degrees = days.Degrees } : weeks;
    }

    private static Alarm? Judge(WatchedSeries series, SeasonalRate rate, double exposure, double observed, DateOnly first, DateOnly last, AlarmKind up, AlarmKind down)
    {
        var expected = rate.Expect(exposure);
        if (!(expected.Mean > 0) || Math.Max(observed, expected.Mean) < Fewest) return null;
        var z = expected.Z(observed);
        var kind = z > 0 ? up : observed <= SilentShare * expected.Mean ? AlarmKind.Silence : down;
        return new(series, kind, first, last, rate.Ratio(observed, exposure, Level), rate.Dispersion, z, expected.P(observed));
    }

    /// <summary>Whole weeks, counted back from the end.</summary>
    private static double[] InWeeks(double[] steps, int perWeek)
    {
        var weeks = new double[steps.Length / perWeek];
        var skip = steps.Length - weeks.Length * perWeek;
        for (var i = skip; i < steps.Length; i++) weeks[(i - skip) / perWeek] += steps[i];
        return weeks;
    }
}
