using System.Globalization;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>Appeals by the period of their filing, with those that are not decided yet.</summary>
internal sealed class AppealsSection(QualitySource source) : IQualitySection
{
    private const int HistoryDays = 730;
    private const string Name = "Overturned, of appeals filed";

    public async Task<Section> ReadAsync(QualityView view, CancellationToken cancellation)
    {
        var cases = await CasesAsync(view, cancellation);
        var periods = Period.Range(view.Period.Grain, view.First.Start, view.Period.End).ToList();
        var found = await Task.Run(() => LateDecisions.Of(cases, [.. periods.Select(p => (p.Start.DayNumber, p.End.DayNumber))], view.LastDay.DayNumber), cancellation);
        var rates = periods.Zip(found, (period, rate) => (Period: period, Rate: rate)).ToList();
        var now = rates[^1].Rate;
        return new("appeals", "How often are we overturned, with the late decisions?",
            "By the period of filing, where the indicator goes by the period of the decision. So far: of decided ones, which is biased while reversals take longer than upholdings. Completed: open appeals decided as earlier ones of their age were "
            + "(chain ladder by day, Aalen–Johansen; bootstrap interval). Bounds: whatever the open ones become. A partial reversal counts as not overturned. Blind to wrong decisions that nobody appealed.",
            Rows(now), source.Provenance(view, "quality appeals", Fact.Appeal))
        {
            Charts = [new SectionChart.Trend("Overturned, by period of filing", "Line: completed for open appeals, with its interval; dashed: decided so far. Hollow: some are still open.",
                new TrendData(Shown, [.. rates.Select(r => new TrendPoint(r.Period, Completed(r.Rate)))])
                {
                    After = view.Period,
                    Segments = [new("so far", [.. rates.Select(r => new TrendPoint(r.Period, SoFar(r.Rate)))])],
                })],
        };
    }

    private static readonly Indicator Shown = new("overturn_rate_of_filings", Name, "How often are appeals overturned?", Layer.Quality, Estimator.Proportion,
        new(Fact.Appeal, "filed_at", []), null, QualitySource.Percent, Direction.LowerIsBetter);

    private IReadOnlyList<SectionRow> Rows(LateRate now)
    {
        var filed = now.Decided + now.Open;
        return
        [
            new("appeals_open", "Still open, of appeals filed", filed == 0 ? Nothing : filed < source.Smallest ? source.Withheld() : new Readout.Measured(OneProportion.Of(now.Open, filed, QualitySource.Level), (long)filed, now.Open, filed), QualitySource.Percent),
            new("overturned_so_far", "Overturned, of those decided so far", SoFar(now), QualitySource.Percent),
            new("overturned_completed", "Overturned, completed for open appeals", Completed(now), QualitySource.Percent),
            new("overturned_bounds", "Overturned, whatever the open ones become", Bounds(now), QualitySource.Percent),
        ];
    }

    private Readout SoFar(LateRate rate) => rate.Naive is not { } naive ? Nothing
        : rate.Decided < source.Smallest ? source.Withheld() : Open(rate, new(naive, (long)rate.Decided, Math.Round(naive.Point * rate.Decided), rate.Decided));

    private Readout Completed(LateRate rate) => rate.Naive is null ? Nothing : rate.Decided < source.Smallest ? source.Withheld()
        : rate.Completed is { } completed ? Open(rate, new(completed, (long)(rate.Decided + rate.Open), null, null)) : new Readout.Missing("no earlier appeals of this age have been decided, so nothing tells what becomes of the open ones");

    private Readout Bounds(LateRate rate) => rate is not { Lowest: { } low, Highest: { } high } ? Nothing : rate.Decided < source.Smallest ? source.Withheld()
        : Open(rate, new(new(low, rate.Completed?.Point is { } p && p >= low && p <= high ? p : (low + high) / 2, high, 1, "bounds, no assumption; no sampling error in them"), (long)(rate.Decided + rate.Open), null, null));

    private static Readout.Missing Nothing => new("no appeal of this period has been decided");

    private static Readout Open(LateRate rate, Readout.Measured measured) => rate.Open == 0 ? measured
        : new Readout.Provisional(measured, string.Create(CultureInfo.InvariantCulture, $"{rate.Open / (rate.Open + rate.Decided):P0} of the appeals are still open"));

    private async Task<IReadOnlyList<FiledCases>> CasesAsync(QualityView view, CancellationToken cancellation)
    {
        var from = view.First.Start < view.LastDay.AddDays(-HistoryDays) ? view.First.Start : view.LastDay.AddDays(-HistoryDays);
        var cells = (await source.Facts.QueryAsync(new(Fact.Appeal, "filed_at", Grain.Day, from, view.LastDay.AddDays(1), new([Measure.Count()]))
        {
            GroupBy = new(["outcome", "decided_at"]),
            Where = view.Conditions,
        }, cancellation)).Cells;
        return [.. cells.Select(c => Case(c, view.LastDay.DayNumber))];
    }

    // Decided on a day that is not stated: beyond what the course of decisions is learnt from, but decided.
    private static FiledCases Case(Cell cell, int lastDay)
    {
        var filed = cell.Period!.Value.Start.DayNumber;
        var open = cell.Keys[0] == "pending";
        var decided = cell.Keys[1] is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber : lastDay + 1;
        return new(filed, open ? null : Math.Max(0, decided - filed), cell.Keys[0] == "reversed", cell.Values[0]);
    }
}
