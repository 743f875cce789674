namespace TrustSafety.Dashboard.Features.Incidents.Notifying;

/// <summary>Tells everybody who is configured; one way that fails keeps no other from being tried.</summary>
internal sealed partial class Messenger(IEnumerable<INotifier> notifiers, ILogger<Messenger> log)
{
    public bool IsOn => notifiers.Any(n => n.IsOn);

    public async Task SendAsync(Notice notice, CancellationToken cancellation)
    {
        foreach (var notifier in notifiers.Where(n => n.IsOn))
        {
            try
            {
                await notifier.SendAsync(notice, cancellation);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException && !cancellation.IsCancellationRequested)
            {
                // The incident stands in the queue all the same; the log says that the message did not go out.
                LogFailed(log, notifier.Name, failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A notification by {Way} did not go out.")]
    private static partial void LogFailed(ILogger logger, string way, Exception failure);
}
