using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>All that a scan looks at, by the day and by the hour.</summary>
internal sealed record Watch(IReadOnlyList<WatchedSource> Days, IReadOnlyList<WatchedSource> Hours)
{
    public static Watch OfDays(IReadOnlyList<WatchedSource> days) => new(days, []);

    public Watch Without(Holidays holidays, DateOnly dataStart) => new([.. Days.Select(s => new WorkingDaysSource(s, holidays, dataStart))], [.. Hours.Select(s => new WorkingDaysSource(s, holidays, dataStart))]);

    /// <summary>Every source as far as it is complete; one of which too few days are is not watched by the day.</summary>
    public Watch Complete(Arrivals arrivals, DateOnly asOf, DateOnly dataStart) => new(
        [.. Days.Select(s => (Source: s, Until: arrivals.DaysUntil(s.Facts) ?? asOf)).Where(s => s.Until.DayNumber - dataStart.DayNumber >= Detector.Days).Select(s => Until(s.Source, s.Until, Detector.Days, asOf))],
        [.. Hours.Select(s => Until(s, arrivals.HoursUntil(s.Facts)?.Day ?? asOf, HourlyDetector.Days, asOf))]);

    /// <summary>Where a series came from.</summary>
    public WatchedSource SourceOf(WatchedSeries series) => (series.IsHourly ? Hours : Days).First(s => s.What.Id == series.What.Id);

    private static WatchedSource Until(WatchedSource source, DateOnly until, int window, DateOnly asOf) => until < asOf ? new CompleteSource(source, until, window) : source;

    public static IEnumerable<Alarm> Test(WatchedSeries series, double limit) => series.IsHourly ? HourlyWatch.Test(series, limit) : Detector.Test(series, limit);
}
