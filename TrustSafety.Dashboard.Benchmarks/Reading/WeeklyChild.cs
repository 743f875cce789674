using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Facts.DuckDb;
using TrustSafety.Dashboard.Features.WeeklyReview;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>
/// The weekly review's data: in a process just started, of a new snapshot in a process that has been up, that view again with the yardstick for the cells
/// that it read, and of a new snapshot that was asked about in advance, as the server does after a publish.
/// </summary>
internal static class WeeklyChild
{
    public const string Name = "child-weekly";
    private const int Repeats = 21;

    public sealed record Times(
        double FreshMs, double FirstMs, double RepeatedMs, double InAdvanceMs, double PeakMegabytes, int Questions, long Cells, double YardstickMs, long YardstickCells, int Statements);

    public static async Task<Times> RunAsync(string directory)
    {
        // Started once for the workspace, then stopped: what the server does in the background would run beside the measurement.
        await using var app = DashboardApp.Create("--Dataset:Directory", directory, "--urls", "http://127.0.0.1:0");
        await app.StartAsync();
        await app.StopAsync();
        var (services, facts) = (app.Services, app.Services.GetRequiredService<IFacts>());
        await facts.PrepareAsync(CancellationToken.None);
        var fresh = await ReadAsync(services);

        await using var one = await NewSnapshot.PublishAsync(services, 1);
        var first = await ReadAsync(services);
        List<double> again = [];
        for (var i = 0; i < Repeats; i++) again.Add(await ReadAsync(services));
        var peak = Child.PeakMegabytes();
        var state = await services.GetRequiredService<DatasetStates>().CurrentAsync(CancellationToken.None);
        var questions = state.Cells.Questions;
        long cells = 0;
        foreach (var question in questions) cells += (await facts.QueryAsync(question, CancellationToken.None)).Cells.Count;
        using var connection = services.GetRequiredService<Dataset>().Connect();
        var yardstick = Yardstick.Run(connection, state, services.GetRequiredService<LocalDays>(), questions);

        await using var two = await NewSnapshot.PublishAsync(services, 2);
        foreach (var questionsInAdvance in services.GetServices<IFirstQuestions>()) await questionsInAdvance.AskAsync(CancellationToken.None);
        var inAdvance = await ReadAsync(services);
        return new(fresh, first, again.Order().ElementAt(Repeats / 2), inAdvance, peak, questions.Count, cells, yardstick.Milliseconds, yardstick.Cells, yardstick.Statements);
    }

    private static async Task<double> ReadAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<WeeklyReviewReader>();
        var watch = Stopwatch.StartNew();
        var read = await reader.ReadAsync(new ViewState(), CancellationToken.None);
        return read is ReviewRead.Review ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException("There is no review to read.");
    }
}
