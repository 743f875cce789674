using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TrustSafety.Dashboard.Benchmarks.Experiments;

/// <summary>A million units, ten metrics, five segments: the readout beside the same sums in SQL, and beside pandas with statsmodels doing the same analysis.</summary>
internal static class UnitsBenchmark
{
    private const int Rounds = 3, Units = 1_000_000;

    private const string Python = "/usr/bin/python3";

    public static async Task<IReadOnlyList<BenchmarkRow>> RowsAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var directory = Path.Combine(context.Folder, string.Create(CultureInfo.InvariantCulture, $"units-{Units}"));
        await Child.RunAsync<double>([UnitsDataset.Make, directory, Units.ToString(CultureInfo.InvariantCulture)], cancellation);
        var rounds = new List<UnitsChild.Times>();
        for (var i = 0; i < Rounds; i++) rounds.Add(await Child.RunAsync<UnitsChild.Times>([UnitsChild.Name, directory], cancellation));
        double Median(Func<UnitsChild.Times, double> of) => rounds.Select(of).Order().ElementAt(Rounds / 2);
        var (first, sql, label) = (Median(r => r.FirstMs), Median(r => r.Sql.AllMs), "1M units, 10 metrics, 5 segments");
        var (fresh, sums, megabytes) = (Median(r => r.FreshMs), Median(r => r.Sql.SumsMs), Median(r => r.Megabytes));
        var parts = $"sums {Ms(sums)}, units in several arms {Ms(Median(r => r.Sql.RepeatedMs))}, ranks {Ms(Median(r => r.Sql.RanksMs))}";
        List<BenchmarkRow> rows =
        [
            new("experiment's readout, first view of a new snapshot", label, Ms(first), $"the same statistics in hand-written SQL: {Ms(sql)} ({parts})", first / sql, "≤ 1.5", first <= 1.5 * sql),
            new("of the first view, reading the units", label, Ms(Median(r => r.UnitsMs)), $"the sums alone: {Ms(sums)}", Median(r => r.UnitsMs) / sums, "for comparison", true),
            new("experiment's readout, first view in a fresh process", label, Ms(fresh), $"the same: {Ms(sql)}", fresh / sql, "for comparison", true),
            new("experiment's readout, repeated view", label, Ms(Median(r => r.RepeatedMs)), "", null, "≤ 20 ms", Median(r => r.RepeatedMs) <= 20),
            new("experiment's readout, peak memory", label, string.Create(CultureInfo.InvariantCulture, $"{megabytes:0} MiB"), "", null, "≤ 1 GiB", megabytes <= 1024),
        ];
        if (await PandasAsync(UnitsDataset.FileOf(directory), cancellation) is { } pandas)
        {
            if (Differ(pandas.Difference, rounds[0].Difference) || Differ(pandas.RankP, rounds[0].RankP)) throw new InvalidOperationException("pandas and the readout do not see the same difference.");
            var yardstick = $"the same analysis of a frame in memory: {Ms(pandas.AnalysisMs)}; reading the file: {Ms(pandas.ReadMs)}";
            rows.Add(new("experiment's readout against pandas and statsmodels", label, Ms(first), yardstick, pandas.AnalysisMs / first, "≥ 10", pandas.AnalysisMs >= 10 * first));
            rows.Add(new("the same in a fresh process", label, Ms(fresh), "the same", pandas.AnalysisMs / fresh, "for comparison", true));
        }
        return rows;
    }

    private static bool Differ(double a, double b) => Math.Abs(a - b) > 1e-8 * Math.Abs(a);

    private sealed record Answer(double ReadMs, double AnalysisMs, double Difference, double RankP);

    private static async Task<Answer?> PandasAsync(string file, CancellationToken cancellation)
    {
        if (!File.Exists(Python)) return null;
        var script = Path.Combine(AppContext.BaseDirectory, "Experiments", "readout.py");
        using var process = Process.Start(new ProcessStartInfo(Python, [script, file]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0) throw new InvalidOperationException($"pandas failed: {output}");
        return JsonSerializer.Deserialize<Answer>(output);
    }

    private static string Ms(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.#} ms");
}
