using System.Globalization;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>
/// Hours too young for their weeks, watched by ranks: quiet series alone, against the rates that <see cref="QuietRanks"/> tells of them; whole platforms of 24 indicators that began 9 to 45 days ago, 200 quiet ones and 100 with a
/// burst or a silence.
/// </summary>
internal static class YoungHours
{
    private const int Platforms = 200, Planted = 100, SeriesPerVolume = 2000, Weeks = 7, Watched = 8;
    private const double Part = ScanRules.UsualHourlyShare;
    private static readonly int[] Ages = [9, 12, 16, 24, 34, 45];
    private static readonly double[] Volumes = [2, 5, 20, 100, 1000, 10_000];

    public static async Task<IEnumerable<BenchmarkRow>> RowsAsync(CancellationToken cancellation)
    {
        var (alarms, limit, series) = await QuietAsync(cancellation);
        return [.. Alone(), .. await PlantedAsync(limit, cancellation), Row("young hours, false alarms a week", $"{Platforms} quiet weeks, {series:N0} series each, all 9 to 45 days old", alarms, Part)];
    }

    private static BenchmarkRow Row(string what, string size, double rate, double most) => new(what, size, rate.ToString("0.0000", CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"allowed {most}"), rate / most, "at most the allowed", rate <= most);

    /// <summary>Series by themselves: alarms a week at the limits that give so many, by the worst volume.</summary>
    private static IEnumerable<BenchmarkRow> Alone()
    {
        double[] rates = [0.2, 0.02, 0.002];
        var runs = new int[rates.Length, Volumes.Length];
        Parallel.For(0, SeriesPerVolume * Volumes.Length, s =>
        {
            var rarities = QuietRanks.Rarities(StreamSurprise.Scores(QuietHours.Of(new(s), Volumes[s % Volumes.Length], Weeks), 24));
            for (var r = 0; r < rates.Length; r++) Interlocked.Add(ref runs[r, s % Volumes.Length], StreamSurprise.Alarms(rarities.AsSpan(HourlyBaseline.Week), -Math.Log10(rates[r]), YoungDetector.Pause).Count);
        });
        var weeks = SeriesPerVolume * (Weeks - 1.0);
        for (var r = 0; r < rates.Length; r++)
            yield return Row(string.Create(CultureInfo.InvariantCulture, $"young hours, a quiet series alone, alarms a week where {rates[r]} are allowed"), $"{weeks * Volumes.Length:N0} weeks, the worst of {Volumes.Length} volumes", Enumerable.Range(0, Volumes.Length).Max(v => runs[r, v]) / weeks, rates[r]);
    }

    private static async Task<(double Alarms, double Limit, int Series)> QuietAsync(CancellationToken cancellation)
    {
        var (alarms, limit, series) = (0, 0.0, 0);
        for (var seed = 0; seed < Platforms; seed++)
        {
            var platform = new GeneratedHours(300_000 + seed, HourlyDetector.Days + 2, _ => null);
            Parallel.For(0, GeneratedHours.Indicators, i => platform.Of(i));
            var scan = await ScanAsync(platform, [.. Enumerable.Range(0, GeneratedHours.Indicators)], (HourlyDetector.Days + 1) * 24, Ages[seed % Ages.Length], cancellation);
            alarms += scan.Found.Count;
            (limit, series) = (Math.Max(limit, scan.Hours!.Limit), Math.Max(series, scan.Hours.Series));
        }
        return (alarms / (double)Platforms, limit, series);
    }

    private static async Task<IEnumerable<BenchmarkRow>> PlantedAsync(double limit, CancellationToken cancellation)
    {
        var told = new List<(HourlyPlant Plant, double Strength, bool Told, bool Named)>();
        for (var seed = 0; seed < Planted; seed++)
        {
            var platform = new GeneratedHours(400_000 + seed, HoursBenchmark.Day + 2, HoursBenchmark.Chosen);
            var (plant, age, found) = (platform.Plant!, Ages[seed % Ages.Length], (Found?)null);
            for (var hour = 1; hour <= Watched && found is null; hour++)
                found = (await ScanAsync(platform, [plant.Indicator], plant.FirstHour + hour, age, cancellation)).Found.FirstOrDefault(f => f.Hours is { } h && HoursBenchmark.Hour(h.Until) > plant.FirstHour && HoursBenchmark.Concerns(f, plant));
            told.Add((plant, plant.Size * Math.Sqrt(platform.UsualAnHour(plant)), found is not null, found is not null && found.Where is [var part] && part.Values.Count == 1));
        }
        return new[] { HourlyKind.Burst, HourlyKind.Silence }.Select(kind => (kind, Of: told.Where(t => t.Plant.Kind == kind && (kind == HourlyKind.Silence || t.Strength >= 10)).ToList())).Where(k => k.Of.Count > 0)
            .Select(k => new BenchmarkRow($"young hours, {(k.kind == HourlyKind.Burst ? "burst of 10 standard errors of an hour and more" : "silence of 3 to 6 hours")}, told within {Watched} hours", $"{k.Of.Count} planted",
                (k.Of.Count(t => t.Told) / (double)k.Of.Count).ToString("P0", CultureInfo.InvariantCulture), $"its place named in {k.Of.Count(t => t.Named)} of {k.Of.Count(t => t.Told)}; limit of 312 young series {limit.ToString("0.0e-0", CultureInfo.InvariantCulture)}", null, "for comparison", true));
    }

    /// <param name="end">The first hour that is not over.</param>
    private static Task<Scan> ScanAsync(GeneratedHours platform, IReadOnlyList<int> indicators, int end, int age, CancellationToken cancellation)
    {
        var part = indicators.Count / (double)GeneratedHours.Indicators;
        return ScanRun.OfAsync(new([], [.. indicators.Select(i => new GeneratedHourSource(platform, i, end, ((end / 24) - age) * 24))]), GeneratedSource.FirstDay.AddDays(end / 24), new(part, Quiet.None, (int)Detector.Fewest), "generated", cancellation);
    }
}
