using System.Globalization;
using TrustSafety.Dashboard.Benchmarks.Reading;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>A whole scan over a dataset, its cells read, against an analyst's SQL for the same cells.</summary>
internal sealed class ScanBenchmark : IBenchmark
{
    /// <summary>What the scan itself may take once it has its cells.</summary>
    private const double OwnMs = 5000, OverSql = 1.5;

    public string Name => "scan";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var rows = new List<BenchmarkRow>();
        foreach (var size in context.Sizes)
        {
            var (directory, _) = await SampleDataset.AtAsync(context.Folder, size, cancellation);
            var t = await Child.RunAsync<ScanChild.Times>([ScanChild.Name, directory], cancellation);
            var label = string.Create(CultureInfo.InvariantCulture, $"{size / 1_000_000.0:0.##}M actions, {t.Series:N0} series, {t.Cells:N0} cells of {t.Questions} questions");
            var limit = (OverSql * t.YardstickMs) + OwnMs;
            rows.Add(new("incidents, scan in a process just started", label, Seconds(t.FirstMs), $"SQL of the cells {Seconds(t.YardstickMs)} ({t.Statements} statements)", t.FirstMs / t.YardstickMs, $"≤ 1.5 × SQL + 5 s = {Seconds(limit)}", t.FirstMs <= limit));
            rows.Add(new("incidents, scan again", label, Seconds(t.AgainMs), "what the cells' cache has kept", null, "", true));
            rows.Add(new("incidents, scan, peak memory", label, string.Create(CultureInfo.InvariantCulture, $"{t.PeakMegabytes:0} MiB"), "", null, "≤ 1 GiB", t.PeakMegabytes <= 1024));
        }
        return rows;
    }

    private static string Seconds(double ms) => string.Create(CultureInfo.InvariantCulture, $"{ms / 1000:0.0} s");
}
