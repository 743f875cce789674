using System.Globalization;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

internal sealed class ExploreBenchmark : IBenchmark
{
    public string Name => "explore";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var rows = new List<BenchmarkRow>();
        foreach (var size in context.Sizes)
        {
            var (directory, _) = await SampleDataset.AtAsync(context.Folder, size, cancellation);
            var times = await Child.RunAsync<ExploreChild.Times>([ExploreChild.Name, directory], cancellation);
            var p95 = Percentiles.P95(times.Ms);
            var label = string.Create(CultureInfo.InvariantCulture, $"{size / 1_000_000.0:0.##}M actions");
            var figure = string.Create(CultureInfo.InvariantCulture, $"p50 {Percentiles.P50(times.Ms):0} ms, p95 {p95:0} ms");
            rows.Add(new("Explore's data after a filter change", label, figure, "", null, "p95 ≤ 250 ms at 10M", p95 <= 250));
            rows.Add(new("Explore, peak memory", label, string.Create(CultureInfo.InvariantCulture, $"{times.PeakMegabytes:0} MiB"), "", null, "≤ 1 GiB", times.PeakMegabytes <= 1024));
        }
        return rows;
    }
}
