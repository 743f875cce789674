using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>Two periods compared: the difference with its own interval, and what part of it is other proportions (mix) and what part other rates.</summary>
internal sealed class PrevalenceChange(IGroundTruth truth, IComparisons comparisons)
{
    public async Task<Section> ReadAsync(ViewState state, SampleWindow window, Indicator indicator, CancellationToken cancellation)
    {
        var after = state.After ?? Period.Of(Grain.Week, window.LastDay);
        var before = state.Before ?? after.Previous;
        var by = state.By.Count > 0 ? state.By[0] : "category";
        var request = new ComparisonRequest(indicator.Id, before, after) { By = by, Where = window.Window.Where };
        var changes = await truth.CompareAsync(JudgedMeasure.Of(indicator), request, cancellation);
        var split = await comparisons.SplitAsync(request, cancellation);
        List<SectionRow> rows = [.. changes.Select((c, i) => new SectionRow("change", $"Change {before} → {after}", Of(c), Points(indicator.Unit), i == 0 ? "" : by, i == 0 ? null : DimensionText.Value(c.Segment)))];
        if (split is not null && changes[0].Difference is { } whole)
        {
            rows.Add(new("change_mix", "of it by mix", Part(changes[0], split.Mix, whole), Points(indicator.Unit)));
            rows.Add(new("change_rate", "of it by rate", Part(changes[0], split.Rate, whole), Points(indicator.Unit)));
        }
        var provenance = (await truth.PoolAsync(JudgedMeasure.Of(indicator), window.Window, cancellation)).Provenance;
        return new("change", $"What changed from {before} to {after}?",
            "The difference of two parts of one sample has its own interval (Miettinen–Nurminen on effective n), strata in common taken into account. Mix and rate add up to the change exactly (Kitagawa 1955); "
            + "they are parts of the estimate and have no interval of their own. Periods and dimension are those of the address: before, after, by.", rows, provenance)
        {
            Charts = [new SectionChart.Dots($"Change by {DimensionText.Words(by)}", "A whisker that leaves out 0 stands beyond noise; unlike the weekly review, segments are not held to a common false discovery rate here.",
                new("Change of the violative view rate", $"{before} → {after}", Points(indicator.Unit), [.. changes.Select((c, i) => new EstimateDot(i == 0 ? "All" : DimensionText.Value(c.Segment), Of(c)))]) { Line = 0 })],
        };
    }

    private static Readout Of(Comparison change) => change.Difference is { } difference
        ? new Readout.Measured(difference, Labels(change), null, null, Note: change.P is { } p ? $"p {PText.Of(p)}" : null)
        : new[] { change.AfterReadout, change.BeforeReadout }.FirstOrDefault(r => r is not (Readout.Measured or Readout.Provisional)) ?? new Readout.Missing("the difference has no interval");

    /// <summary>A part of a change is shown inside the interval of the whole, which is what is known of its error.</summary>
    private static Readout.Measured Part(Comparison change, double part, Statistics.Interval whole) =>
        new Readout.Measured(new(part + whole.Low - whole.Point, part, part + whole.High - whole.Point, whole.Level, "Kitagawa; error of the whole change"), Labels(change), null, null);

    private static long Labels(Comparison change) => (change.BeforeReadout.Shown?.N ?? 0) + (change.AfterReadout.Shown?.N ?? 0);

    private static Unit Points(Unit unit) => ValueText.IsPercent(unit) ? unit with { Suffix = "points" } : unit;
}
