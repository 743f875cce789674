using System.Globalization;
using TrustSafety.Dashboard.Benchmarks;
using TrustSafety.Dashboard.Benchmarks.Experiments;
using TrustSafety.Dashboard.Benchmarks.Import;
using TrustSafety.Dashboard.Benchmarks.Incidents;
using TrustSafety.Dashboard.Benchmarks.Reading;
using TrustSafety.Dashboard.Benchmarks.Simulations;
using TrustSafety.Dashboard.Benchmarks.Speed;

// dotnet run -c Release --project TrustSafety.Dashboard.Benchmarks [-- NAME…] [--rows 1000000,10000000] [--chapter survey]
switch (args)
{
    case [ImportChild.Bare or ImportChild.Ours, var csv, var directory]: return await ImportChild.RunAsync(args[0], csv, directory);
    case [SampleDataset.Make, var directory, var count]: return Child.Answer(await SampleDataset.MakeAsync(directory, long.Parse(count, CultureInfo.InvariantCulture), CancellationToken.None));
    case [JudgedDataset.Make, var directory, var labels]: return Child.Answer(await JudgedDataset.MakeAsync(directory, int.Parse(labels, CultureInfo.InvariantCulture)));
    case [JudgedChild.Name, var directory]: return Child.Answer(await JudgedChild.RunAsync(directory));
    case [RoomsChild.Name, var directory, var room]: return Child.Answer(await RoomsChild.RunAsync(directory, room));
    case [WeeklyChild.Name, var directory]: return Child.Answer(await WeeklyChild.RunAsync(directory));
    case [ExploreChild.Name, var directory]: return Child.Answer(await ExploreChild.RunAsync(directory));
    case [ScanChild.Name, var directory]: return Child.Answer(await ScanChild.RunAsync(directory));
    case [UnitsDataset.Make, var directory, var units]: return Child.Answer(await UnitsDataset.MakeAsync(directory, int.Parse(units, CultureInfo.InvariantCulture)));
    case [UnitsChild.Name, var directory]: return Child.Answer(await UnitsChild.RunAsync(directory));
    case [BrowserChild.Name, var directory]: return Child.Answer(await BrowserChild.RunAsync(directory));
}

IReadOnlyList<IBenchmark> all =
[
    new ImportBenchmark(), new WeeklyBenchmark(), new ExploreBenchmark(), new JudgedBenchmark(), new BrowserBenchmark(), new SpeedBenchmark(),
    new SimulationVerb("coverage", Claim.Covers), new SimulationVerb("errors", Claim.Errs), new SimulationVerb("power", Claim.Reaches), new TruthSimulation(),
    new ReplayBenchmark(), .. SeasonsBenchmark.All, new HoursBenchmark(), new SharesBenchmark(), new LevelsBenchmark(), new SampleReplay(), new ScanBenchmark(), new ExperimentBenchmark(), .. Environment.GetEnvironmentVariable("NAB_FOLDER") is null ? Array.Empty<IBenchmark>() : [new NabBenchmark()],
];
var rows = Array.IndexOf(args, "--rows") is var at and >= 0 ? args[at + 1].Split(',') : ["1000000", "10000000"];
var chapter = Array.IndexOf(args, "--chapter") is var from and >= 0 ? args[from + 1] : null;
var names = args.TakeWhile(a => a is not ("--rows" or "--chapter")).ToHashSet();
var context = new BenchmarkContext([.. rows.Select(r => int.Parse(r, CultureInfo.InvariantCulture))], Path.GetFullPath(Path.Combine("artifacts", "benchmark-data")), chapter);
if (names.Except(all.Select(b => b.Name)).ToList() is { Count: > 0 } unknown)
{
    await Console.Error.WriteLineAsync($"No benchmark is named {string.Join(", ", unknown)}. There are {string.Join(", ", all.Select(b => b.Name))}.");
    return 2;
}

var table = new BenchmarkTable(Path.Combine("artifacts", "benchmarks.md"));
foreach (var benchmark in all.Where(b => names.Count == 0 || names.Contains(b.Name)))
    foreach (var row in await benchmark.RunAsync(context, CancellationToken.None)) table.Add(row);
return table.AllMet ? 0 : 1;
