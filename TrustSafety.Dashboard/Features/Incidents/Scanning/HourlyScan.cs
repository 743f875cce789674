using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>The hourly series of a scan, and their part of its budget.</summary>
/// <param name="Limit">The p below which a test of hours is an alarm.</param>
public sealed record HourlyPart(int Series, int Tests, double Budget, double Limit)
{
    /// <summary>Those of them that are too young for weeks and seen by ranks.</summary>
    public int Young { get; init; }
}

/// <summary>Reads and tests what is watched by the hour.</summary>
internal static class HourlyScan
{
    /// <summary>The series that have events enough. A table whose whole has too few is read no further.</summary>
    public static async Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<WatchedSource> sources, DateOnly to, CancellationToken cancellation)
    {
        var (from, series, large) = (to.AddDays(-HourlyDetector.Days), new List<WatchedSeries>(), new HashSet<WatchedSource>());
        foreach (var by in sources.SelectMany(s => s.Breakdowns).DistinctBy(b => string.Join(',', b)).OrderBy(b => b.Count))
            foreach (var source in sources.Where(s => by.Count == 0 || large.Contains(s)))
            {
                var told = (await source.NamedAsync(by, from, to, cancellation)).Where(HourlyWatch.CanTell).ToList();
                if (told.Count > 0) large.Add(source);
                series.AddRange(told);
            }
        return series;
    }

    public static IEnumerable<Alarm> Test(IReadOnlyList<WatchedSeries> series, HourlyPart part, Quiet quiet, CancellationToken cancellation) =>
        series.AsParallel().AsOrdered().WithCancellation(cancellation).SelectMany(s => HourlyWatch.Test(s, part.Limit * quiet.ShareOf(s)));

    /// <returns>Null where nothing is watched by the hour: the whole budget is that of the days then.</returns>
    public static HourlyPart? Part(IReadOnlyList<WatchedSeries> series, ScanRules rules)
    {
        var tests = series.Sum(HourlyWatch.Tests);
        return tests == 0 ? null : new(series.Count, tests, rules.Budget * rules.HourlyShare, rules.Budget * rules.HourlyShare / tests) { Young = series.Count(YoungDetector.IsYoung) };
    }
}
