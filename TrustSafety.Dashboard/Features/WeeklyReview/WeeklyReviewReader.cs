using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>
/// Reads the weekly review: per indicator one weekly and one monthly series, its limits and two comparisons, and one scan over all.
/// What the facts answered before on the same snapshot costs no query.
/// </summary>
public sealed class WeeklyReviewReader(IIndicators indicators, IComparisons comparisons, IFacts facts, ReviewEvents happenings, IOptions<ReportingOptions> reporting)
{
    public async Task<ReviewRead> ReadAsync(ViewState view, CancellationToken cancellation)
    {
        var snapshot = await facts.SnapshotAsync(cancellation);
        if (Weeks(snapshot) is not { } weeks) return new ReviewRead.NoData();
        if (view.Week is { } asked && !weeks.Contains(asked)) return new ReviewRead.Outside(asked, weeks);
        return new ReviewRead.Review(await ReadAsync(view, snapshot, weeks, cancellation));
    }

    private async Task<WeeklyReviewModel> ReadAsync(ViewState view, Snapshot snapshot, ReviewWeeks weeks, CancellationToken cancellation)
    {
        var window = new ReviewWindow(view.Week ?? weeks.Default);
        var isComplete = weeks.IsComplete(window.Week);
        var where = view.Filters;

        var events = await happenings.ReadAsync(window, where, cancellation);
        var scan = isComplete ? await comparisons.ScanAsync(window.Before, window.This, where, cancellation) : null;
        var cards = await Task.WhenAll(indicators.Catalog.Indicators.OrderBy(i => i.Layer).Select(i => CardAsync(i, view, window, scan, events, cancellation)));
        var data = DataState.Of(snapshot, window.This);
        return new(view, window, weeks, reporting.Value.TimeZone, data)
        {
            IsComplete = isComplete,
            Scan = scan,
            Headline = scan is null
                ? Headline.Unfinished(window.Week, data.Facts.Where(f => f.Daily).Select(f => f.DaysOfWeek).DefaultIfEmpty(0).Max())
                : Headline.Of(scan, cards.Length, [.. cards.Where(BeyondLimits).Select(c => c.Indicator.Name)]),
            Changes = scan is null ? [] : ReviewChange.Of(scan),
            Cards = cards,
            Events = events,
        };
    }

    private async Task<IndicatorCard> CardAsync(Indicator indicator, ViewState view, ReviewWindow window, ChangeScan? scan, IReadOnlyList<ReviewEvent> events, CancellationToken cancellation)
    {
        var where = view.Filters;
        var weeks = await SeriesAsync(new(indicator.Id, Grain.Week, window.FirstWeekAYearBefore, window.This.End) { Where = where }, cancellation);
        var months = await SeriesAsync(new(indicator.Id, Grain.Month, window.FirstMonthAYearBefore, window.LastMonth.End) { Where = where }, cancellation);
        var limits = await indicators.LimitsAsync(indicator.Id, where, cancellation);
        var yearly = scan is null ? [] : await comparisons.CompareAsync(new(indicator.Id, window.This.YearBefore, window.This) { Where = where }, cancellation);
        var chart = new SixTwelveData(indicator, Points(window.Months, months), Points(window.Weeks, weeks))
        {
            Limits = limits,
            Events = [.. events.Where(e => e.Concerns(indicator)).Select(e => e.Event)],
            Link = period => Addresses.Explore(new() { Indicators = [indicator.Id], Grain = period.Grain, Before = period.Previous, After = period, Where = view.Where, NeutralCodes = view.NeutralCodes }),
        };
        var weekly = scan?.Totals.FirstOrDefault(t => t.Indicator.Id == indicator.Id);
        return new(indicator, chart.Weeks[^1].Readout, weekly, yearly.Count > 0 ? yearly[0] : null, chart, weeks.Provenance);
    }

    private async Task<ReadSeries> SeriesAsync(IndicatorRequest request, CancellationToken cancellation)
    {
        var series = await indicators.ReadAsync(request, cancellation);
        return new(series.Points.ToDictionary(p => p.Period, p => p.Readout), series.Provenance);
    }

    private static IReadOnlyList<SixTwelvePoint> Points(IEnumerable<Period> periods, ReadSeries series) =>
        [.. periods.Select(p => new SixTwelvePoint(p, series.Values.GetValueOrDefault(p) ?? new Readout.Missing("no rows"), series.Values.GetValueOrDefault(p.YearBefore)))];

    private static ReviewWeeks? Weeks(Snapshot snapshot)
    {
        if (LastCompleteWeek.DataEnd(snapshot) is not { } end) return null;
        var last = IsoWeek.Of(end);
        var first = IsoWeek.Of(snapshot.Extracts.Where(e => e.Rows > 0).Min(e => e.FirstDay));
        return new(first, last, LastCompleteWeek.Of(snapshot));
    }

    private static bool BeyondLimits(IndicatorCard card) => card.Now.Shown is { } shown && card.Chart.Limits?.Signals(shown.Value.Point) == true;

    private sealed record ReadSeries(Dictionary<Period, Readout> Values, Provenance Provenance);
}
