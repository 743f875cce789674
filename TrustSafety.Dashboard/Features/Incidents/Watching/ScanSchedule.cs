using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Features.Incidents.Watching;

/// <summary>Scans once publishing has paused, and by the clock.</summary>
internal sealed partial class ScanSchedule(WorkAfterPublish works, IFacts facts, IncidentWatch watch, IOptions<IncidentOptions> options, ILogger<ScanSchedule> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(4);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.Scan ? works.RunAsync(Pause, TimeSpan.FromMinutes(options.Value.ScanMinutes), ScanAsync, stoppingToken) : Task.CompletedTask;

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
