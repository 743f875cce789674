using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>How far people who judged the same content agree beyond chance.</summary>
internal sealed class AgreementSection(QualitySource source) : IQualitySection
{
    public async Task<Section> ReadAsync(QualityView view, CancellationToken cancellation)
    {
        var cells = await CellsAsync(view, cancellation);
        var whole = await WholeAsync(view, cells, cancellation);
        List<SectionRow> parts = [.. By(view, cells, 0, "queue"), .. By(view, cells, 1, view.By)];
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

    private async Task<IReadOnlyList<SectionRow>> WholeAsync(QualityView view, IReadOnlyList<Cell> cells, CancellationToken cancellation)
    {
        var items = Items(cells);
        var (n, judged) = (items.Sum(i => i.Items), cells.Sum(c => c.Values[0]));
        var gold = CohenAsync(view, "gold", cancellation);
        var qa = CohenAsync(view, "qa_decision", cancellation);
        SectionRow Row(string measure, string name, Readout readout, Unit? unit = null) => new(measure, name, readout, unit ?? QualitySource.Coefficient);
        return
        [
            Row("judged_by_several", "Content judged by several", source.Proportion(view, n, judged), QualitySource.Percent),
            Row("unanimous", "Unanimous, of content judged by several", source.Proportion(view, items.Where(i => i.Votes.Count(v => v > 0) == 1).Sum(i => i.Items), n), QualitySource.Percent),
            Row("pairwise_agreement", "Two judges agree", source.Estimate(view, GroupedAgreement.Pairwise(items), n), QualitySource.Percent),
            Row("chance_agreement", "Two judges agree by chance", source.Estimate(view, GroupedAgreement.Expected(items), n), QualitySource.Percent),
            Row("fleiss_kappa", "Fleiss κ", source.Estimate(view, GroupedAgreement.Kappa(items), n)),
            Row("krippendorff_alpha", "Krippendorff α", source.Estimate(view, GroupedAgreement.Alpha(items), n)),
            Row("cohen_kappa_gold", "Cohen κ, reviewer and gold", await gold),
            Row("cohen_kappa_qa", "Cohen κ, reviewer and QA", await qa),
        ];
    }

    private IReadOnlyList<SectionRow> By(QualityView view, IReadOnlyList<Cell> cells, int place, string by)
    {
        return [.. cells.Where(c => c.Keys[^1] is not null).GroupBy(c => c.Keys[place]).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => Of(DimensionText.Value(g.Key), Items([.. g])))];

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

    /// <summary>Contents by queue, dimension and pattern of judgements, which all of the section adds up from.</summary>
    private async Task<IReadOnlyList<Cell>> CellsAsync(QualityView view, CancellationToken cancellation) =>
        (await source.Facts.QueryAsync(new(Fact.Review, "decided_at", null, view.Period.Start, view.Period.End, new([Measure.Count()]))
        {
            Subject = Subject.Content,
            GroupBy = new(["queue", view.By, ReviewSubjects.Judgements]),
            Where = view.Conditions,
        }, cancellation)).Cells;

    /// <summary>The last key is the pattern of judgements; content that one person judged has none.</summary>
    internal static IReadOnlyList<JudgedAlike> Items(IReadOnlyList<Cell> cells)
    {
        var votes = cells.Where(c => c.Keys[^1] is not null).GroupBy(c => c.Keys[^1]!).Select(g => (Votes: ReviewSubjects.Votes(g.Key), Items: g.Sum(c => c.Values[0]))).ToList();
        var decisions = votes.SelectMany(v => v.Votes.Select(d => d.Decision)).Distinct().Order(StringComparer.Ordinal).ToList();
        return [.. votes.Select(v => new JudgedAlike([.. decisions.Select(d => (double)v.Votes.FirstOrDefault(x => x.Decision == d).Count)], v.Items))];
    }
}
