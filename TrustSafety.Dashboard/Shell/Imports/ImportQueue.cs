using System.Threading.Channels;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Shell.Imports;

/// <summary>Brings files in one after the other. The dataset has one writer, and a reader may watch from any page.</summary>
public sealed class ImportQueue(ExtractImport import, TimeProvider clock, ILogger<ImportQueue> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(150);

    private readonly Channel<ImportJob> waiting = Channel.CreateUnbounded<ImportJob>();
    private readonly Lock gate = new();
    private readonly List<ImportJob> jobs = [];
    private int lastId;

    /// <summary>Raised on any thread.</summary>
    public event Action? Changed;

    public IReadOnlyList<ImportJob> Jobs
    {
        get
        {
            lock (gate) return [.. jobs];
        }
    }

    public ImportJob Add(string path, ImportOptions options, UploadFolder? upload = null)
    {
        upload?.Use();
        var job = new ImportJob(Interlocked.Increment(ref lastId), path, options) { Upload = upload };
        lock (gate) jobs.Add(job);
        waiting.Writer.TryWrite(job);
        Changed?.Invoke();
        return job;
    }

    /// <summary>Takes the report of a job that is over off the list.</summary>
    public void Dismiss(ImportJob job)
    {
        if (!job.IsOver) return;
        lock (gate) jobs.Remove(job);
        job.Dispose();
        Changed?.Invoke();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var job in waiting.Reader.ReadAllAsync(stoppingToken))
            {
                await RunAsync(job, stoppingToken);
                job.Upload?.Leave();
                Changed?.Invoke();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what waits was never begun.
        }
    }

    private async Task RunAsync(ImportJob job, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(job.Cancellation, stopping);
        try
        {
            either.Token.ThrowIfCancellationRequested();
            job.State = ImportJobState.Running;
            Changed?.Invoke();
            job.Report = await import.ImportAsync(job.Path, job.Options, new Throttled(this, job, clock), either.Token);
            job.State = ImportJobState.Finished;
        }
        catch (OperationCanceledException)
        {
            job.State = ImportJobState.Cancelled;
        }
        catch (DatasetUnavailableException unavailable)
        {
            job.Problem = unavailable.Message;
            job.State = ImportJobState.Failed;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // One file must not end the queue for the others.
            log.LogError(error, "The import of job {Job} failed.", job.Id);
            job.Problem = "The import failed and nothing was changed; the server's log has the reason.";
            job.State = ImportJobState.Failed;
        }
    }

    /// <summary>Rows pass by the million; a screen needs a few frames a second.</summary>
    private sealed class Throttled(ImportQueue queue, ImportJob job, TimeProvider clock) : IProgress<ImportProgress>
    {
        private long shownAt;

        public void Report(ImportProgress value)
        {
            var newPhase = job.Progress?.Phase != value.Phase;
            job.Progress = value;
            if (!newPhase && clock.GetElapsedTime(shownAt) < Beat) return;
            shownAt = clock.GetTimestamp();
            queue.Changed?.Invoke();
        }
    }
}
