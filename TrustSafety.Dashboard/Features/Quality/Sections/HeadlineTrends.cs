using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Quality.Sections;

/// <summary>The catalogue's indicators of quality and speed: the same numbers as everywhere else.</summary>
internal static class HeadlineTrends
{
    public static readonly IReadOnlyList<string> Ids =
        ["reviewer_gold_accuracy", "qa_error_rate", "overturn_rate", "appeal_rate", "review_turnaround_p50", "review_turnaround_p90", "review_sla_rate", "review_backlog"];

    public static async Task<IReadOnlyList<QualityTrend>> ReadAsync(QualitySource source, QualityView view, CancellationToken cancellation)
    {
        var known = Ids.Where(id => source.Indicators.Catalog.Find(id) is not null);
        var series = await Task.WhenAll(known.Select(id => source.Indicators.ReadAsync(new(id, view.Period.Grain, view.First.Start, view.Period.End) { Where = view.Where }, cancellation)));
        return [.. series.Select(s => new QualityTrend(new(s.Indicator, [.. s.Points.Select(p => new TrendPoint(p.Period, p.Readout))]) { After = view.Period }, s.Provenance))];
    }

    public static Section Section(IReadOnlyList<QualityTrend> trends, Provenance provenance) => new(
        "indicators", "How are we doing?", "Indicators of the catalogue, each by its definition.",
        [.. trends.Select(t => new SectionRow(t.Data.Indicator.Id, t.Data.Indicator.Name, t.Now, t.Data.Indicator.Unit) { Indicator = t.Data.Indicator.Id })], provenance);

    /// <summary>One indicator of the period by one key. The key orders the rows; without any there is nothing to show.</summary>
    public static async Task<IReadOnlyList<SectionRow>> ByAsync(QualitySource source, QualityView view, string id, string by, CancellationToken cancellation)
    {
        if (source.Indicators.Catalog.Find(id) is not { } indicator) return [];
        var series = await source.Indicators.ReadAsync(new(id, view.Period.Grain, view.Period.Start, view.Period.End) { Where = view.Where, By = [by] }, cancellation);
        return [.. series.Points.Select(p => new SectionRow(id, indicator.Name, p.Readout, indicator.Unit, by, DimensionText.Value(p.Keys[0])) { Indicator = id })];
    }
}
