using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Shell.Imports;

/// <summary>
/// Fills an empty data folder from sample-data, so that the first start shows a platform and not an empty page.
/// A note in the folder survives a stop half-way: the next start goes on, and what is in is recognised.
/// </summary>
public sealed class SampleSeed(ImportQueue queue, IOptions<DatasetOptions> dataset, IConfiguration configuration, IHostEnvironment host) : IHostedService
{
    private static readonly string[] Endings = [".csv", ".csv.gz", ".sqlite", ".parquet"];

    private List<ImportJob> jobs = [];

    public bool IsUnderWay => jobs.Any(job => !job.IsOver);

    public IReadOnlyList<ImportJob> Jobs => jobs;

    private string Note => Path.Combine(dataset.Value.Directory, "sample-import");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue("Import:Sample", true) || (File.Exists(dataset.Value.File) && !File.Exists(Note))) return Task.CompletedTask;
        if (Folder(host.ContentRootPath) is not { } folder) return Task.CompletedTask;
        Directory.CreateDirectory(dataset.Value.Directory);
        File.WriteAllText(Note, "The sample data is being imported.");
        queue.Changed += Finish;
        jobs = [.. Files(folder).Select(file => queue.Add(file, ImportOptions.None))];
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Finish()
    {
        if (jobs.Count == 0 || IsUnderWay) return;
        queue.Changed -= Finish;
        // A stop of the server cancels the rest; then the note stays for the next start.
        if (jobs.All(job => job.State != ImportJobState.Cancelled)) File.Delete(Note);
        foreach (var done in jobs.Where(job => job.Report?.Succeeded == true)) queue.Dismiss(done);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder).Where(f => Endings.Any(e => f.EndsWith(e, StringComparison.Ordinal))).Order(StringComparer.Ordinal);

    private static string? Folder(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "sample-data") is var sample && Directory.Exists(sample)) return sample;
        return null;
    }
}
