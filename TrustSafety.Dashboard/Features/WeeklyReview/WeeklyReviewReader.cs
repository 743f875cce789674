using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>Reads the weekly review. A review that was read before on the same snapshot costs only its events.</summary>
public sealed class WeeklyReviewReader
{
    private readonly IIndicators indicators;
    private readonly IComparisons comparisons;
    private readonly IFacts facts;
    private readonly ReviewEvents happenings;
    private readonly ReviewCards cards;
    private readonly ReviewCache cache;
    private readonly string zone;

    internal WeeklyReviewReader(IIndicators indicators, IComparisons comparisons, IFacts facts, ReviewEvents happenings, ReviewCache cache, IOptions<ReportingOptions> reporting)
    {
        (this.indicators, this.comparisons, this.facts, this.happenings, this.cache) = (indicators, comparisons, facts, happenings, cache);
        cards = new(indicators, comparisons);
        zone = reporting.Value.TimeZone;
    }

    public async Task<ReviewRead> ReadAsync(ViewState view, CancellationToken cancellation)
    {
        var snapshot = await facts.SnapshotAsync(cancellation);
        if (ReviewWeeks.Of(snapshot) is not { } weeks) return new ReviewRead.NoData();
        if (view.Week is { } asked && !weeks.Contains(asked)) return new ReviewRead.Outside(asked, weeks);

        var window = new ReviewWindow(view.Week ?? weeks.Default);
        var core = await CoreAsync(view, snapshot, window, weeks.IsComplete(window.Week), cancellation);
        var events = await happenings.ReadAsync(window, view.Filters, cancellation);
        return new ReviewRead.Review(Model(view, window, weeks, DataState.Of(snapshot, window.This), core, events));
    }

    private async Task<ReviewCore> CoreAsync(ViewState view, Snapshot snapshot, ReviewWindow window, bool isComplete, CancellationToken cancellation)
    {
        var catalog = indicators.Catalog;
        var key = new ReviewKey(snapshot.Id, catalog, (view with { Week = window.Week, Indicators = [], Present = false }).ToQuery());
        if (cache.Find(key) is { } known) return known;

        var scan = isComplete ? await comparisons.ScanAsync(window.Before, window.This, view.Filters, cancellation) : null;
        var read = await Task.WhenAll(catalog.Indicators.OrderBy(i => i.Layer).Select(i => cards.ReadAsync(i, view, window, scan, cancellation)));
        var core = new ReviewCore(scan, read, scan is null ? null : await TopAsync(scan, view, window, cancellation));
        cache.Keep(key, core);
        return core;
    }

    /// <summary>The segment that moved most, as a card of its own: a picture of it must not show the whole.</summary>
    private async Task<IndicatorCard?> TopAsync(ChangeScan scan, ViewState view, ReviewWindow window, CancellationToken cancellation)
    {
        if (scan.Discoveries.Count == 0 || scan.Discoveries[0].Change is not { Dimension: { } dimension } change) return null;
        var card = await cards.ReadAsync(change.Indicator, view.With(new DimensionFilter(dimension, [change.Segment ?? ""])), window, scan, cancellation);
        return card with { WeekOverWeek = change };
    }

    private WeeklyReviewModel Model(ViewState view, ReviewWindow window, ReviewWeeks weeks, DataState data, ReviewCore core, IReadOnlyList<ReviewEvent> events) => new(view, window, weeks, zone, data)
    {
        IsComplete = core.Scan is not null,
        Scan = core.Scan,
        Headline = core.Scan is null
            ? Headline.Unfinished(window.Week, data.Facts.Where(f => f.Daily).Select(f => f.DaysOfWeek).DefaultIfEmpty(0).Max())
            : Headline.Of(core.Scan, core.Cards.Count, [.. core.Cards.Where(c => c.IsBeyondLimits).Select(c => c.Indicator.Name)]),
        Changes = core.Scan is null ? [] : ReviewChange.Of(core.Scan),
        Cards = [.. core.Cards.Select(c => c.With(events))],
        Top = core.Top?.With(events),
        Events = events,
    };
}
