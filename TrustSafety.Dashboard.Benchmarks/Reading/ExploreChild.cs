using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Explore;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>Explore's data after each of many filter changes, in one process that has served a few views before.</summary>
internal static class ExploreChild
{
    public const string Name = "child-explore";
    private const int Warm = 6;

    /// <summary>What it reads in advance, and a scan.</summary>
    private const int OwnWorks = 2;

    public sealed record Times(IReadOnlyList<double> Ms, double PeakMegabytes);

    public static async Task<Times> RunAsync(string directory)
    {
        await using var app = DashboardApp.Create("--Dataset:Directory", directory, "--urls", "http://127.0.0.1:0");
        using var ended = new SemaphoreSlim(0);
        app.Services.GetRequiredService<WorkAfterPublish>().Ended += () => ended.Release();
        await app.StartAsync();
        var facts = app.Services.GetRequiredService<IFacts>();
        await facts.PrepareAsync(CancellationToken.None);
        var times = new List<double>();
        foreach (var view in await ExploreViewsToTry.MakeAsync(facts, 60))
        {
            await using var scope = app.Services.CreateAsyncScope();
            var watch = Stopwatch.StartNew();
            await scope.ServiceProvider.GetRequiredService<ExploreReader>().ReadAsync(view, CancellationToken.None);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (Environment.GetEnvironmentVariable("BENCHMARK_DETAIL") is not null) await Console.Error.WriteLineAsync($"{times[^1],8:0.0} ms {view.ToQuery()}");
        }
        // The peak is that of the server with all that it does for itself.
        for (var work = 0; work < OwnWorks; work++) await ended.WaitAsync();
        await app.StopAsync();
        return new([.. times.Skip(Warm)], Child.PeakMegabytes());
    }
}
