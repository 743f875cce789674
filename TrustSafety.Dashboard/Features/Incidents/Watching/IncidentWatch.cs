using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Features.Incidents.Notifying;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Watching;

/// <summary>One scan of the data as they are, and what it found written into the book.</summary>
internal sealed class IncidentWatch(IncidentScanner scanner, SightingMaker sightings, IncidentBook book, Messenger messenger, IOptions<IncidentOptions> options, IOptions<NotificationOptions> notifications)
{
    /// <returns>The incidents that were opened; null when there are too few days for a scan.</returns>
    public async Task<IReadOnlyList<Incident>?> LookAsync(ScanMoment? asOf, CancellationToken cancellation)
    {
        if (await scanner.ScanAsync(asOf, options.Value.Budget, cancellation) is not { } scan) return null;
        var opened = await RecordAsync(scan, cancellation);
        foreach (var incident in opened) await messenger.SendAsync(Notice.Opened(incident, notifications.Value.Link), cancellation);
        return opened;
    }

    /// <summary>Without telling anybody: a replay of the past is no news.</summary>
    public async Task<IReadOnlyList<Incident>> RecordAsync(Scan scan, CancellationToken cancellation) => await book.RecordAsync(await sightings.OfAsync(scan, cancellation), cancellation);
}
