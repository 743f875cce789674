using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>One indicator of a generated platform, by the hour as seen at one, or by the day.</summary>
/// <param name="end">The first hour that is not over; null reads days.</param>
/// <param name="begin">The first hour of which there are rows.</param>
internal sealed class GeneratedHourSource(GeneratedHours platform, int indicator, int? end, int begin = 0) : WatchedSource(new($"i{indicator}", $"Indicator {indicator}", null, Direction.Neutral))
{
    private readonly Dictionary<string, IReadOnlyList<WatchedSeries>> read = [];

    public override IReadOnlyList<IReadOnlyList<string>> Breakdowns { get; } = [.. Segments.All.Where(by => by.All(GeneratedPlatform.Dimensions.Contains) && (end is null || by.Count <= 1))];

    public override Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var key = $"{string.Join(',', by)} {from:O}";
        if (!read.TryGetValue(key, out var series)) read[key] = series = Read(by, from, to);
        return Task.FromResult(series);
    }

    private IReadOnlyList<WatchedSeries> Read(IReadOnlyList<string> by, DateOnly from, DateOnly to)
    {
        int[] dimensions = [.. by.Select(name => GeneratedPlatform.Dimensions.ToList().IndexOf(name))];
        var first = 24 * (from.DayNumber - GeneratedSource.FirstDay.DayNumber);
        var hours = (end ?? 24 * (to.DayNumber - GeneratedSource.FirstDay.DayNumber)) - first;
        var (sums, leaves) = (new Dictionary<string, (int[] Key, double[] Counts)>(), platform.Of(indicator));
        foreach (var (l, leaf) in GeneratedHours.Leaves.Index())
        {
            int[] values = [.. dimensions.Select(d => leaf[d])];
            var name = string.Join(',', values);
            if (!sums.TryGetValue(name, out var sum)) sums[name] = sum = (values, new double[end is null ? hours / 24 : hours]);
            for (var h = Math.Max(0, begin - first); h < hours; h++) sum.Counts[end is null ? h / 24 : h] += leaves[l][first + h];
        }
        return [.. sums.Values.Select(s => new WatchedSeries(What, Segment(by, dimensions.Zip(s.Key, (d, v) => GeneratedSource.Value(d, v))), from, 1, s.Counts, [.. Enumerable.Repeat(end is null ? 24.0 : 1.0, s.Counts.Length)]) { IsHourly = end is not null })];
    }
}
