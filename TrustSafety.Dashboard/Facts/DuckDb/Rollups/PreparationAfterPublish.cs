namespace TrustSafety.Dashboard.Facts.DuckDb.Rollups;

/// <summary>
/// Prepares in the background once publishing has paused, and asks what the first reader will, so that neither the next file of an import
/// nor that reader waits.
/// </summary>
internal sealed partial class PreparationAfterPublish(WorkAfterPublish works, IFacts facts, IEnumerable<IFirstQuestions> questions, ILogger<PreparationAfterPublish> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => works.RunAsync(Pause, Timeout.InfiniteTimeSpan, PrepareAsync, stoppingToken);

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
