using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>How right the decisions are, by queue and by dimension; QA error also with the weights that its sampling gives it.</summary>
internal sealed class AccuracySection(QualitySource source) : IQualitySection
{
    private const string Gold = "reviewer_gold_accuracy", Qa = "qa_error_rate";

    public async Task<Section> ReadAsync(QualityView view, CancellationToken cancellation)
    {
        var rows = await Task.WhenAll(from id in new[] { Gold, Qa } from key in new[] { "queue", view.By } select HeadlineTrends.ByAsync(source, view, id, key, cancellation));
        var weighted = new SectionRow("qa_error_weighted", "QA error, weighted by QA sampling", await WeightedAsync(view, cancellation), QualitySource.Percent);
        var by = DimensionText.Words(view.By);
        return new("accuracy", "How right are the decisions?",
            "Gold accuracy: decisions as the gold set says, of reviews of gold items. QA error: decisions that quality assurance would have taken otherwise, of those it looked at. "
            + "Weighted: QA looks at some queues and decisions more often than at others; each queue × decision counts as often as it is reviewed, Σ Nₕpₕ/N over strata with two QA judgements or more, logit interval (Cochran 1977, 5.9).",
            [weighted, .. rows.SelectMany(r => r)], source.Provenance(view, "quality accuracy", Fact.Review))
        {
            Charts =
            [
                new SectionChart.Dots($"How often do reviewers decide as gold says, by queue and {by}?", "Dot and whisker: value and its 95 % interval. Small groups are protected.", Data(view, Gold, rows[0], rows[1])),
                new SectionChart.Dots($"How often does QA disagree, by queue and {by}?", "Unweighted, as the indicator is defined; the weighted value of the whole stands first.", Data(view, Qa, rows[2], rows[3], weighted)),
            ],
        };
    }

    private EstimateDotsData Data(QualityView view, string id, IReadOnlyList<SectionRow> queues, IReadOnlyList<SectionRow> dimension, SectionRow? first = null)
    {
        List<EstimateDot> dots = first is null ? [] : [new("All, weighted", first.Readout)];
        dots.AddRange(queues.Select(r => new EstimateDot($"queue {r.Key}", r.Readout)));
        dots.AddRange(dimension.Select(r => new EstimateDot(r.Key ?? "", r.Readout)));
        return new(source.Indicators.Catalog.Find(id)?.Name ?? id, view.Period.ToString(), QualitySource.Percent, dots) { Target = source.Indicators.Catalog.Find(id)?.Target };
    }

    private async Task<Readout> WeightedAsync(QualityView view, CancellationToken cancellation)
    {
        var checkedByQa = new Condition.IsPresent("qa_decision");
        // Gold items are planted, so QA's view of them says nothing of what people decide on.
        var cells = await source.CellsAsync(view, Fact.Review, "decided_at",
            [Measure.Count(), Measure.Count(checkedByQa), Measure.Count(checkedByQa, new Condition.DiffersFrom("decision", "qa_decision"))], ["queue", "decision"], cancellation, new Condition.IsMissing("gold"));
        var sampled = cells.Where(c => c.Values[1] >= Math.Min(2, c.Values[0])).ToList();
        if (sampled.Sum(c => c.Values[1]) is not (> 0 and var n)) return new Readout.Missing("quality assurance looked at no review of this period");
        var left = cells.Sum(c => c.Values[0]) - sampled.Sum(c => c.Values[0]);
        var strata = sampled.Select(c => Stratum.OfCounts(c.Values[0], c.Values[2], c.Values[1])).ToArray();
        var estimate = Stratified.Proportion(strata);
        return source.Estimate(view, estimate.IsDefined ? estimate : Stratified.KornGraubard(strata), n,
            left > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{left:N0} reviews in strata that QA hardly looked at are left out") : null);
    }
}
