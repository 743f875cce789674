using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>All that is watched × its segments, each against its own past.</summary>
internal sealed class IncidentScanner(IFacts facts, WatchedSources sources, HourlySources hours, ArrivalReader arrived, IIndicatorDefinitions definitions, Remembered remembered, IncidentBook book, IOptions<DisclosureOptions> disclosure, IOptions<IncidentOptions> options)
{
    /// <param name="asOf">When the scan stands: it sees the days and hours before, as far as they had arrived. Null is the last day of the data, which may not be over, nor its last hour.</param>
    /// <param name="budget">False alarms that chance may bring in a week.</param>
    /// <returns>Null when there are too few days before it, and no hours that could be watched all the same.</returns>
    public async Task<Scan?> ScanAsync(ScanMoment? asOf, double budget, CancellationToken cancellation)
    {
        var snapshot = await facts.SnapshotAsync(cancellation);
        if (snapshot.IsEmpty) return null;
        var (moment, catalog) = (asOf ?? new(snapshot.Extracts.Max(e => e.LastDay), null), definitions.Current.Catalog);
        var quiet = new Quiet(await book.QuietedAsync(cancellation));
        return await remembered.GetAsync(catalog, FormattableString.Invariant($"incidents {moment.Day:O} {moment.Hour} {moment.WithLate} {budget:R} {quiet}"), () => ComputeAsync(snapshot, catalog, moment, budget, quiet, cancellation), cancellation);
    }

    private async Task<Scan?> ComputeAsync(Snapshot snapshot, IndicatorCatalog catalog, ScanMoment asOf, double budget, Quiet quiet, CancellationToken cancellation)
    {
        var dataStart = snapshot.Extracts.Min(e => e.FirstDay);
        var known = asOf.Day.DayNumber - dataStart.DayNumber;
        if (known < YoungDetector.FewestDays) return null;
        var arrivals = await arrived.ReadAsync(snapshot, asOf, cancellation);
        var watch = new Watch(known < Detector.Days ? [] : sources.Of(snapshot, catalog, arrivals), options.Value.HourlyShare > 0 ? await hours.OfAsync(snapshot, catalog, asOf, arrivals, cancellation) : []);
        if (Holidays.Parse(options.Value.Holidays) is { Any: true } holidays) watch = watch.Without(holidays, dataStart);
        if (arrivals is not null) watch = watch.Complete(arrivals, asOf.Day, dataStart);
        var scan = await ScanRun.OfAsync(watch, asOf.Day, new(budget, quiet, disclosure.Value.MinimumCount, options.Value.HourlyShare), snapshot.Id, cancellation);
        return scan.HasDays || scan.Hours is not null ? scan with { Arrivals = arrivals } : null;
    }
}
