using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Sample;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>The sample of a size, imported and prepared once; later runs use it again.</summary>
internal static class SampleDataset
{
    public const string Make = "child-sample-dataset";

    /// <summary>The dataset's directory, with how long preparing took in the run that made it.</summary>
    public static async Task<(string Directory, TimeSpan Prepared)> AtAsync(string folder, int rows, CancellationToken cancellation)
    {
        var directory = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"dataset-{rows}"));
        if (!File.Exists(Noted(directory))) await Child.RunAsync<TimeSpan>([Make, directory, rows.ToString(CultureInfo.InvariantCulture)], cancellation);
        return (directory, TimeSpan.Parse(await File.ReadAllTextAsync(Noted(directory), cancellation), CultureInfo.InvariantCulture));
    }

    public static async Task<TimeSpan> MakeAsync(string directory, long rows, CancellationToken cancellation)
    {
        if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        var files = Path.Combine(directory, "files");
        Directory.CreateDirectory(files);
        var sample = SampleRun.Generate(new SamplePlan(rows, SamplePlan.SmallSeed), files, null, cancellation);
        await using var app = DashboardApp.Create("--Dataset:Directory", directory);
        var import = app.Services.GetRequiredService<ExtractImport>();
        foreach (var file in sample.Files.Where(f => f != "truth.json"))
        {
            var report = await import.ImportAsync(Path.Combine(files, file), ImportOptions.None, null, cancellation);
            if (!report.Succeeded) throw new InvalidOperationException($"{file}: {string.Join(' ', report.Extracts.Select(e => e.Message))}");
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"imported {file}"));
        }
        var watch = Stopwatch.StartNew();
        await app.Services.GetRequiredService<IFacts>().PrepareAsync(cancellation);
        Directory.Delete(files, recursive: true);
        await File.WriteAllTextAsync(Noted(directory), watch.Elapsed.ToString("c", CultureInfo.InvariantCulture), cancellation);
        return watch.Elapsed;
    }

    private static string Noted(string directory) => Path.Combine(directory, "prepared-in");
}
