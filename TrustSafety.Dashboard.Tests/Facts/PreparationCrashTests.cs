using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts.DuckDb.Rollups;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Tests.Extracts;
using TrustSafety.Dashboard.Tests.Support;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Facts;

/// <summary>The program is killed while it adds up rollups, at moments spread over the build. The extracts are untouched and the next start answers right.</summary>
public sealed class PreparationCrashTests : IDisposable
{
    private const int Kills = 12;
    private const long Rows = 120_000;
    private static readonly DateOnly First = new(2026, 1, 5);
    private readonly string folder = Directory.CreateTempSubdirectory("preparation-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dataset_KilledWhileRollupsAreBuilt_IsWholeAndTheNextStartAnswersRight()
    {
        var imported = Path.Combine(folder, "imported");
        await ImportAsync(imported);
        var extracts = With(imported, DatasetChecksum.Of);
        // From the rows alone: this never builds a rollup.
        var truth = await AnswersAsync(imported, rollupFromRows: 1_000_000_000);
        var (_, changes) = await BuildAsync(Copy(imported), killAt: null);
        Assert.True(changes > 2, "The build writes at once: there is no moment to kill it in.");

        var interrupted = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var data = Copy(imported);
            if ((await BuildAsync(data, killAt: 1 + (kill % changes))).Killed) interrupted++;
            Assert.Equal(extracts, With(data, DatasetChecksum.Of));
            Assert.Equal(truth, await AnswersAsync(data, rollupFromRows: 1));
            Assert.Equal(3, With(data, d => { using var c = d.Connect(); return DerivedParts.Names(c).Count; }));
            Directory.Delete(data, recursive: true);
        }
        Assert.True(interrupted > 0, "No kill came before the end: the test has tested nothing.");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Asks for an indicator in a process of its own, which builds the rollups first; kills it at the given change of the dataset's files.</summary>
    private static async Task<(bool Killed, int Changes)> BuildAsync(string data, int? killAt)
    {
        using var process = DashboardProcess.Start(["indicator", "review_backlog", "--data", data], new Dictionary<string, string> { ["Facts__RollupFromRows"] = "1" });
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(Cancellation), process.StandardError.ReadToEndAsync(Cancellation));
        var written = Channel.CreateUnbounded<string?>();
        using var watcher = new FileSystemWatcher(data, "dataset.duckdb*") { NotifyFilter = NotifyFilters.Size | NotifyFilters.LastWrite | NotifyFilters.FileName };
        watcher.Changed += (_, e) => written.Writer.TryWrite(e.Name);
        watcher.Created += (_, e) => written.Writer.TryWrite(e.Name);
        watcher.Deleted += (_, e) => written.Writer.TryWrite(e.Name);
        watcher.EnableRaisingEvents = true;
        var (seen, changes, exit) = (Sizes(data), 0, process.WaitForExitAsync(Cancellation));
        while (!process.HasExited && changes != killAt)
        {
            await Task.WhenAny(written.Reader.ReadAsync(Cancellation).AsTask(), exit);
            var now = Sizes(data);
            if (now == seen) continue;
            (seen, changes) = (now, changes + 1);
        }
        process.Kill();
        await exit;
        await output;
        Assert.True(killAt is not null || process.ExitCode == 0, "The build failed.");
        return (process.ExitCode != 0, changes);
    }

    private static (long, long) Sizes(string data)
    {
        long Of(string name) => new FileInfo(Path.Combine(data, name)) is { Exists: true } file ? file.Length : 0;
        return (Of("dataset.duckdb"), Of("dataset.duckdb.wal"));
    }

    /// <summary>Two sources of counts and one of histograms, over weeks and segments.</summary>
    private static async Task<string> AnswersAsync(string data, long rollupFromRows)
    {
        await using var app = DashboardApp.Create("--Dataset:Directory", data, "--Facts:RollupFromRows", rollupFromRows.ToString(CultureInfo.InvariantCulture));
        var indicators = app.Services.GetRequiredService<IIndicators>();
        var answers = new StringBuilder();
        foreach (var (id, by) in new (string, string[])[] { ("review_backlog", []), ("review_sla_rate", ["market", "category"]), ("review_turnaround_p90", ["market"]) })
        {
            var series = await indicators.ReadAsync(new(id, Grain.Week, First, First.AddDays(56)) { By = by }, Cancellation);
            foreach (var point in series.Points)
                answers.AppendLine(CultureInfo.InvariantCulture, $"{id} {point.Period} {string.Join('/', point.Keys)} {point.Readout.GetType().Name} {point.Readout.Shown?.Value} {point.Readout.Shown?.N}");
        }
        return answers.ToString();
    }

    private async Task ImportAsync(string data)
    {
        var path = Path.Combine(folder, "review.csv");
        await using (var writer = new StreamWriter(path, false, new UTF8Encoding(false)))
        {
            await writer.WriteLineAsync("review_id,content_id,reviewer,enqueued_at,decided_at,decision,market,category");
            for (var i = 0L; i < Rows; i++)
            {
                var decided = First.ToDateTime(TimeOnly.MinValue).AddSeconds(i * 56 * 86_400 / Rows);
                await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"r{i},c{i % 7919},p{i % 40},{decided.AddSeconds(-60 - (i * 7919 % 100_003)):s}Z,{decided:s}Z,{(i % 3 == 0 ? "violating" : "benign")},m{i % 12},k{i % 5}"));
            }
        }
        await using var app = DashboardApp.Create("--Dataset:Directory", data);
        var report = await app.Services.GetRequiredService<ExtractImport>().ImportAsync(path, ImportOptions.None, null, Cancellation);
        Assert.True(report.Succeeded, string.Join(' ', report.Extracts.Select(e => e.Message)));
    }

    private string Copy(string data)
    {
        var copy = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(data, "dataset.duckdb*")) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    private static T With<T>(string data, Func<Dataset, T> read)
    {
        using var dataset = new Dataset(Microsoft.Extensions.Options.Options.Create(new DatasetOptions { Directory = data, MemoryLimit = "256MB" }), []);
        return read(dataset);
    }
}
