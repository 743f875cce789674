using System.Globalization;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>From a filter change to the last chart drawn, in a real browser on the served app.</summary>
internal sealed class BrowserBenchmark : IBenchmark
{
    public string Name => "browser";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var rows = new List<BenchmarkRow>();
        foreach (var size in context.Sizes)
        {
            var (directory, _) = await SampleDataset.AtAsync(context.Folder, size, cancellation);
            var times = await Child.RunAsync<IReadOnlyList<double>>([BrowserChild.Name, directory], cancellation);
            var p95 = Percentiles.P95(times);
            var label = string.Create(CultureInfo.InvariantCulture, $"{size / 1_000_000.0:0.##}M actions");
            var figure = string.Create(CultureInfo.InvariantCulture, $"p50 {Percentiles.P50(times):0} ms, p95 {p95:0} ms");
            rows.Add(new("browser: filter change to last chart drawn", label, figure, "", null, "p95 ≤ 1 s", p95 <= 1000));
        }
        return rows;
    }
}
