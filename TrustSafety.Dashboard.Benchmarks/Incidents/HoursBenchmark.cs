using System.Globalization;
using TrustSafety.Dashboard.Features.Incidents.Scanning;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>
/// The hourly part of a scan over generated platforms of 24 indicators: 200 with some hours of a burst or of silence in one segment, watched at every hour from its first on, and 200 without anything; beside it what the days
/// alone tell the next morning, and the stream detector of the NAB on the same hours at the same rate of false alarms.
/// </summary>
internal sealed class HoursBenchmark : IBenchmark
{
    public const int Day = 112;

    private const int Platforms = 200, Budget = 1, Soon = 3, Watched = 8, QuietDay = HourlyDetector.Days + 1;

    /// <summary>Choices such as the degrees of freedom of a window were made on the platforms from 0 and from 100,000 on; the figures are those of others.</summary>
    private const int Unseen = 1_000_000;

    private const double Share = ScanRules.UsualHourlyShare;

    public string Name => "hours";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var quiet = await QuietAsync(cancellation);
        var (limit, threshold) = (quiet.Limit, HourlyStream.Threshold(quiet.Scores, Budget * Share * Platforms));
        var outcomes = new List<Outcome>();
        for (var seed = 0; seed < Platforms; seed++) outcomes.Add(await PlantedAsync(new(Unseen + seed, Day + 2, Chosen), limit, threshold, cancellation));
        var found = outcomes.Where(o => o.Delay is not null).ToList();
        var named = found.Count(o => o.IsNamed) / (double)found.Count;
        var onset = found.Count(o => Math.Abs(o.OnsetError!.Value) <= 1) / (double)found.Count;
        return
        [
            .. Kinds(outcomes).SelectMany(k => Rows(k.What, k.Of)),
            new("hours, the place is the one named", $"{found.Count} found", Percent(named), "", null, "≥ 80 %", named >= 0.8),
            new("hours, the first hour told is within one of the true one", $"{found.Count} found", Percent(onset), "", null, "≥ 80 %", onset >= 0.8),
            .. await YoungHours.RowsAsync(cancellation),
            new("hours, false alarms a week", $"{Platforms} quiet weeks, {quiet.Series:N0} series each", quiet.Alarms.ToString("0.000", CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"its part of the budget {Budget * Share}; stream detector at {threshold:0.00}: {quiet.Scores.Sum(s => HourlyStream.Runs(s, threshold)) / (double)Platforms:0.000}"), null, $"≤ {Budget * Share}", quiet.Alarms <= Budget * Share),
        ];
    }

    /// <param name="Usual">Events an hour in its place.</param>
    /// <param name="Delay">Hours from its beginning to the end of the hour after which it was told.</param>
    private sealed record Outcome(HourlyPlant Plant, double Usual, int? Delay, bool IsNamed, int? OnsetError, bool ByDay, int? Stream);

    private static IEnumerable<(string What, List<Outcome> Of)> Kinds(List<Outcome> outcomes) =>
    [
        ("burst of 2 to 3 hours, excess of 5 to 10 standard errors of an hour", [.. outcomes.Where(o => o.Plant.Kind == HourlyKind.Burst && Strength(o) is >= 5 and < 10)]),
        ("burst of 2 to 3 hours, excess of 10 standard errors and more", [.. outcomes.Where(o => o.Plant.Kind == HourlyKind.Burst && Strength(o) >= 10)]),
        ("silence of 3 to 6 hours, 5 to 20 events an hour", [.. outcomes.Where(o => o.Plant.Kind == HourlyKind.Silence && o.Usual is >= 5 and < 20)]),
        ("silence of 3 to 6 hours, 20 events an hour and more", [.. outcomes.Where(o => o.Plant.Kind == HourlyKind.Silence && o.Usual >= 20)]),
    ];

    private static double Strength(Outcome o) => o.Plant.Size * Math.Sqrt(o.Usual);

    private static IEnumerable<BenchmarkRow> Rows(string what, List<Outcome> all)
    {
        if (all.Count == 0) yield break;
        List<int> delays = [.. all.Select(o => o.Delay).OfType<int>().Order()];
        var soon = all.Count(o => o.Delay <= Soon) / (double)all.Count;
        yield return new($"hours, {what}, told within {Soon} hours", $"{all.Count} planted", Percent(soon),
            string.Create(CultureInfo.InvariantCulture, $"{(delays.Count == 0 ? "none found" : $"median {delays[delays.Count / 2]} hours")}, {delays.Count} within {Watched} hours; by days alone the next morning {all.Count(o => o.ByDay)}; stream detector within {Watched} hours {all.Count(o => o.Stream is not null)}, within {Soon} {all.Count(o => o.Stream <= Soon)}"),
            null, "more than the days tell", all.Count(o => o.Delay is not null) >= all.Count(o => o.ByDay));
    }

    private static async Task<Outcome> PlantedAsync(GeneratedHours platform, double limit, double threshold, CancellationToken cancellation)
    {
        var plant = platform.Plant!;
        var (to, usual, morning) = (plant.FirstHour / 24, platform.UsualAnHour(plant), await ScanAsync(platform, [plant.Indicator], (plant.FirstHour / 24) + 1, null, limit, cancellation));
        var stream = await HourlyStream.DelayAsync(platform, plant, threshold, Watched, cancellation);
        var byDay = morning.Found.Any(f => Concerns(f, plant));
        for (var hour = 1; hour <= Watched; hour++)
        {
            var scan = await ScanAsync(platform, [plant.Indicator], (plant.FirstHour + hour) / 24, plant.FirstHour + hour, limit, cancellation);
            if (scan.Found.FirstOrDefault(f => f.Hours is { } h && Hour(h.Until) > plant.FirstHour && Concerns(f, plant)) is not { } found) continue;
            return new(plant, usual, hour, found.Where is [var part] && part.Dimension == GeneratedPlatform.Dimensions[plant.Dimension] && part.Values.Count == 1, Hour(found.Hours!.From) - plant.FirstHour, byDay, stream);
        }
        return new(plant, usual, null, false, null, byDay, stream);
    }

    private static async Task<(double Alarms, double Limit, int Series, List<double[][]> Scores)> QuietAsync(CancellationToken cancellation)
    {
        var (alarms, limit, series, scores) = (0, 0.0, 0, new List<double[][]>());
        for (var seed = 0; seed < Platforms; seed++)
        {
            var platform = new GeneratedHours(Unseen + 100_000 + seed, QuietDay + 1, _ => null);
            Parallel.For(0, GeneratedHours.Indicators, i => platform.Of(i));
            var scan = await ScanAsync(platform, [.. Enumerable.Range(0, GeneratedHours.Indicators)], QuietDay, QuietDay * 24, null, cancellation);
            (alarms, limit, series) = (alarms + scan.Found.Count, scan.Hours!.Limit, scan.Hours.Series);
            scores.Add(await HourlyStream.ScoresAsync(platform, Enumerable.Range(0, GeneratedHours.Indicators), QuietDay * 24, cancellation));
        }
        return (alarms / (double)Platforms, limit, series, scores);
    }

    /// <param name="end">The first hour that is not over; null scans days.</param>
    /// <param name="limit">That of all 24 indicators, whatever part of them is read.</param>
    private static async Task<Scan> ScanAsync(GeneratedHours platform, IReadOnlyList<int> indicators, int day, int? end, double? limit, CancellationToken cancellation)
    {
        var sources = indicators.Select(i => new GeneratedHourSource(platform, i, end)).ToList();
        var to = GeneratedSource.FirstDay.AddDays(day);
        var part = limit is null ? 1.0 : indicators.Count / (double)GeneratedHours.Indicators;
        return await ScanRun.OfAsync(end is null ? new(sources, []) : new([], sources), to, new(Budget * part, Quiet.None, (int)Detector.Fewest), "generated", cancellation);
    }

    public static int Hour(DateTime at) => (int)(at - GeneratedSource.FirstDay.ToDateTime(TimeOnly.MinValue)).TotalHours;

    public static bool Concerns(Found found, HourlyPlant plant) => found.Lead.IsExcess == (plant.Kind == HourlyKind.Burst) && found.Lead.Series.What.Id == $"i{plant.Indicator}"
        && found.Where.All(p => p.Dimension != GeneratedPlatform.Dimensions[plant.Dimension] || p.Values.Contains(GeneratedSource.Value(plant.Dimension, plant.Value)));

    public static HourlyPlant Chosen(Random random)
    {
        var (kind, dimension) = ((HourlyKind)random.Next(2), random.Next(3));
        return new(kind, random.Next(GeneratedHours.Indicators), dimension, random.Next(GeneratedPlatform.Sizes[dimension]), (Day * 24) + random.Next(14), kind == HourlyKind.Burst ? 2 + random.Next(2) : 3 + random.Next(4), 0.5 * Math.Pow(10, random.NextDouble()));
    }

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
