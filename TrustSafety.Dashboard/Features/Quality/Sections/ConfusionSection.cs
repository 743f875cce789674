using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>Which decision is taken for which: against gold, against QA, and without either from the reviewers' own disagreement.</summary>
internal sealed class ConfusionSection(QualitySource source) : IQualitySection
{
    public async Task<Section> ReadAsync(QualityView view, CancellationToken cancellation)
    {
        var (gold, qa) = (await ConfusionTable.ReadAsync(source, view, "gold", cancellation), await ConfusionTable.ReadAsync(source, view, "qa_decision", cancellation));
        List<SectionRow> rows = [.. Rows(view, "gold_confusion", "gold", gold), .. Rows(view, "qa_confusion", "QA", qa)];
        List<SectionChart> charts = [Chart(view, "gold_confusion", "Gold says, reviewers decide", gold, rows), Chart(view, "qa_confusion", "QA says, reviewers decided", qa, rows)];
        if (gold.N == 0)
        {
            var estimated = await new LatentConfusion(source).ReadAsync(view, cancellation);
            rows.AddRange(estimated.Rows);
            if (estimated.Table is { } table) charts[0] = Chart(view, "latent_confusion", "Most likely true, reviewers decide", table, rows);
        }
        return new("confusion", "Where are they wrong?",
            "Each row adds up to 100 %: of reviews that gold (or QA) calls the one, how many were decided as the other; Wilson or exact intervals. "
            + "Without gold, Dawid and Skene's model reads each reviewer's errors out of their disagreement (Dawid & Skene 1979): it takes errors as independent given the truth.",
            rows, source.Provenance(view, "quality confusion", Fact.Review))
        { Charts = charts };
    }

    private IEnumerable<SectionRow> Rows(QualityView view, string measure, string judge, ConfusionTable table)
    {
        var withheld = table.Withheld(source.Smallest, view.Where.Count > 0);
        if (table.N == 0) yield return new(measure, $"Decision given {judge}", new Readout.Missing($"no review states what {judge} says"), QualitySource.Percent);
        foreach (var row in table.Rows)
            foreach (var column in table.Columns)
                yield return new(measure, $"{judge} {row}, decided {column}",
                    withheld.Contains((row, column)) ? source.Withheld() : source.Proportion(view, table.Of(row, column), table.RowTotal(row)), QualitySource.Percent, $"{judge} × decision", $"{row} → {column}");
    }

    private static SectionChart.Matrix Chart(QualityView view, string measure, string title, ConfusionTable table, IEnumerable<SectionRow> rows)
    {
        var found = rows.Where(r => r.Measure == measure && r.Key is not null).ToDictionary(r => r.Key!, r => r.Readout);
        var (row, column) = measure == "qa_confusion" ? ("QA says", "reviewer decided") : measure == "gold_confusion" ? ("gold says", "reviewer decided") : ("most likely true", "reviewer decided");
        var name = new Indicator(measure, title, title, Layer.Quality, Estimator.Proportion, new(Fact.Review, "decided_at", []), null, QualitySource.Percent, Direction.Neutral);
        return new(title, $"Rows: {row}. Columns: {column}. Each row adds up to 100 %. Hatched cells say why they have no value.",
            new HeatmapData(name, view.Period, row, column, [.. table.Rows], [.. table.Columns],
                [.. table.Rows.SelectMany(r => table.Columns.Select(c => new HeatmapCell(r, c, found[$"{r} → {c}"])))]));
    }
}
