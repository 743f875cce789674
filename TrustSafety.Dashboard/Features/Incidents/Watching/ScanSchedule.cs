using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Incidents.Watching;

/// <summary>Scans once publishing has paused, and by the clock.</summary>
internal sealed partial class ScanSchedule(
    Dataset dataset, IFacts facts, IncidentWatch watch, TimeProvider clock, IOptions<IncidentOptions> options, ILogger<ScanSchedule> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Scan) return;
        // One at start: imports may have come in while nobody watched.
        using var published = new SemaphoreSlim(1);
        void OnChanged() => published.Release();
        dataset.Changed += OnChanged;
        try
        {
            while (true)
            {
                if (await PublishedAsync(published, stoppingToken))
                {
                    while (await published.WaitAsync(0, stoppingToken)) { }
                    await Task.Delay(Pause, clock, stoppingToken);
                    if (published.CurrentCount > 0) continue;
                }
                await ScanAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
        finally { dataset.Changed -= OnChanged; }
    }

    /// <returns>False when the time has come without an import.</returns>
    private async Task<bool> PublishedAsync(SemaphoreSlim published, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var import = published.WaitAsync(either.Token);
        await Task.WhenAny(import, Task.Delay(TimeSpan.FromMinutes(options.Value.ScanMinutes), clock, either.Token));
        await either.CancelAsync();
        stopping.ThrowIfCancellationRequested();
        return import.IsCompletedSuccessfully;
    }

    private async Task ScanAsync(CancellationToken stopping)
    {
        try
        {
            await facts.PrepareAsync(stopping);
            await watch.LookAsync(null, stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not OutOfMemoryException)
        {
            // The next scan tries again; one that fails must not end all later ones.
            LogFailed(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The scan for incidents failed; the next one will try again.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
