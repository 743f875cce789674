using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>The sample data as an on-call would have met them: a scan on every Monday that has history enough, and on every morning from an incident's first day until its place is named, seeing only what had happened by then.</summary>
internal sealed class SampleReplay : IBenchmark
{
    private const double Budget = 1;
    private const string Folder = "sample-data";

    public string Name => "replay";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var directory = Directory.CreateTempSubdirectory("replay-").FullName;
        try
        {
            await using var app = DashboardApp.Create("--Dataset:Directory", directory);
            await ImportAsync(app.Services.GetRequiredService<ExtractImport>(), cancellation);
            await app.Services.PrepareWorkspaceAsync(cancellation);
            var planted = SampleIncident.Read(Path.Combine(Folder, "truth.json")).OrderBy(p => p.From).ToList();
            var mondays = await MondaysAsync(app.Services, cancellation);
            var rows = new List<BenchmarkRow>();
            foreach (var incident in planted) rows.Add(await RowAsync(incident, app.Services, mondays, cancellation));
            return [.. rows, Others(mondays, planted)];
        }
        finally { Directory.Delete(directory, recursive: true); }
    }

    private static async Task ImportAsync(ExtractImport import, CancellationToken cancellation)
    {
        foreach (var file in Directory.GetFiles(Folder).Where(f => f.EndsWith(".csv", StringComparison.Ordinal) || f.EndsWith(".csv.gz", StringComparison.Ordinal) || f.EndsWith(".sqlite", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            if (await import.ImportAsync(file, ImportOptions.None, null, cancellation) is { Succeeded: false } report) throw new InvalidOperationException($"{file}: {string.Join(' ', report.Extracts.Select(e => e.Message))}");
    }

    private static async Task<List<Scan>> MondaysAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var snapshot = await services.GetRequiredService<IFacts>().SnapshotAsync(cancellation);
        var scans = new List<Scan>();
        for (var monday = Period.Of(Grain.Week, snapshot.Extracts.Min(e => e.FirstDay).AddDays(Detector.Days + 6)).Start; monday <= snapshot.Extracts.Max(e => e.LastDay); monday = monday.AddDays(7))
            scans.Add(await ScanAsync(services, monday, cancellation));
        return scans;
    }

    private static async Task<Scan> ScanAsync(IServiceProvider services, DateOnly morning, CancellationToken cancellation) =>
        await services.GetRequiredService<IncidentScanner>().ScanAsync(morning, Budget, cancellation) ?? throw new InvalidOperationException($"Too few days before {Day(morning)}.");

    private static async Task<BenchmarkRow> RowAsync(SampleIncident planted, IServiceProvider services, List<Scan> mondays, CancellationToken cancellation)
    {
        var snapshot = await services.GetRequiredService<IFacts>().SnapshotAsync(cancellation);
        var end = planted.To ?? snapshot.Extracts.Max(e => e.LastDay);
        (DateOnly AsOf, Found Found)? first = null, named = null;
        for (var morning = planted.From.AddDays(1); morning <= end && named is null; morning = morning.AddDays(1))
        {
            if ((await ScanAsync(services, morning, cancellation)).Found.FirstOrDefault(planted.Tells) is not { } found) continue;
            first ??= (morning, found);
            if (planted.IsNamedBy(found)) named = (morning, found);
        }
        var during = mondays.Where(s => s.AsOf > planted.From && s.AsOf <= end).ToList();
        return new($"replay of the sample data, {planted.Id.Replace('_', ' ')}", $"{planted.Where}, from {Day(planted.From)}", first is { } f ? $"{After(f.AsOf)}: {FoundText.Title(f.Found)}" : "not found",
            $"place named exactly {(named is { } n ? After(n.AsOf) : "never")}; told on {during.Count(s => s.Found.Any(planted.Tells))} of {during.Count} Mondays", null, "found and named", named is not null);

        string After(DateOnly morning) => morning.DayNumber - planted.From.DayNumber is 1 ? "the next morning" : string.Create(CultureInfo.InvariantCulture, $"after {morning.DayNumber - planted.From.DayNumber} days");
    }

    /// <summary>Incidents that tell of nothing planted: each Monday's, and once each, however many Mondays show them.</summary>
    private static BenchmarkRow Others(List<Scan> mondays, IReadOnlyList<SampleIncident> planted)
    {
        List<(DateOnly AsOf, Found Found)> others = [.. mondays.SelectMany(s => s.Found.Where(f => !planted.Any(p => p.Tells(f))).Select(f => (s.AsOf, f)))];
        var aWeek = others.Count / (double)mondays.Count;
        var which = string.Join("; ", others.GroupBy(o => FoundText.Title(o.Found)).Select(g => $"{g.Key} ({string.Join(", ", g.Select(o => Day(o.AsOf)))})"));
        return new("replay of the sample data, false alarms", string.Create(CultureInfo.InvariantCulture, $"{mondays.Count} Mondays"), string.Create(CultureInfo.InvariantCulture, $"{aWeek:0.00} a week"),
            which.Length == 0 ? $"budget {Budget}" : $"budget {Budget}; {which}", aWeek, "≤ 1 a week", aWeek <= 1);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
