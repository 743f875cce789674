using System.Globalization;
using TrustSafety.Dashboard.Features.Incidents.Scanning;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>The scanner over two years of generated platforms that have a season of the year, or have none, with and without what the year before tells of it.</summary>
internal sealed class SeasonsBenchmark(string name, string what, Func<int, GeneratedSeason?> season) : IBenchmark
{
    private const int Platforms = 100, QuietWeeks = 8, Soon = 28, Seeds = 500_000, Days = First + 64;

    /// <summary>The year before, all days that a scan needs, and what smoothing does.</summary>
    private const int First = LastYear.Shift + Detector.Days + (7 * (LastYear.Reach + 1));

    public static IReadOnlyList<SeasonsBenchmark> All { get; } =
    [
        new("seasons", "with a season of the year", seed => new(seed)), new("seasons-unlike", "whose years differ twice as much", seed => new(seed, 0.3, 10)), new("seasons-none", "with no season", _ => null),
    ];

    public string Name => name;

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation) =>
    [
        await QuietAsync(cancellation),
        await FoundAsync("spike of 30 % and more, found within a day", PlantKind.Spike, cancellation),
        await FoundAsync("drift of 2 to 6 % a week, found within four weeks", PlantKind.Drift, cancellation),
    ];

    private async Task<BenchmarkRow> QuietAsync(CancellationToken cancellation)
    {
        var (with, without) = (new List<Quiet>(), new List<Quiet>());
        for (var seed = Seeds; seed < Seeds + Platforms; seed++)
        {
            var platform = new GeneratedPlatform(seed, (_, _) => null, Days, season(seed));
            for (var week = 0; week < QuietWeeks; week += 4)
            {
                with.Add(Quiet.Of(await ReplayBenchmark.ScanAsync(platform, First + (7 * week), true, cancellation)));
                without.Add(Quiet.Of(await ReplayBenchmark.ScanAsync(platform, First + (7 * week), false, cancellation)));
            }
        }
        var alarms = with.Average(q => q.Found);
        return new($"seasons, platforms {what}, false alarms a week", $"{with.Count} quiet weeks", Told(with), $"without the year before {Told(without)}", null, "≤ 1", alarms <= 1);
    }

    /// <summary>Incidents told where there is nothing, and indicators off in them: what is off at the same time is told as one.</summary>
    private sealed record Quiet(int Found, int Indicators)
    {
        public static Quiet Of(Scan scan) => new(scan.Found.Count, scan.Found.SelectMany(f => f.Alarms).Select(a => a.Series.What.Id).Distinct().Count());
    }

    private static string Told(List<Quiet> quiet) => string.Create(CultureInfo.InvariantCulture, $"{quiet.Average(q => q.Found):0.00} of {quiet.Average(q => q.Indicators):0.00} indicators");

    private async Task<BenchmarkRow> FoundAsync(string found, PlantKind kind, CancellationToken cancellation)
    {
        var told = new List<(bool With, bool Without)>();
        for (var seed = Seeds + (Platforms * (1 + (int)kind)); told.Count < Platforms / 2; seed++)
        {
            var platform = new GeneratedPlatform(seed, (random, shares) => ReplayBenchmark.Chosen(random, kind, shares, First), Days, season(seed));
            told.Add((await IsFoundAsync(platform, true, cancellation), await IsFoundAsync(platform, false, cancellation)));
        }
        return new($"seasons, platforms {what}, {found}", $"{told.Count} planted", Share(told, f => f.With), $"without the year before {Share(told, f => f.Without)}", null, "for comparison", true);
    }

    private static string Share(List<(bool With, bool Without)> found, Func<(bool With, bool Without), bool> of) => (found.Count(of) / (double)found.Count).ToString("P0", CultureInfo.InvariantCulture);

    private static async Task<bool> IsFoundAsync(GeneratedPlatform platform, bool season, CancellationToken cancellation)
    {
        var plant = platform.Plant!;
        foreach (var morning in plant.Kind == PlantKind.Spike ? [1] : Enumerable.Range(1, Soon / 7).Select(w => 7 * w))
            if ((await ReplayBenchmark.ScanAsync(platform, plant.FirstDay + morning, season, cancellation)).Found.Any(f => ReplayBenchmark.Concerns(f, plant))) return true;
        return false;
    }
}
