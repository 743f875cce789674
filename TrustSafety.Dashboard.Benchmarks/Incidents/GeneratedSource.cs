using System.Globalization;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>One indicator of a generated platform, read by the scanner as it reads any other.</summary>
internal sealed class GeneratedSource(GeneratedPlatform platform, int indicator) : WatchedSource(new($"i{indicator}", $"Indicator {indicator}", null, Direction.Neutral))
{
    public static readonly DateOnly FirstDay = new(2026, 1, 5);

    public override IReadOnlyList<IReadOnlyList<string>> Breakdowns { get; } = [.. Segments.All.Where(by => by.All(GeneratedPlatform.Dimensions.Contains))];

    public override IReadOnlyList<string>? Finest => GeneratedPlatform.Dimensions;

    public static string Value(int dimension, int value) => string.Create(CultureInfo.InvariantCulture, $"{GeneratedPlatform.Dimensions[dimension][0]}{value}");

    public override Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        int[] dimensions = [.. by.Select(name => GeneratedPlatform.Dimensions.ToList().IndexOf(name))];
        var (first, days) = (from.DayNumber - FirstDay.DayNumber, to.DayNumber - from.DayNumber);
        var sums = new Dictionary<int, (int[] Key, double[] Counts, double[] Exposures)>();
        for (var l = 0; l < platform.Leaves.Count; l++)
        {
            var code = dimensions.Aggregate(0, (c, d) => (c * 10) + platform.Leaves[l][d]);
            if (!sums.TryGetValue(code, out var sum)) sums[code] = sum = ([.. dimensions.Select(d => platform.Leaves[l][d])], new double[days], new double[days]);
            for (var i = 0; i < days; i++)
            {
                sum.Counts[i] += platform.Counts[indicator][l][first + i];
                sum.Exposures[i] += platform.Exposures[l][first + i];
            }
        }
        return Task.FromResult<IReadOnlyList<WatchedSeries>>([.. sums.Values.Select(s => new WatchedSeries(What, Segment(by, dimensions.Zip(s.Key, (d, v) => Value(d, v))), from, 1, s.Counts, s.Exposures))]);
    }
}
