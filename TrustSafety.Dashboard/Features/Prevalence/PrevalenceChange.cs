using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>Two periods compared: the difference with its own interval, and what part of it is other proportions (mix) and what part other rates.</summary>
internal sealed class PrevalenceChange(IGroundTruth truth, ChangeParts parts)
{
    private const string Note =
        "The difference of two parts of one sample has its own interval (Miettinen–Nurminen on effective n), strata in common taken into account. Mix and rate add up to the change exactly (Kitagawa 1955): "
        + "mix is what other proportions of views alone would have brought, rate what other rates within the segments would. Proportions and rates are those of the sample, so each part has a sampling error; "
        + "its interval is linearised over the strata (Särndal, Swensson & Wretman 1992, 5.5). Segments are not held to a common false discovery rate here, unlike in the weekly review.";

    public async Task<Section> ReadAsync(PrevalenceCompared compared, SampleWindow window, Indicator indicator, CancellationToken cancellation)
    {
        var measure = JudgedMeasure.Of(indicator);
        var (unit, by, when) = (Points(indicator.Unit), DimensionText.Words(compared.By), $"{compared.Before} → {compared.After}");
        var request = new ComparisonRequest(indicator.Id, compared.Before, compared.After) { By = compared.By, Where = window.Window.Where };
        var changes = await truth.CompareAsync(measure, request, cancellation);
        List<SectionRow> differences = [.. changes.Select((c, i) => new SectionRow("change", $"Change {when}", Of(c), unit, i == 0 ? "" : compared.By, i == 0 ? null : DimensionText.Value(c.Segment)))];
        var split = await parts.ReadAsync(request, measure, unit, cancellation);
        var provenance = (await truth.PoolAsync(measure, window.Window, cancellation)).Provenance;
        return new("change", $"What changed from {compared.Before} to {compared.After}?", Note, [.. differences, .. split], provenance)
        {
            Charts =
            [
                new SectionChart.Dots($"Change by {by}", "A whisker that leaves out 0 stands beyond noise.",
                    new("Change of the violative view rate", when, unit, [.. differences.Select(r => new EstimateDot(r.Key ?? "All", r.Readout))]) { Line = 0 }),
                new SectionChart.Dots($"Of it by mix and by rate of {by}", "Both parts of every segment add up to the whole change.",
                    new("Part of the change", when, unit, [.. split.Select(r => new EstimateDot($"{r.Key ?? "All"}, {(r.Measure == ChangeParts.Mix ? "mix" : "rate")}", r.Readout))]) { Line = 0 }),
            ],
        };
    }

    private static Readout Of(Comparison change) => change.Difference is { } difference
        ? new Readout.Measured(difference, (change.BeforeReadout.Shown?.N ?? 0) + (change.AfterReadout.Shown?.N ?? 0), null, null, Note: change.P is { } p ? $"p {PText.Of(p)}" : null)
        : new[] { change.AfterReadout, change.BeforeReadout }.FirstOrDefault(r => r is not (Readout.Measured or Readout.Provisional)) ?? new Readout.Missing("the difference has no interval");

    private static Unit Points(Unit unit) => ValueText.IsPercent(unit) ? unit with { Suffix = "points" } : unit;
}
