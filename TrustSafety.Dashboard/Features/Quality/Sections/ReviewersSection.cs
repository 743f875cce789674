using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>Whom to help, by pseudonym: each reviewer's rate drawn towards the others' by as much as the own n leaves open.</summary>
internal sealed class ReviewersSection(QualitySource source) : IQualitySection
{
    private static readonly string[] Ids = ["reviewer_gold_accuracy", "qa_error_rate"];

    public async Task<Section> ReadAsync(QualityView view, CancellationToken cancellation)
    {
        var catalog = source.Indicators.Catalog;
        List<(Indicator Indicator, IReadOnlyList<SectionRow> Rows)> read = [];
        foreach (var indicator in Ids.Select(catalog.Find).OfType<Indicator>())
            read.Add((indicator, await RowsAsync(view, indicator, cancellation)));
        return new("reviewers", "Who needs help?",
            $"Over {view.First} to {view.Period}, for a single period is a handful of checks per person. Reviewers are pseudonyms of this dataset. The rate is shrunk: a beta-binomial over all reviewers with n ≥ the smallest group, so that chance with a small n neither shames nor crowns anybody. "
            + "Intervals that overlap say that no order is known. Counts of single people are not shown.",
            [.. read.SelectMany(r => r.Rows)], source.Provenance(view, "quality reviewers", Fact.Review))
        {
            Charts = [.. read.Select(r => new SectionChart.Dots($"{r.Indicator.Name} by reviewer, shrunk, {view.First} to {view.Period}",
                "Beta-binomial, 95 % credible intervals; the dashed line is the mean that all are drawn to.",
                new EstimateDotsData(r.Indicator.Name, view.Period.ToString(), r.Indicator.Unit, [.. r.Rows.Where(x => x.Key is not null).Select(x => new EstimateDot(x.Key!, x.Readout))])
                {
                    Line = r.Rows.FirstOrDefault(x => x.Key is null)?.Readout.Shown?.Value.Point,
                }))],
        };
    }

    private async Task<IReadOnlyList<SectionRow>> RowsAsync(QualityView view, Indicator indicator, CancellationToken cancellation)
    {
        // A month of one person is a handful of checks; all periods of the trend are what a rate of a person can rest on.
        var cells = (await source.Facts.QueryAsync(new(indicator.Numerator.Fact, indicator.Numerator.Time, null, view.First.Start, view.Period.End,
            new([Measure.Count([.. indicator.Numerator.Where]), Measure.Count([.. indicator.Denominator!.Where])]))
        {
            GroupBy = new(["reviewer"]),
            Where = view.Conditions,
        }, cancellation)).Cells;
        var judged = cells.Where(c => c.Values[1] > 0).ToList();
        var shown = Allowed(judged);
        var measure = $"{indicator.Id}_shrunk";
        if (ShrunkProportions.Of([.. shown.Select(c => new CountOf(c.Values[0], c.Values[1]))]) is not { } shrunk)
            return [new(measure, indicator.Name, judged.Count == 0 ? new Readout.Missing("no reviewer was judged in this period") : new Readout.TooFew(shown.Count, 2), indicator.Unit, "reviewer") { Indicator = indicator.Id }];
        var people = shown.Zip(shrunk.Groups, (cell, rate) => (Who: cell.Keys[0] ?? "", Rate: rate, N: cell.Values[1]))
            .OrderBy(p => indicator.Direction == Direction.HigherIsBetter ? p.Rate.Point : -p.Rate.Point).ThenBy(p => p.Who, StringComparer.Ordinal);
        return
        [
            new(measure, $"{indicator.Name}, all reviewers shown", WithoutCounts(source.Proportion(view, shown.Sum(c => c.Values[0]), shown.Sum(c => c.Values[1]))), indicator.Unit, "reviewer") { Indicator = indicator.Id },
            .. people.Select(p => new SectionRow(measure, indicator.Name, QualitySource.Shown(view, p.Rate, p.N), indicator.Unit, "reviewer", p.Who) { Indicator = indicator.Id }),
        ];
    }

    /// <summary>The counts of all, less those of the reviewers shown, would be the others'.</summary>
    private static Readout WithoutCounts(Readout pooled) => pooled switch
    {
        Readout.Measured m => m with { Numerator = null, Denominator = null },
        Readout.Provisional p => p with { SoFar = p.SoFar with { Numerator = null, Denominator = null } },
        _ => pooled,
    };

    /// <summary>With the total known, one reviewer left out would be told by subtraction: at least two are, with the smallest group's judgements between them.</summary>
    private List<Cell> Allowed(List<Cell> judged)
    {
        var ordered = judged.OrderByDescending(c => c.Values[1]).ThenBy(c => c.Keys[0], StringComparer.Ordinal).ToList();
        var shown = ordered.Count(c => c.Values[1] >= source.Smallest);
        while (shown > 0 && shown < ordered.Count && (ordered.Count - shown == 1 || ordered.Skip(shown).Sum(c => c.Values[1]) < source.Smallest)) shown--;
        return [.. ordered.Take(shown)];
    }
}
