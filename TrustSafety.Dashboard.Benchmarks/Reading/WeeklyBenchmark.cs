using System.Globalization;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>The weekly review's data, through the reader of the page, against hand-written SQL for the same cells.</summary>
internal sealed class WeeklyBenchmark : IBenchmark
{
    private const int Rounds = 3;

    public string Name => "weekly";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var rows = new List<BenchmarkRow>();
        double? smallest = null;
        foreach (var size in context.Sizes)
        {
            var (directory, prepared) = await SampleDataset.AtAsync(context.Folder, size, cancellation);
            var rounds = new List<WeeklyChild.Times>();
            for (var i = 0; i < Rounds; i++) rounds.Add(await Child.RunAsync<WeeklyChild.Times>([WeeklyChild.Name, directory], cancellation));
            if (rounds.Any(r => r.Cells != r.YardstickCells)) throw new InvalidOperationException($"The yardstick gives {rounds[0].YardstickCells} cells, the review reads {rounds[0].Cells}.");
            var label = string.Create(CultureInfo.InvariantCulture, $"{size / 1_000_000.0:0.##}M actions");
            var (first, yardstick, again, peak) = (Median(rounds, r => r.FirstMs), Median(rounds, r => r.YardstickMs), Median(rounds, r => r.RepeatedMs), rounds.Max(r => r.PeakMegabytes));
            var sql = string.Create(CultureInfo.InvariantCulture, $"{rounds[0].Statements} SQL statements, {rounds[0].Cells:N0} cells: {Ms(yardstick)}");
            var (fresh, inAdvance) = (Median(rounds, r => r.FreshMs), Median(rounds, r => r.InAdvanceMs));
            rows.Add(new("weekly review's data, first view of a new snapshot", label, Ms(first), sql, first / yardstick, "≤ 1.2", first / yardstick <= 1.2));
            // The yardstick's second run counts and the program is compiled on its first, so this one has no goal; the server reads the review itself after a start.
            rows.Add(new("weekly review's data, first view in a fresh process", label, Ms(fresh), sql, fresh / yardstick, "for comparison", true));
            rows.Add(new("weekly review's data, first view once asked in advance", label, Ms(inAdvance), "", null, "≤ 20 ms", inAdvance <= 20));
            rows.Add(new("weekly review's data, repeated view", label, Ms(again), "", null, "≤ 20 ms", again <= 20));
            rows.Add(new("weekly review, peak memory", label, string.Create(CultureInfo.InvariantCulture, $"{peak:0} MiB"), "", null, "≤ 1 GiB", peak <= 1024));
            rows.Add(new("preparing rollups after an import", label, Ms(prepared.TotalMilliseconds), sql, prepared.TotalMilliseconds / yardstick, "none", true));
            if (smallest is { } small) rows.Add(new("weekly review's first view, growth", label, Ms(first), $"at the smallest size {Ms(small)}", first / small, "≤ 3", first / small <= 3));
            smallest ??= first;
        }
        return rows;
    }

    private static double Median(IEnumerable<WeeklyChild.Times> rounds, Func<WeeklyChild.Times, double> value) => rounds.Select(value).Order().ElementAt(Rounds / 2);

    private static string Ms(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.#} ms");
}
