using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Benchmarks.Reading;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Facts.DuckDb;
using TrustSafety.Dashboard.Features.Incidents;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>A scan of the last day in a process just started, again with what is kept, and what its cells cost in SQL.</summary>
internal static class ScanChild
{
    public const string Name = "child-scan";

    public sealed record Times(double FirstMs, double AgainMs, double PeakMegabytes, int Series, int Tests, int Found, int Questions, long Cells, double YardstickMs, long YardstickCells, int Statements);

    public static async Task<Times> RunAsync(string directory)
    {
        await using var app = DashboardApp.Create("--Dataset:Directory", directory, "--urls", "http://127.0.0.1:0");
        var (services, facts) = (app.Services, new RecordingFacts(app.Services.GetRequiredService<IFacts>()));
        await facts.PrepareAsync(CancellationToken.None);
        var (first, scan) = await ScanAsync(services, facts);
        var peak = Child.PeakMegabytes();
        var (again, _) = await ScanAsync(services, facts);
        var state = await services.GetRequiredService<DatasetStates>().CurrentAsync(CancellationToken.None);
        using var connection = services.GetRequiredService<Dataset>().Connect();
        var yardstick = Yardstick.Run(connection, state, services.GetRequiredService<LocalDays>(), facts.Questions);
        return new(first, again, peak, scan.Series + (scan.Hours?.Series ?? 0), scan.Tests, scan.Found.Count, facts.Questions.Count, facts.Cells, yardstick.Milliseconds, yardstick.Cells, yardstick.Statements);
    }

    private static async Task<(double Ms, Scan Scan)> ScanAsync(IServiceProvider services, RecordingFacts facts)
    {
        var snapshot = await facts.SnapshotAsync(CancellationToken.None);
        var catalog = services.GetRequiredService<IIndicatorDefinitions>().Current.Catalog;
        var watch = Stopwatch.StartNew();
        var last = snapshot.Extracts.Max(e => e.LastDay);
        var hours = await new HourlySources(facts, services.GetRequiredService<IOptions<ReportingOptions>>(), services.GetRequiredService<IOptions<IncidentOptions>>()).OfAsync(snapshot, catalog, new(last, null), null, CancellationToken.None);
        var scan = await ScanRun.OfAsync(new(new WatchedSources(facts).Of(snapshot, catalog, null), hours), last, new(ScanView.DefaultBudget, Quiet.None, (int)Detector.Fewest), snapshot.Id, CancellationToken.None);
        return (watch.Elapsed.TotalMilliseconds, scan);
    }
}
