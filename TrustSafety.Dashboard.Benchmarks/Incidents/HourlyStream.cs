using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>The stream detector on the hourly series of a generated platform: what it would tell at a rate of false alarms.</summary>
internal static class HourlyStream
{
    private const int Pause = 6, Week = 168;

    /// <summary>The scores of the last week of every series that the scan watches.</summary>
    public static async Task<double[][]> ScoresAsync(GeneratedHours platform, IEnumerable<int> indicators, int end, CancellationToken cancellation)
    {
        var to = GeneratedSource.FirstDay.AddDays(end / 24);
        var series = await HourlyScan.ReadAsync([.. indicators.Select(i => new GeneratedHourSource(platform, i, end))], to, cancellation);
        return [.. series.AsParallel().AsOrdered().Select(s => StreamSurprise.Scores(s.Counts, 24)[^Week..])];
    }

    /// <summary>The lowest score at which so many alarms are raised in all, six hours without one between them.</summary>
    public static double Threshold(IReadOnlyList<double[][]> scores, double alarms)
    {
        var threshold = 1.0;
        while (scores.Sum(s => Runs(s, threshold)) > alarms) threshold += 0.02;
        return threshold;
    }

    public static int Runs(double[][] scores, double threshold) => scores.Sum(s => StreamSurprise.Alarms(s, threshold, Pause).Count);

    /// <summary>Hours from a plant's beginning until a score of a series around it, or of itself, reaches the threshold.</summary>
    public static async Task<int?> DelayAsync(GeneratedHours platform, HourlyPlant plant, double threshold, int within, CancellationToken cancellation)
    {
        var scores = await ScoresAsync(platform, [plant.Indicator], plant.FirstHour + within, cancellation);
        for (var hour = 0; hour < within; hour++)
            if (scores.Any(s => s[Week - within + hour] >= threshold)) return hour + 1;
        return null;
    }
}
