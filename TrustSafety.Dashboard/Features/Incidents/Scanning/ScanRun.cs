namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>From series to incidents: every series tested, alarms grouped, each group's cause searched.</summary>
internal static class ScanRun
{
    public static async Task<Scan> OfAsync(IReadOnlyList<WatchedSource> sources, DateOnly to, double budget, Quiet quiet, string snapshotId, CancellationToken cancellation)
    {
        var from = to.AddDays(-Detector.Days);
        var asked = sources.SelectMany(source => source.Breakdowns.Select(by => (Source: source, By: by))).ToList();
        var answers = new IReadOnlyList<WatchedSeries>[asked.Count];
        // One breakdown after the other, for its sources share cells that are not kept for long.
        foreach (var i in Enumerable.Range(0, asked.Count).GroupBy(i => string.Join(',', asked[i].By)).SelectMany(g => g))
            answers[i] = [.. (await asked[i].Source.ReadAsync(asked[i].By, from, to, cancellation)).Where(s => s.Segment.All(p => p.Value is not null))];
        List<WatchedSeries> series = [.. answers.SelectMany(a => a)];

        var tests = series.Sum(Detector.Tests);
        var limit = tests == 0 ? 0 : budget / tests;
        var alarms = series.AsParallel().AsOrdered().WithCancellation(cancellation).SelectMany(s => Detector.Test(s, limit * quiet.ShareOf(s))).ToList();
        var found = new List<Found>();
        foreach (var group in Grouping.Of(alarms))
            found.Add(new(group, await CauseFinder.FindAsync(group[0], sources.First(s => s.What.Id == group[0].Series.What.Id), from, to, cancellation)));
        return new(to, series.Count, tests, budget, limit, Grouping.ByCause(found), snapshotId) { Quieted = series.Count(s => quiet.ShareOf(s) < 1) };
    }
}
