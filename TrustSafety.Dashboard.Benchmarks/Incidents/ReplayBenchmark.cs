using System.Diagnostics;
using System.Globalization;
using TrustSafety.Dashboard.Features.Incidents.Scanning;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>The scanner replayed over generated platforms: 200 with one planted incident each, morning by morning, 200 more that drift, and 200 without anything, week by week.</summary>
internal sealed class ReplayBenchmark : IBenchmark
{
    private const int Platforms = 200, First = 154, QuietWeeks = 8, Budget = 1, SoonForDrifts = 28;
    private const double SurePower = 0.99;
    private static readonly int[] SpikeMornings = [1, 2, 3, 4, 5, 7], DriftMornings = [7, 14, 21, 28, 35, 42, 49, 56];

    public string Name => "incidents";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var outcomes = new List<Outcome>();
        for (var seed = 0; seed < Platforms; seed++) outcomes.Add(await PlantedAsync(new(seed, (random, shares) => Chosen(random, (PlantKind)random.Next(3), shares)), cancellation));
        var drifts = new List<Outcome>(Kinds(outcomes, PlantKind.Drift));
        for (var seed = 0; seed < Platforms; seed++) drifts.Add(await PlantedAsync(new(200_000 + seed, (random, shares) => Chosen(random, PlantKind.Drift, shares)), cancellation));
        var quiet = new List<int>();
        for (var seed = 0; seed < Platforms; seed++) quiet.AddRange(await QuietAsync(seed, cancellation));
        var wasSpike = Kinds(outcomes, PlantKind.Spike);
        List<Outcome> found = [.. outcomes.Where(o => o.Delay is not null)];
        var named = found.Count(o => o.IsNamed) / (double)found.Count;
        var alarms = quiet.Average();
        return
        [
            .. Sized("spike, + 30 to 60 %", wasSpike.Where(o => o.Plant.Size < 0.6), 1), .. Sized("spike, + 60 to 150 %", wasSpike.Where(o => o.Plant.Size is >= 0.6 and < 1.5), 1), .. Sized("spike, + 150 % and more", wasSpike.Where(o => o.Plant.Size >= 1.5), 1),
            .. Sized("silence", Kinds(outcomes, PlantKind.Silence), 1),
            .. Drifted("drift, 2 to 3 % a week", drifts.Where(o => o.Plant.Size < 0.03)), .. Drifted("drift, 3 to 6 % a week", drifts.Where(o => o.Plant.Size >= 0.03)),
            new("incidents, planted segment is the first cause named", $"{found.Count} found", Percent(named), Error(named, found.Count), null, "≥ 80 %", named >= 0.8),
            new("incidents, false alarms a week", $"{quiet.Count} quiet weeks", alarms.ToString("0.00", CultureInfo.InvariantCulture), $"budget {Budget}", alarms, "≤ 1", alarms <= 1),
            await SpeedAsync(cancellation),
        ];
    }

    /// <param name="Ideal">The power of the best possible test for a drift within four weeks.</param>
    private sealed record Outcome(Plant Plant, double Share, int? Delay, bool IsNamed, double Ideal);

    private static IEnumerable<Outcome> Kinds(List<Outcome> outcomes, PlantKind kind) => outcomes.Where(o => o.Plant.Kind == kind);

    private static async Task<Outcome> PlantedAsync(GeneratedPlatform platform, CancellationToken cancellation)
    {
        var (plant, share, ideal) = (platform.Plant!, platform.ShareOf(platform.Plant!), 0.0);
        foreach (var morning in plant.Kind == PlantKind.Drift ? DriftMornings : SpikeMornings)
        {
            var scan = await ScanAsync(platform, plant.FirstDay + morning, cancellation);
            ideal = IdealTest.Power(platform, plant, SoonForDrifts, scan.Limit);
            if (scan.Found.FirstOrDefault(f => Concerns(f, plant)) is { } found) return new(plant, share, morning, IsNamed(found, plant), ideal);
        }
        return new(plant, share, null, false, ideal);
    }

    private static async Task<IEnumerable<int>> QuietAsync(int seed, CancellationToken cancellation)
    {
        var platform = new GeneratedPlatform(100_000 + seed, (_, _) => null);
        var counts = new List<int>();
        for (var week = 0; week < QuietWeeks; week += 2) counts.Add((await ScanAsync(platform, First + (7 * week), cancellation)).Found.Count);
        return counts;
    }

    private static Task<Scan> ScanAsync(GeneratedPlatform platform, int day, CancellationToken cancellation) => ScanAsync(platform, day, false, cancellation);

    /// <param name="season">Whether the year before is asked for the season.</param>
    public static Task<Scan> ScanAsync(GeneratedPlatform platform, int day, bool season, CancellationToken cancellation) =>
        ScanRun.OfAsync(Watch.OfDays([.. Enumerable.Range(0, GeneratedPlatform.Indicators).Select(i => new GeneratedSource(platform, i)).Select(s => season ? new SeasonSource(s, GeneratedSource.FirstDay) : (WatchedSource)s)]), GeneratedSource.FirstDay.AddDays(day), new(Budget, Quiet.None, (int)Detector.Fewest), "generated", cancellation);

    /// <summary>An incident in a place of one to three names that holds at least 1 % of the indicator's count.</summary>
    public static Plant Chosen(Random random, PlantKind kind, double[][] shares, int first = First)
    {
        var indicator = random.Next(GeneratedPlatform.Indicators);
        while (true)
        {
            var values = GeneratedPlatform.Sizes.Select(size => (IReadOnlyList<int>)(random.NextDouble() < 0.45 ? [] : [.. Enumerable.Range(0, size).OrderBy(_ => random.Next()).Take(1 + (random.NextDouble() < 0.25 ? 1 : 0)).Order()])).ToList();
            var size = kind == PlantKind.Drift ? 0.02 + (0.04 * random.NextDouble()) : 0.3 * Math.Pow(10, random.NextDouble());
            var plant = new Plant(kind, indicator, values, first + random.Next(7), size);
            var leaves = from m in Enumerable.Range(0, 4) from s in Enumerable.Range(0, 3) from c in Enumerable.Range(0, 5) select (int[])[m, s, c];
            var share = leaves.Select((leaf, l) => plant.Holds(leaf) ? shares[indicator][l] : 0).Sum();
            if (share is >= 0.01 and <= 0.5 && values.Any(v => v.Count > 0)) return plant;
        }
    }

    public static bool Concerns(Found found, Plant plant) => found.Lead.IsExcess == (plant.Kind != PlantKind.Silence) && found.Alarms.Any(a => a.Series.What.Id == $"i{plant.Indicator}")
        && found.Where.All(p => Of(plant, p.Dimension) is var values && (values.Count == 0 || p.Values.Any(v => values.Contains(v!))));

    private static bool IsNamed(Found found, Plant plant) => GeneratedPlatform.Dimensions.All(d => Of(plant, d).Order().SequenceEqual(found.Where.Where(p => p.Dimension == d).SelectMany(p => p.Values).Select(v => v!).Order()));

    private static List<string> Of(Plant plant, string dimension)
    {
        var d = GeneratedPlatform.Dimensions.ToList().IndexOf(dimension);
        return d < 0 ? [] : [.. plant.Values[d].Select(v => GeneratedSource.Value(d, v))];
    }

    private static IEnumerable<BenchmarkRow> Sized(string what, IEnumerable<Outcome> outcomes, int within)
    {
        List<Outcome> all = [.. outcomes];
        if (all.Count == 0) yield break;
        var soon = all.Count(o => o.Delay <= within) / (double)all.Count;
        List<int> delays = [.. all.Select(o => o.Delay).OfType<int>().Order()];
        var median = delays.Count == 0 ? "none found" : $"median {delays[delays.Count / 2]} days, {delays.Count} of {all.Count} found";
        yield return new($"incidents, {what}, found within {within} {(within == 1 ? "day" : "days")}", $"{all.Count} planted, {Percent(all.Min(o => o.Share))} to {Percent(all.Max(o => o.Share))} of volume", Percent(soon), median, null, "all", soon >= 1);
    }

    /// <summary>All drifts; those that the best possible test would be all but sure of; and how many it would find of all.</summary>
    private static IEnumerable<BenchmarkRow> Drifted(string what, IEnumerable<Outcome> outcomes)
    {
        List<Outcome> all = [.. outcomes], sure = [.. all.Where(o => o.Ideal >= SurePower)];
        var (soon, could) = (all.Count(o => o.Delay <= SoonForDrifts), all.Sum(o => o.Ideal));
        foreach (var row in Sized($"{what}, the best test has a power of ≥ {Percent(SurePower)}", sure, SoonForDrifts)) yield return row;
        foreach (var row in Sized(what, all, SoonForDrifts)) yield return row with { Yardstick = string.Create(CultureInfo.InvariantCulture, $"{row.Yardstick}; the best test would find {could:0.0}"), Ratio = soon / could, Goal = "all", Met = soon == all.Count };
    }

    private static async Task<BenchmarkRow> SpeedAsync(CancellationToken cancellation)
    {
        var platform = new GeneratedPlatform(7, (_, _) => null);
        await ScanAsync(platform, First, cancellation);
        var watch = Stopwatch.StartNew();
        for (var repeat = 0; repeat < 5; repeat++) await ScanAsync(platform, First + 7, cancellation);
        var seconds = watch.Elapsed.TotalSeconds / 5;
        return new("incidents, scan of 24 indicators × 60 segments", "112 days, series in memory", string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} ms"), "", null, "≤ 5 s", seconds <= 5);
    }

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);

    private static string Error(double share, int n) => string.Create(CultureInfo.InvariantCulture, $"± {1.96 * Math.Sqrt(share * (1 - share) / n):P0}");
}
