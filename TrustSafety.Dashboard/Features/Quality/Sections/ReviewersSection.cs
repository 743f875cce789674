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
        List<Indicator> indicators = [.. Ids.Select(source.Indicators.Catalog.Find).OfType<Indicator>()];
        var checks = (await Task.WhenAll(indicators.GroupBy(i => (i.Numerator.Fact, i.Numerator.Time)).Select(g => ChecksAsync(view, g.Key.Fact, g.Key.Time, [.. g], cancellation)))).SelectMany(c => c).ToDictionary();
        var rows = await Task.WhenAll(indicators.Select(indicator => Task.Run(() => Rows(view, indicator, checks[indicator]), cancellation)));
        List<(Indicator Indicator, IReadOnlyList<SectionRow> Rows)> read = [.. indicators.Zip(rows)];
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

    /// <summary>
    /// Of all indicators of one fact, in one reading of it. A month of one person is a handful of checks; all periods of the trend are what a rate of a person can rest on.
    /// </summary>
    private async Task<IEnumerable<(Indicator Indicator, IReadOnlyList<Checks> Checks)>> ChecksAsync(QualityView view, Fact fact, string time, IReadOnlyList<Indicator> indicators, CancellationToken cancellation)
    {
        var measures = indicators.SelectMany(i => new[] { Measure.Count([.. i.Numerator.Where]), Measure.Count([.. i.Denominator!.Where]) });
        var cells = (await source.Facts.QueryAsync(new(fact, time, null, view.First.Start, view.Period.End, new(measures))
        {
            GroupBy = new(["reviewer"]),
            Where = view.Conditions,
        }, cancellation)).Cells;
        return indicators.Select((indicator, i) => (indicator, (IReadOnlyList<Checks>)[.. cells.Select(c => new Checks(c.Keys[0] ?? "", c.Values[2 * i], c.Values[(2 * i) + 1]))]));
    }

    private IReadOnlyList<SectionRow> Rows(QualityView view, Indicator indicator, IReadOnlyList<Checks> all)
    {
        var judged = all.Where(c => c.N > 0).ToList();
        var shown = Allowed(judged);
        var measure = $"{indicator.Id}_shrunk";
        if (ShrunkProportions.Of([.. shown.Select(c => new CountOf(c.Counted, c.N))]) is not { } shrunk)
            return [new(measure, indicator.Name, judged.Count == 0 ? new Readout.Missing("no reviewer was judged in this period") : new Readout.TooFew(shown.Count, 2), indicator.Unit, "reviewer") { Indicator = indicator.Id }];
        var people = shown.Zip(shrunk.Groups, (person, rate) => (person.Who, Rate: rate, person.N))
            .OrderBy(p => indicator.Direction == Direction.HigherIsBetter ? p.Rate.Point : -p.Rate.Point).ThenBy(p => p.Who, StringComparer.Ordinal);
        return
        [
            new(measure, $"{indicator.Name}, all reviewers shown", WithoutCounts(source.Proportion(view, shown.Sum(c => c.Counted), shown.Sum(c => c.N))), indicator.Unit, "reviewer") { Indicator = indicator.Id },
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
    private List<Checks> Allowed(List<Checks> judged)
    {
        var ordered = judged.OrderByDescending(c => c.N).ThenBy(c => c.Who, StringComparer.Ordinal).ToList();
        var shown = ordered.Count(c => c.N >= source.Smallest);
        while (shown > 0 && shown < ordered.Count && (ordered.Count - shown == 1 || ordered.Skip(shown).Sum(c => c.N) < source.Smallest)) shown--;
        return [.. ordered.Take(shown)];
    }

    /// <summary>One reviewer's checks, and how many of them counted.</summary>
    private sealed record Checks(string Who, double Counted, double N);
}
