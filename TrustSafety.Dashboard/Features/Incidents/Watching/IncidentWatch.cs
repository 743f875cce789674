using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Watching;

/// <summary>One scan of the data as they are, and what it found written into the book.</summary>
internal sealed class IncidentWatch(IncidentScanner scanner, SightingMaker sightings, IncidentBook book, IOptions<IncidentOptions> options)
{
    /// <returns>The incidents that were opened; null when there are too few days for a scan.</returns>
    public async Task<IReadOnlyList<Incident>?> LookAsync(DateOnly? asOf, CancellationToken cancellation)
    {
        if (await scanner.ScanAsync(asOf, options.Value.Budget, cancellation) is not { } scan) return null;
        return await book.RecordAsync(await sightings.OfAsync(scan, cancellation), cancellation);
    }
}
