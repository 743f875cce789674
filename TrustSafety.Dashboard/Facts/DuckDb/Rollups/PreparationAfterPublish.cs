using TrustSafety.Dashboard.Extracts.Storage;

namespace TrustSafety.Dashboard.Facts.DuckDb.Rollups;

/// <summary>
/// Prepares in the background once publishing has paused, and asks what the first reader will, so that neither the next file of an import
/// nor that reader waits.
/// </summary>
internal sealed partial class PreparationAfterPublish(
    Dataset dataset, IFacts facts, IEnumerable<IFirstQuestions> questions, TimeProvider clock, ILogger<PreparationAfterPublish> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // One at start: the last process may have ended before it had prepared.
        using var published = new SemaphoreSlim(1);
        void OnChanged() => published.Release();
        dataset.Changed += OnChanged;
        try
        {
            while (true)
            {
                await published.WaitAsync(stoppingToken);
                while (await published.WaitAsync(0, stoppingToken)) { }
                await Task.Delay(Pause, clock, stoppingToken);
                if (published.CurrentCount == 0) await PrepareAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
        finally { dataset.Changed -= OnChanged; }
    }

    private async Task PrepareAsync(CancellationToken stopping)
    {
        try
        {
            await facts.PrepareAsync(stopping);
            foreach (var first in questions) await first.AskAsync(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The next question tries again and shows its reader what is wrong.
            LogFailed(log, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Preparing the facts after a publish failed; the next question will try again.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
