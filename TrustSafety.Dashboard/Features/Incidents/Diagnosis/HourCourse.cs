using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>The hours around an incident in its place: what was counted beside what the six weeks before each day lead to expect.</summary>
/// <param name="First">When the first of them begins, by the clock of the reporting zone.</param>
/// <param name="MinimumCount">A smaller count that is not 0 may not be shown, nor what it can be told from.</param>
public sealed record HourCourse(DateTime First, double[] Counts, double[] Expected, double Dispersion, int MinimumCount)
{
    /// <summary>Its place is younger than the weeks that hours are usually held against.</summary>
    public bool IsYoung { get; init; }

    /// <summary>What an hour is held against, in words.</summary>
    public string Usual => IsYoung ? "the same hours of the two weeks before" : "the same hours of the weeks before";

    /// <summary>Observed over expected in the hours [from, until); null where nothing was expected or may be said.</summary>
    public Interval? Ratio(DateTime from, DateTime until)
    {
        var (a, b) = (Math.Max(0, (int)(from - First).TotalHours), Math.Min(Counts.Length, (int)(until - First).TotalHours));
        if (a >= b) return null;
        var (count, expected) = (Counts[a..b].Sum(), Expected[a..b].Sum());
        return expected > 0 && (count == 0 || count >= MinimumCount) ? new SeasonalRate(1, Dispersion, HourlyBaseline.History / 7 * expected, 1).Ratio(count, expected, Detector.Level) : null;
    }

    public static HourCourse Of(WatchedSeries series, DateTime from, DateTime until, int minimumCount)
    {
        var start = series.First.ToDateTime(TimeOnly.MinValue);
        var (first, last) = (Math.Max(0, (int)(from - start).TotalHours), Math.Min(series.Counts.Length, (int)(until - start).TotalHours) - 1);
        var (counts, expected, dispersion) = last < first ? ([], [], 1) : HourlyWatch.Expected(series, first, last);
        return new(series.HourOf(first), counts, expected, dispersion, minimumCount) { IsYoung = YoungDetector.IsYoung(series) };
    }
}
