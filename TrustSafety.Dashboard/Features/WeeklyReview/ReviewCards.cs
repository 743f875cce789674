using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>Reads one indicator's card: a weekly and a monthly series, each with the year before, its limits and the yearly change.</summary>
internal sealed class ReviewCards(IIndicators indicators, IComparisons comparisons)
{
    public async Task<IndicatorCard> ReadAsync(Indicator indicator, ViewState view, ReviewWindow window, ChangeScan? scan, CancellationToken cancellation)
    {
        var where = view.Filters;
        var weeks = await SeriesAsync(new(indicator.Id, Grain.Week, window.FirstWeekAYearBefore, window.This.End) { Where = where }, cancellation);
        var months = await SeriesAsync(new(indicator.Id, Grain.Month, window.FirstMonthAYearBefore, window.LastMonth.End) { Where = where }, cancellation);
        var limits = await indicators.LimitsAsync(indicator.Id, where, cancellation);
        var yearly = scan is null ? [] : await comparisons.CompareAsync(new(indicator.Id, window.This.YearBefore, window.This) { Where = where }, cancellation);
        var chart = new SixTwelveData(indicator, Points(window.Months, months), Points(window.Weeks, weeks))
        {
            Limits = limits,
            Link = period => Addresses.Explore(new()
            {
                Indicators = [indicator.Id],
                Grain = period.Grain,
                Before = period.Previous,
                After = period,
                Where = view.Where,
                NeutralCodes = view.NeutralCodes,
            }),
        };
        return new(indicator, chart.Weeks[^1].Readout, scan?.Totals.FirstOrDefault(t => t.Indicator.Id == indicator.Id), yearly.Count > 0 ? yearly[0] : null, chart, weeks.Provenance);
    }

    private async Task<ReadSeries> SeriesAsync(IndicatorRequest request, CancellationToken cancellation)
    {
        var series = await indicators.ReadAsync(request, cancellation);
        return new(series.Points.ToDictionary(p => p.Period, p => p.Readout), series.Provenance);
    }

    private static List<SixTwelvePoint> Points(IEnumerable<Period> periods, ReadSeries series) =>
        [.. periods.Select(p => new SixTwelvePoint(p, series.Values.GetValueOrDefault(p) ?? new Readout.Missing("no rows"), series.Values.GetValueOrDefault(p.YearBefore)))];

    private sealed record ReadSeries(Dictionary<Period, Readout> Values, Provenance Provenance);
}
