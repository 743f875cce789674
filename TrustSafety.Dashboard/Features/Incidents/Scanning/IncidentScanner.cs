using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>All that is watched × its segments, each against its own past.</summary>
internal sealed class IncidentScanner(IFacts facts, WatchedSources sources, IIndicatorDefinitions definitions, Remembered remembered, IncidentBook book, IOptions<DisclosureOptions> disclosure, IOptions<IncidentOptions> options)
{
    /// <param name="asOf">The morning on which the scan stands: it sees the days before. Null is the last day of the data, which may not be over.</param>
    /// <param name="budget">False alarms that chance may bring in a week.</param>
    /// <returns>Null when there are too few days before it.</returns>
    public async Task<Scan?> ScanAsync(DateOnly? asOf, double budget, CancellationToken cancellation)
    {
        var snapshot = await facts.SnapshotAsync(cancellation);
        if (snapshot.IsEmpty) return null;
        var (to, catalog) = (asOf ?? snapshot.Extracts.Max(e => e.LastDay), definitions.Current.Catalog);
        var quiet = new Quiet(await book.QuietedAsync(cancellation));
        return await remembered.GetAsync(catalog, FormattableString.Invariant($"incidents {to:O} {budget:R} {quiet}"), () => ComputeAsync(snapshot, catalog, to, budget, quiet, cancellation), cancellation);
    }

    private async Task<Scan?> ComputeAsync(Snapshot snapshot, IndicatorCatalog catalog, DateOnly to, double budget, Quiet quiet, CancellationToken cancellation)
    {
        if (to.AddDays(-Detector.Days) < snapshot.Extracts.Min(e => e.FirstDay)) return null;
        var watched = sources.Of(snapshot, catalog);
        if (Holidays.Parse(options.Value.Holidays) is { Any: true } holidays) watched = [.. watched.Select(s => new WorkingDaysSource(s, holidays))];
        return await ScanRun.OfAsync(watched, to, new(budget, quiet, disclosure.Value.MinimumCount), snapshot.Id, cancellation);
    }
}
