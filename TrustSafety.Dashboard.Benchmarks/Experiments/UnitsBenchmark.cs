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
        var (first, sql, label) = (Median(r => r.FirstMs), Median(r => r.SqlMs), "1M units, 10 metrics, 5 segments");
        List<BenchmarkRow> rows =
        [
            new("experiment's readout, first view", label, Ms(first), $"its sums in one SQL statement: {Ms(sql)}", first / sql, "≤ 1.5", first <= 1.5 * sql),
            new("experiment's readout, repeated view", label, Ms(Median(r => r.RepeatedMs)), "", null, "≤ 20 ms", Median(r => r.RepeatedMs) <= 20),
            new("experiment's readout, peak memory", label, string.Create(CultureInfo.InvariantCulture, $"{Median(r => r.Megabytes):0} MiB"), "", null, "none", true),
        ];
        if (await PandasAsync(UnitsDataset.FileOf(directory), cancellation) is { } pandas)
        {
            if (Math.Abs(pandas.Difference - rounds[0].Difference) > 1e-9 * Math.Abs(pandas.Difference)) throw new InvalidOperationException("pandas and the readout do not see the same difference.");
            rows.Add(new("experiment's readout against pandas and statsmodels", label, Ms(first), $"the same analysis of a frame in memory: {Ms(pandas.AnalysisMs)}; reading the file: {Ms(pandas.ReadMs)}", pandas.AnalysisMs / first, "≥ 10", pandas.AnalysisMs >= 10 * first));
        }
        return rows;
    }

    private sealed record Answer(double ReadMs, double AnalysisMs, double Difference);

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
