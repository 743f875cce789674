using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Benchmarks.Reading;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Experiments;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Benchmarks.Experiments;

/// <summary>The readout of many units in a process just started, of new snapshots, and again; and the yardstick's second run.</summary>
internal static class UnitsChild
{
    public const string Name = "child-units";

    private const int Snapshots = 3;

    /// <param name="FreshMs">In a process just started.</param>
    /// <param name="FirstMs">Of a new snapshot in a process that has been up.</param>
    /// <param name="UnitsMs">Of that, reading the units.</param>
    public sealed record Times(double FreshMs, double FirstMs, double UnitsMs, double RepeatedMs, UnitsYardstick.Times Sql, double Megabytes, double Difference, double RankP);

    public static async Task<Times> RunAsync(string directory)
    {
        await using var app = DashboardApp.Create("--Dataset:Directory", directory);
        await app.Services.PrepareWorkspaceAsync(CancellationToken.None);
        await app.Services.GetRequiredService<IFacts>().PrepareAsync(CancellationToken.None);
        var (fresh, model) = await ReadAsync(app.Services);
        var (firsts, units) = (new List<double>(), new List<double>());
        for (var i = 1; i <= Snapshots; i++)
        {
            await using (await NewSnapshot.PublishAsync(app.Services, i)) firsts.Add((await ReadAsync(app.Services)).Milliseconds);
            await using (await NewSnapshot.PublishAsync(app.Services, i))
            {
                var watch = Stopwatch.StartNew();
                await app.Services.GetRequiredService<IUnits>().UnitsAsync("speed", CancellationToken.None);
                units.Add(watch.Elapsed.TotalMilliseconds);
            }
        }
        await ReadAsync(app.Services);
        var repeated = (await ReadAsync(app.Services)).Milliseconds;
        var megabytes = Child.PeakMegabytes();
        using var connection = app.Services.GetRequiredService<Dataset>().Connect();
        UnitsYardstick.Run(connection);
        var (primary, sql) = (model.Comparisons[0], UnitsYardstick.Run(connection));
        return new(fresh, Percentiles.P50(firsts), Percentiles.P50(units), repeated, sql, megabytes, primary.Final.Absolute.Point!.Value, primary.Ranks!.Test.P!.Value);
    }

    private static async Task<(double Milliseconds, ExperimentModel Model)> ReadAsync(IServiceProvider services)
    {
        var watch = Stopwatch.StartNew();
        var model = await services.GetRequiredService<ExperimentReader>().ReadAsync("speed", CancellationToken.None);
        return (watch.Elapsed.TotalMilliseconds, model ?? throw new InvalidOperationException("The experiment is not there."));
    }
}
