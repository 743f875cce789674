using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>How far people who judged the same content agree beyond chance.</summary>
internal sealed class AgreementSection(QualitySource source) : IQualitySection
{
    private static readonly Condition Several = new Condition.AtLeast(ReviewSubjects.Judges, 2);

    public async Task<Section> ReadAsync(QualityView view, CancellationToken cancellation)
    {
        var whole = await WholeAsync(view, cancellation);
        var keyed = await Task.WhenAll(new[] { "queue", view.By }.Select(by => ByAsync(view, by, cancellation)));
        List<SectionRow> parts = [.. keyed.SelectMany(k => k)];
        var by = DimensionText.Words(view.By);
        return new("agreement", "How sure are the decisions?",
            "Of content judged by two people or more, each by the latest of their judgements, in the period and with the dimensions of the latest review. Fleiss κ = (P̄ − Pₑ)/(1 − Pₑ) for any numbers of judges, "
            + "Krippendorff α nominal; 95 % jackknife over contents, so the people are taken as they are. 1 is perfect, 0 is what chance gives. Cohen κ is of two judges of one review: the reviewer with gold, and with QA. "
            + "Agreement is not correctness: all may be wrong alike.",
            [.. whole, .. parts], source.Provenance(view, "quality agreement", Fact.Review))
        {
            Charts =
            [
                new SectionChart.Dots($"Fleiss κ, all, by queue and {by}", "Dot and whisker: κ and its 95 % interval; the line at 0 is chance.",
                    new("Fleiss κ", view.Period.ToString(), QualitySource.Coefficient,
                    [
                        .. whole.Where(r => r.Measure is "fleiss_kappa" or "krippendorff_alpha" or "cohen_kappa_gold" or "cohen_kappa_qa").Select(r => new EstimateDot(r.Name, r.Readout)),
                        .. parts.Where(r => r.Measure == "fleiss_kappa").Select(r => new EstimateDot(r.By == "queue" ? $"κ, queue {r.Key}" : $"κ, {r.Key}", r.Readout)),
                    ]) { Line = 0 }),
            ],
        };
    }

    private async Task<IReadOnlyList<SectionRow>> WholeAsync(QualityView view, CancellationToken cancellation)
    {
        var counts = (await CellsAsync(view, [Measure.Count(), Measure.Count(Several)], [], cancellation))[0].Values;
        var items = Items(await CellsAsync(view, [Measure.Count()], [ReviewSubjects.Judgements], cancellation, Several));
        var n = items.Sum(i => i.Items);
        var gold = CohenAsync(view, "gold", cancellation);
        var qa = CohenAsync(view, "qa_decision", cancellation);
        SectionRow Row(string measure, string name, Readout readout, Unit? unit = null) => new(measure, name, readout, unit ?? QualitySource.Coefficient);
        return
        [
            Row("judged_by_several", "Content judged by several", source.Proportion(view, counts[1], counts[0]), QualitySource.Percent),
            Row("unanimous", "Unanimous, of content judged by several", source.Proportion(view, items.Where(i => i.Votes.Count(v => v > 0) == 1).Sum(i => i.Items), n), QualitySource.Percent),
            Row("pairwise_agreement", "Two judges agree", source.Estimate(view, GroupedAgreement.Pairwise(items), n), QualitySource.Percent),
            Row("chance_agreement", "Two judges agree by chance", source.Estimate(view, GroupedAgreement.Expected(items), n), QualitySource.Percent),
            Row("fleiss_kappa", "Fleiss κ", source.Estimate(view, GroupedAgreement.Kappa(items), n)),
            Row("krippendorff_alpha", "Krippendorff α", source.Estimate(view, GroupedAgreement.Alpha(items), n)),
            Row("cohen_kappa_gold", "Cohen κ, reviewer and gold", await gold),
            Row("cohen_kappa_qa", "Cohen κ, reviewer and QA", await qa),
        ];
    }

    private async Task<IReadOnlyList<SectionRow>> ByAsync(QualityView view, string by, CancellationToken cancellation)
    {
        var cells = await CellsAsync(view, [Measure.Count()], [by, ReviewSubjects.Judgements], cancellation, Several);
        return [.. cells.GroupBy(c => c.Keys[0]).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => Of(DimensionText.Value(g.Key), Items([.. g])))];

        IEnumerable<SectionRow> Of(string key, IReadOnlyList<JudgedAlike> items)
        {
            var n = items.Sum(i => i.Items);
            yield return new("fleiss_kappa", "Fleiss κ", source.Estimate(view, GroupedAgreement.Kappa(items), n), QualitySource.Coefficient, by, key);
            yield return new("krippendorff_alpha", "Krippendorff α", source.Estimate(view, GroupedAgreement.Alpha(items), n), QualitySource.Coefficient, by, key);
            yield return new("pairwise_agreement", "Two judges agree", source.Estimate(view, GroupedAgreement.Pairwise(items), n), QualitySource.Percent, by, key);
        }
    }

    private async Task<Readout> CohenAsync(QualityView view, string other, CancellationToken cancellation)
    {
        var table = await ConfusionTable.ReadAsync(source, view, other, cancellation);
        return table.N == 0 ? new Readout.Missing($"no review states {DimensionText.Words(other)}") : source.Estimate(view, CohenKappa.Plain(table.Square()).Inference, table.N);
    }

    private async Task<IReadOnlyList<Cell>> CellsAsync(QualityView view, IEnumerable<Measure> measures, IEnumerable<string> by, CancellationToken cancellation, params Condition[] where) =>
        (await source.Facts.QueryAsync(new(Fact.Review, "decided_at", null, view.Period.Start, view.Period.End, new(measures))
        {
            Subject = Subject.Content,
            GroupBy = new(by),
            Where = new([.. view.Conditions, .. where]),
        }, cancellation)).Cells;

    /// <summary>The last key is the pattern of judgements.</summary>
    internal static IReadOnlyList<JudgedAlike> Items(IReadOnlyList<Cell> cells)
    {
        var votes = cells.Select(c => (Votes: ReviewSubjects.Votes(c.Keys[^1]!), Items: c.Values[0])).ToList();
        var decisions = votes.SelectMany(v => v.Votes.Select(d => d.Decision)).Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. votes.Select(v => new JudgedAlike([.. decisions.Select(d => (double)v.Votes.FirstOrDefault(x => x.Decision == d).Count)], v.Items))];
    }
}
