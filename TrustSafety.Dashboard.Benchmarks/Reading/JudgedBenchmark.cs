using System.Globalization;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>The judged sample that the ground-truth pages rest on; a tenth as many labels as the size says rows.</summary>
internal sealed class JudgedBenchmark : IBenchmark
{
    private const int Rounds = 3;

    private static readonly string[] Rooms = ["prevalence", "strategies", "coverage", "quality"];

    public string Name => "judged";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var rows = new List<BenchmarkRow>();
        foreach (var size in context.Sizes)
        {
            var (labels, directory) = (size / 10, Path.Combine(context.Folder, string.Create(CultureInfo.InvariantCulture, $"judged-{size}")));
            var prepared = await Child.RunAsync<double>([JudgedDataset.Make, directory, labels.ToString(CultureInfo.InvariantCulture)], cancellation);
            var rounds = new List<JudgedChild.Times>();
            for (var i = 0; i < Rounds; i++) rounds.Add(await Child.RunAsync<JudgedChild.Times>([JudgedChild.Name, directory], cancellation));
            double Median(Func<JudgedChild.Times, double> value) => rounds.Select(value).Order().ElementAt(Rounds / 2);
            var label = string.Create(CultureInfo.InvariantCulture, $"{labels / 1e6:0.##}M labels, 8 strategies, {size / 1e6:0.##}M detections");
            var sql = Median(r => r.YardstickMs);
            var yardstick = $"every strategy's sums by week and market in one join: {Ms(sql)}";
            rows.Add(new("judged sample, first read", label, Ms(Median(r => r.LoadMs)), yardstick, Median(r => r.LoadMs) / sql, "≤ 1.5", Median(r => r.LoadMs) <= 1.5 * sql));
            rows.Add(new("judged sample, memory kept", label, string.Create(CultureInfo.InvariantCulture, $"{Median(r => r.Megabytes):0} MiB"), "", null, "≤ 150 MiB a million labels", Median(r => r.Megabytes) <= 150 * Math.Max(0.1, labels / 1e6)));
            rows.Add(new("one measure by week and market, first", label, Ms(Median(r => r.ByMarketMs)), yardstick, Median(r => r.ByMarketMs) / sql, "≤ 0.5", Median(r => r.ByMarketMs) <= 0.5 * sql));
            rows.Add(new("one measure by week and market, repeated", label, Ms(Median(r => r.RepeatedMs)), "", null, "≤ 20 ms", Median(r => r.RepeatedMs) <= 20));
            rows.Add(new("preparing after an import, rollups included", label, Ms(prepared), yardstick, prepared / sql, "none", true));
            foreach (var room in Rooms) rows.AddRange(await RoomAsync(room, directory, label, cancellation));
        }
        return rows;
    }

    /// <summary>The data of a page, through its reader, the sample read anew with it.</summary>
    private static async Task<IReadOnlyList<BenchmarkRow>> RoomAsync(string room, string directory, string label, CancellationToken cancellation)
    {
        var rounds = new List<RoomsChild.Times>();
        for (var i = 0; i < Rounds; i++) rounds.Add(await Child.RunAsync<RoomsChild.Times>([RoomsChild.Name, directory, room], cancellation));
        double Median(Func<RoomsChild.Times, double> value) => rounds.Select(value).Order().ElementAt(Rounds / 2);
        var (fresh, sample, first, repeated, drag, sql) = (Median(r => r.FreshMs), Median(r => r.SampleMs), Median(r => r.FirstMs), Median(r => r.RepeatedMs), Median(r => r.DragMs), Median(r => r.YardstickMs));
        var yardstick = $"its cells in hand-written SQL: {Ms(sql)}";
        List<BenchmarkRow> rows =
        [
            new($"{room} page's data, first view of a new snapshot", label, Ms(first), yardstick, first / sql, "≤ 1.5", first <= 1.5 * sql),
            new($"{room} page's data, first room of a new snapshot, the judged sample read with it", label, Ms(sample + first), yardstick, (sample + first) / sql, "none", true),
            new($"{room} page's data, first view in a fresh process", label, Ms(fresh), yardstick, fresh / sql, "none", true),
            new($"{room} page's data, repeated view", label, Ms(repeated), "", null, "≤ 20 ms", repeated <= 20),
        ];
        if (drag > 0) rows.Add(new("a threshold dragged", label, Ms(drag), "", null, "≤ 50 ms", drag <= 50));
        return rows;
    }

    private static string Ms(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.##} ms");
}
