using System.Diagnostics;
using System.Globalization;

namespace TrustSafety.Dashboard.Benchmarks.Import;

/// <summary>Import with all checks against the engine's own reader with explicit types into a typed table, which checks nothing.</summary>
internal sealed class ImportBenchmark : IBenchmark
{
    private const int Rounds = 3;
    private const double Goal = 0.7;
    private const double MemoryGoal = 1024;

    public string Name => "import";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        var rows = new List<BenchmarkRow>();
        foreach (var size in context.Sizes) rows.AddRange(await MeasureAsync(ActionFile.At(context.Folder, size), size, context.Folder, cancellation));
        return rows;
    }

    /// <summary>In turn, so that a busy minute of the machine falls on both; each in a process of its own, so that both start cold and the memory is its own.</summary>
    private static async Task<IReadOnlyList<BenchmarkRow>> MeasureAsync(string csv, int size, string folder, CancellationToken cancellation)
    {
        var (bare, ours) = (new List<Measured>(), new List<Measured>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await ChildAsync(ImportChild.Bare, csv, folder, cancellation));
            ours.Add(await ChildAsync(ImportChild.Ours, csv, folder, cancellation));
        }
        var (yardstick, figure) = (size / Median(bare, m => m.Seconds), size / Median(ours, m => m.Seconds));
        var memory = ours.Max(m => m.PeakMegabytes);
        var label = string.Create(CultureInfo.InvariantCulture, $"{size / 1_000_000.0:0.##}M rows");
        return
        [
            new("import with full validation", label, Rate(figure), $"bare read_csv {Rate(yardstick)}", figure / yardstick, "≥ 0.7", figure / yardstick >= Goal),
            new("import, peak memory", label, Megabytes(memory), $"bare read_csv {Megabytes(bare.Max(m => m.PeakMegabytes))}", null, "≤ 1 GiB", memory <= MemoryGoal),
        ];
    }

    private static async Task<Measured> ChildAsync(string what, string csv, string folder, CancellationToken cancellation)
    {
        var directory = Directory.CreateDirectory(Path.Combine(folder, "child-" + Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(ImportBenchmark).Assembly.Location, what, csv, directory]) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0) throw new InvalidOperationException($"{what} failed: {output}");
            var parts = output.Split(' ', StringSplitOptions.TrimEntries);
            return new(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static double Median(IEnumerable<Measured> measured, Func<Measured, double> value) => measured.Select(value).Order().ElementAt(Rounds / 2);

    private static string Rate(double rowsPerSecond) => string.Create(CultureInfo.InvariantCulture, $"{rowsPerSecond / 1000:0} k rows/s");

    private static string Megabytes(double megabytes) => string.Create(CultureInfo.InvariantCulture, $"{megabytes:0} MiB");

    private sealed record Measured(double Seconds, double PeakMegabytes);
}
