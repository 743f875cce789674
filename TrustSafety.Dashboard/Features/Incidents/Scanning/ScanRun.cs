namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>From series to incidents: every series tested, alarms grouped, each group's cause searched.</summary>
internal static class ScanRun
{
    public static async Task<Scan> OfAsync(Watch watch, DateOnly to, ScanRules rules, string snapshotId, CancellationToken cancellation)
    {
        var (sources, quiet) = (watch.Days, rules.Quiet);
        var hourly = await HourlyScan.ReadAsync(watch.Hours, to, cancellation);
        var hours = HourlyScan.Part(hourly, rules);
        var budget = sources.Count == 0 ? 0 : rules.Budget - (hours?.Budget ?? 0);
        var from = to.AddDays(-Detector.Days);
        var asked = sources.SelectMany(source => source.Breakdowns.Select(by => (Source: source, By: by))).ToList();
        var answers = new IReadOnlyList<WatchedSeries>[asked.Count];
        // One breakdown after the other, for its sources share cells that are not kept for long.
        foreach (var i in Enumerable.Range(0, asked.Count).GroupBy(i => string.Join(',', asked[i].By)).SelectMany(g => g))
            answers[i] = await asked[i].Source.NamedAsync(asked[i].By, from, to, cancellation);
        List<WatchedSeries> series = [.. answers.SelectMany(a => a)];

        var tests = series.Sum(Detector.Tests);
        var leaves = await LeavesAsync(series, tests, sources, from, to, budget, cancellation);
        tests += leaves.Tests;
        var limit = tests == 0 ? 0 : budget / tests;
        var alarms = series.AsParallel().AsOrdered().WithCancellation(cancellation).SelectMany(s => Detector.Test(s, limit * quiet.ShareOf(s)))
            .Concat(leaves.Near.AsParallel().AsOrdered().Where(a => a.P <= limit * quiet.ShareOf(a.Series))).AsEnumerable()
            .Concat(hours is null ? [] : HourlyScan.Test(hourly, hours, quiet, cancellation)).Where(a => a.Events >= rules.MinimumCount).ToList();
        var found = new List<Found>();
        foreach (var group in Grouping.Of(alarms)) found.Add(new(group, await CauseFinder.FindAsync(group[0], watch.SourceOf(group[0].Series), from, to, cancellation)));
        var apart = await Explained.MergeAsync(Grouping.ByCause(found), watch, s => (s.IsHourly && hours is not null ? hours.Limit : limit) * quiet.ShareOf(s), to, cancellation);
        return new(to, series.Count + leaves.Series, tests, budget, limit, apart, snapshotId) { Hours = hours, HasDays = sources.Count > 0, Quieted = series.Count(s => quiet.ShareOf(s) < 1) };
    }

    /// <summary>
    /// A drift in one of the smallest segments drowns in those of two dimensions. There are many of them, so of each only what may become an alarm is kept: its p lies below the budget over the tests so far, and more tests
    /// only lower the limit.
    /// </summary>
    /// <param name="before">The tests so far.</param>
    private static async Task<(int Series, int Tests, IReadOnlyList<Alarm> Near)> LeavesAsync(
        List<WatchedSeries> series, int before, IReadOnlyList<WatchedSource> sources, DateOnly from, DateOnly to, double budget, CancellationToken cancellation)
    {
        var (watched, tests, near) = (0, 0, new List<Alarm>());
        var large = series.Where(s => s.Segment.Count > 1 && Detector.CanDrift(s)).Select(s => s.What.Id).ToHashSet();
        foreach (var source in sources.Where(s => large.Contains(s.What.Id)))
        {
            if (source.Finest is not { } by) continue;
            List<WatchedSeries> leaves = [.. (await source.NamedAsync(by, from, to, cancellation)).Where(Detector.CanDrift).Select(s => s with { IsLeaf = true })];
            (watched, tests) = (watched + leaves.Count, tests + leaves.Sum(Detector.Tests));
            near.AddRange(leaves.AsParallel().AsOrdered().WithCancellation(cancellation).SelectMany(s => Detector.Test(s, budget / (before + tests))));
        }
        return (watched, tests, near);
    }
}
