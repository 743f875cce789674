using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Facts.DuckDb;
using TrustSafety.Dashboard.Features.WeeklyReview;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>One weekly review in a fresh process: its first view, the same view again, and the yardstick for the cells that it read.</summary>
internal static class WeeklyChild
{
    public const string Name = "child-weekly";
    private const int Repeats = 21;

    public sealed record Times(double FirstMs, double FirstCpuMs, double RepeatedMs, double PeakMegabytes, int Questions, long Cells, double YardstickMs, long YardstickCells, int Statements, double YardstickCpuMs);

    public static async Task<Times> RunAsync(string directory)
    {
        await using var app = DashboardApp.Create("--Dataset:Directory", directory, "--urls", "http://127.0.0.1:0");
        await app.StartAsync();
        await app.Services.GetRequiredService<IFacts>().PrepareAsync(CancellationToken.None);
        var before = Environment.CpuUsage.TotalTime;
        var first = await ReadAsync(app.Services);
        var firstCpu = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        List<double> again = [];
        for (var i = 0; i < Repeats; i++) again.Add(await ReadAsync(app.Services));
        var peak = Child.PeakMegabytes();

        var state = await app.Services.GetRequiredService<DatasetStates>().CurrentAsync(CancellationToken.None);
        var questions = state.Cells.Questions;
        long cells = 0;
        foreach (var question in questions) cells += (await app.Services.GetRequiredService<IFacts>().QueryAsync(question, CancellationToken.None)).Cells.Count;
        using var connection = app.Services.GetRequiredService<Dataset>().Connect();
        var yardstick = Yardstick.Run(connection, state, app.Services.GetRequiredService<LocalDays>(), questions);
        await app.StopAsync();
        return new(first, firstCpu, again.Order().ElementAt(Repeats / 2), peak, questions.Count, cells, yardstick.Milliseconds, yardstick.Cells, yardstick.Statements, yardstick.CpuMs);
    }

    private static async Task<double> ReadAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<WeeklyReviewReader>();
        var watch = Stopwatch.StartNew();
        var model = await reader.ReadAsync(new ViewState(), CancellationToken.None);
        return model is null ? throw new InvalidOperationException("The dataset is empty.") : watch.Elapsed.TotalMilliseconds;
    }
}
