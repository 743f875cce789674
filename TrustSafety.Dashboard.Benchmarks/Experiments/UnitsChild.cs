using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments;

namespace TrustSafety.Dashboard.Benchmarks.Experiments;

/// <summary>The readout of many units in a process just started, again, and the yardstick: the sums of every metric, arm and segment in one statement.</summary>
internal static class UnitsChild
{
    public const string Name = "child-units";

    public sealed record Times(double FirstMs, double RepeatedMs, double SqlMs, double Megabytes, double Difference);

    public static async Task<Times> RunAsync(string directory)
    {
        await using var app = DashboardApp.Create("--Dataset:Directory", directory);
        await app.Services.GetRequiredService<IFacts>().PrepareAsync(CancellationToken.None);
        var reader = app.Services.GetRequiredService<ExperimentReader>();
        var watch = Stopwatch.StartNew();
        var model = await reader.ReadAsync("speed", CancellationToken.None) ?? throw new InvalidOperationException("The experiment is not there.");
        var first = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        await reader.ReadAsync("speed", CancellationToken.None);
        var repeated = watch.Elapsed.TotalMilliseconds;
        using var connection = app.Services.GetRequiredService<Dataset>().Connect();
        Run(connection);
        watch.Restart();
        Run(connection);
        return new(first, repeated, watch.Elapsed.TotalMilliseconds, Child.PeakMegabytes(), model.Comparisons[0].Final.Absolute.Point!.Value);
    }

    private static void Run(DuckDB.NET.Data.DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        var sums = string.Join(", ", UnitsDataset.Metrics.Split(' ').Select(m => $"count({m}), avg({m}), var_samp({m})"));
        command.CommandText = $"select arm, market, count(*), {sums} from experiment_unit where experiment = 'speed' group by grouping sets ((arm), (arm, market))";
        using var reader = command.ExecuteReader();
        while (reader.Read()) { }
    }
}
