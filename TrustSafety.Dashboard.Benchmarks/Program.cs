using System.Globalization;
using TrustSafety.Dashboard.Benchmarks;
using TrustSafety.Dashboard.Benchmarks.Import;
using TrustSafety.Dashboard.Benchmarks.Simulations;

// dotnet run -c Release --project TrustSafety.Dashboard.Benchmarks [-- NAME…] [--rows 1000000,10000000]
if (args is [ImportChild.Bare or ImportChild.Ours, var csv, var directory]) return await ImportChild.RunAsync(args[0], csv, directory);

IReadOnlyList<IBenchmark> all = [new ImportBenchmark(), new CoverageSimulation(), new ErrorSimulation()];
var rows = Array.IndexOf(args, "--rows") is var at and >= 0 ? args[at + 1].Split(',') : ["1000000", "10000000"];
var names = args.TakeWhile(a => a != "--rows").ToHashSet();
var context = new BenchmarkContext([.. rows.Select(r => int.Parse(r, CultureInfo.InvariantCulture))], Path.Combine(Path.GetTempPath(), "trust-safety-benchmarks"));

Console.WriteLine("| what | size | figure | yardstick | ratio | goal | met |\n|---|---|---|---|---|---|---|");
var met = true;
foreach (var benchmark in all.Where(b => names.Count == 0 || names.Contains(b.Name)))
    foreach (var row in await benchmark.RunAsync(context, CancellationToken.None))
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {row.What} | {row.Size} | {row.Figure} | {row.Yardstick} | {row.Ratio:0.00} | {row.Goal} | {(row.Met ? "yes" : "no")} |"));
        met &= row.Met;
    }
return met ? 0 : 1;
