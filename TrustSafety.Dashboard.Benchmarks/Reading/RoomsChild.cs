using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Coverage;
using TrustSafety.Dashboard.Features.Prevalence;
using TrustSafety.Dashboard.Features.Quality;
using TrustSafety.Dashboard.Features.Strategies;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>One room of the judged sample in a process just started: its first view, the same view again, and for Strategies a threshold dragged.</summary>
internal static class RoomsChild
{
    public const string Name = "child-room";

    private const int Repeats = 5, Drags = 50, Snapshots = 3;

    /// <param name="FreshMs">In a process just started, the judged sample read with it.</param>
    /// <param name="SampleMs">Reading the judged sample of a new snapshot in a process that has been up, which the first room of a snapshot does.</param>
    /// <param name="FirstMs">The room after that.</param>
    public sealed record Times(double FreshMs, double SampleMs, double FirstMs, double RepeatedMs, double DragMs, double YardstickMs);

    public static async Task<Times> RunAsync(string directory, string room)
    {
        await using var app = DashboardApp.Create("--Dataset:Directory", directory);
        var facts = app.Services.GetRequiredService<IFacts>();
        await app.Services.PrepareWorkspaceAsync(CancellationToken.None);
        await facts.PrepareAsync(CancellationToken.None);
        var (fresh, _) = await ReadAsync(app.Services, room);
        var (samples, firsts) = (new List<double>(), new List<double>());
        object model = new();
        for (var i = 1; i <= Snapshots; i++)
        {
            await using var published = await NewSnapshot.PublishAsync(app.Services, i);
            samples.Add(await TimeAsync(() => facts.JudgedAsync(CancellationToken.None)));
            (var first, model) = await ReadAsync(app.Services, room);
            firsts.Add(first);
        }
        await ReadAsync(app.Services, room);
        List<double> again = [];
        for (var i = 0; i < Repeats; i++) again.Add((await ReadAsync(app.Services, room)).Milliseconds);
        var drag = model is StrategiesModel { Thresholds: { } table } ? Drag(table) : 0;
        using var connection = app.Services.GetRequiredService<Dataset>().Connect();
        RoomsYardstick.Run(connection, room);
        var yardstick = RoomsYardstick.Run(connection, room);
        return new(fresh, Percentiles.P50(samples), Percentiles.P50(firsts), Percentiles.P50(again), drag, yardstick);
    }

    private static async Task<double> TimeAsync(Func<Task> read)
    {
        var watch = Stopwatch.StartNew();
        await read();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task<(double Milliseconds, object Model)> ReadAsync(IServiceProvider services, string room)
    {
        await using var scope = services.CreateAsyncScope();
        var (state, read) = (ViewState.Parse(room).State, scope.ServiceProvider);
        var watch = Stopwatch.StartNew();
        object? model = room switch
        {
            "prevalence" => await read.GetRequiredService<PrevalenceReader>().ReadAsync(state, CancellationToken.None),
            "coverage" => await read.GetRequiredService<CoverageReader>().ReadAsync(state, CancellationToken.None),
            "quality" => await read.GetRequiredService<QualityReader>().ReadAsync(state, CancellationToken.None),
            _ => await read.GetRequiredService<StrategiesReader>().ReadAsync(state, CancellationToken.None),
        };
        return (watch.Elapsed.TotalMilliseconds, model ?? throw new InvalidOperationException($"{room} has nothing to read."));
    }

    /// <summary>The slowest but one of many steps of the slider.</summary>
    private static double Drag(ThresholdTable table) => Enumerable.Range(0, Drags).Select(i =>
    {
        var watch = Stopwatch.StartNew();
        table.At(i / (double)Drags, 1, 0.01);
        return watch.Elapsed.TotalMilliseconds;
    }).Order().ElementAt(Drags - 2);
}
