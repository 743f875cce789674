namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>How a series of hours is tested: by the hours of its weeks where there are seven of them, by ranks while it is younger.</summary>
internal static class HourlyWatch
{
    public static bool CanTell(WatchedSeries series) => YoungDetector.IsYoung(series) ? YoungDetector.CanTell(series) : HourlyDetector.CanTell(series);

    /// <summary>How many questions a scan puts to the series.</summary>
    public static int Tests(WatchedSeries series) => YoungDetector.IsYoung(series) ? YoungDetector.Tests(series) : HourlyDetector.Tests(series);

    /// <param name="limit">The p below which a test is an alarm.</param>
    public static IEnumerable<Alarm> Test(WatchedSeries series, double limit) => YoungDetector.IsYoung(series) ? YoungDetector.Test(series, limit) : HourlyDetector.Test(series, limit);

    /// <summary>The hours from the first to the last one given, what was expected of each, and how much they stray together.</summary>
    public static (double[] Counts, double[] Expected, double Dispersion) Expected(WatchedSeries series, int from, int to)
    {
        if (!YoungDetector.IsYoung(series)) return HourlyDetector.Expected(series, from, to);
        return YoungDetector.Expected(series, from, to) is { } known ? (known.Counts, known.Expected, known.Dispersion) : (series.Counts[from..(to + 1)], new double[to - from + 1], 1);
    }
}
