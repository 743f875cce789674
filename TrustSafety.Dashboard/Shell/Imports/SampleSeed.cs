using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Shell.Imports;

/// <summary>
/// Fills an empty data folder from sample-data, so that the first start shows a platform and not an empty page.
/// A note in the folder survives a stop half-way: the next start goes on, and what is in is recognised.
/// </summary>
public sealed class SampleSeed(ImportQueue queue, Dataset dataset, IConfiguration configuration, IHostEnvironment host) : IHostedLifecycleService
{
    private static readonly string[] Endings = [".csv", ".csv.gz", ".sqlite", ".parquet"];

    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<ImportJob> jobs = [];
    private int finished;
    private bool isNew;

    /// <summary>Ends when the sample is in, or at once when there is nothing to do.</summary>
    public Task Completion => done.Task;

    public bool IsUnderWay => jobs.Any(job => !job.IsOver);

    public IReadOnlyList<ImportJob> Jobs => jobs;

    private string Note => Path.Combine(dataset.Options.Directory, "sample-import");

    /// <summary>Looks before any other service starts: one of them may open the dataset, and the folder is no longer empty then.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        isNew = !File.Exists(dataset.Options.File) || File.Exists(Note);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Before anyone is told an address: another process may hold the dataset.
        dataset.Connect().Dispose();
        if (isNew && configuration.GetValue("Import:Sample", true) && Folder(host.ContentRootPath) is { } folder) Begin(folder);
        else done.TrySetResult();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Begin(string folder)
    {
        Directory.CreateDirectory(dataset.Options.Directory);
        File.WriteAllText(Note, "The sample data is being imported.");
        jobs = [.. Files(folder).Select(file => queue.Add(file, ImportOptions.None))];
        queue.Changed += Finish;
        Finish(); // The queue may have been quicker.
    }

    private void Finish()
    {
        if (IsUnderWay || Interlocked.Exchange(ref finished, 1) == 1) return;
        queue.Changed -= Finish;
        // A stop of the server cancels the rest; then the note stays for the next start.
        if (jobs.All(job => job.State != ImportJobState.Cancelled)) File.Delete(Note);
        foreach (var job in jobs.Where(job => job.Report?.Succeeded == true)) queue.Dismiss(job);
        done.TrySetResult();
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
