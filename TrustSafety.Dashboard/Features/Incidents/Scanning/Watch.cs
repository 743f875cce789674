using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>All that a scan looks at, by the day and by the hour.</summary>
internal sealed record Watch(IReadOnlyList<WatchedSource> Days, IReadOnlyList<WatchedSource> Hours)
{
    public static Watch OfDays(IReadOnlyList<WatchedSource> days) => new(days, []);

    public Watch Without(Holidays holidays, DateOnly dataStart) => new([.. Days.Select(s => new WorkingDaysSource(s, holidays, dataStart))], [.. Hours.Select(s => new WorkingDaysSource(s, holidays, dataStart))]);

    /// <summary>Where a series came from.</summary>
    public WatchedSource SourceOf(WatchedSeries series) => (series.IsHourly ? Hours : Days).First(s => s.What.Id == series.What.Id);

    public static IEnumerable<Alarm> Test(WatchedSeries series, double limit) => series.IsHourly ? HourlyWatch.Test(series, limit) : Detector.Test(series, limit);
}
