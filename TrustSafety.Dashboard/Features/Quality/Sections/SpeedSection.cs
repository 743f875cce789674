using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>How long decisions take by queue, and how long what is open has waited.</summary>
internal sealed class SpeedSection(QualitySource source) : IQualitySection
{
    private static readonly string[] Ids = ["review_turnaround_p50", "review_turnaround_p90", "review_sla_rate", "review_backlog"];

    public async Task<Section> ReadAsync(QualityView view, CancellationToken cancellation)
    {
        var byQueue = await Task.WhenAll(Ids.Select(id => HeadlineTrends.ByAsync(source, view, id, "queue", cancellation)));
        var (waiting, bars) = await new OpenReviews(source).ReadAsync(view, cancellation);
        return new("speed", "How fast, and what waits?",
            "Turnaround from enqueued to decided, of decided items, by queue; the intervals are those of order statistics. Open at the end of the period: enqueued before it and decided after it, counted in whole days. "
            + "An extract of reviews holds decided items only: what is never decided is never seen, so ages are at least these.",
            [.. byQueue.SelectMany(r => r), .. waiting], source.Provenance(view, "quality speed", Fact.Review))
        {
            Charts =
            [
                new SectionChart.Dots("Turnaround by queue, median and 90th percentile", "Hours from enqueued to decided; whiskers are 95 % intervals.",
                    new("Turnaround", view.Period.ToString(), QualitySource.Hours, [.. byQueue[0].Select(r => new EstimateDot($"{r.Key}, p50", r.Readout)).Concat(byQueue[1].Select(r => new EstimateDot($"{r.Key}, p90", r.Readout))).OrderBy(d => d.Name, StringComparer.Ordinal)])),
                new SectionChart.Dots("Decided within 24 hours, by queue", "Share of decided items.",
                    new("Within 24 hours", view.Period.ToString(), QualitySource.Percent, [.. byQueue[2].Select(r => new EstimateDot(r.Key ?? "", r.Readout))]) { Target = source.Indicators.Catalog.Find(Ids[2])?.Target }),
                new SectionChart.Bars("How long has what is open waited?", "Items open at the end of the period, by whole days waited; bars of few items are joined with their neighbours.", bars),
            ],
        };
    }
}
