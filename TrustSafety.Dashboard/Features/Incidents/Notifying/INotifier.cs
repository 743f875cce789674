namespace TrustSafety.Dashboard.Features.Incidents.Notifying;

/// <summary>One way of telling people.</summary>
internal interface INotifier
{
    /// <summary>False until it is configured; then nothing is sent.</summary>
    bool IsOn { get; }

    string Name { get; }

    Task SendAsync(Notice notice, CancellationToken cancellation);
}
