using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Quality.Sections;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>Reads the sections side by side, in the order in which they stand on the page.</summary>
internal sealed class QualityReader(QualityViews views, QualitySource source, IEnumerable<IQualitySection> sections, RememberedViews remembered)
{
    /// <summary>Null when no review and no appeal is loaded.</summary>
    public Task<QualityModel?> ReadAsync(ViewState state, CancellationToken cancellation) => remembered.GetAsync(state, "", () => ComputeAsync(state, cancellation), cancellation);

    private async Task<QualityModel?> ComputeAsync(ViewState state, CancellationToken cancellation)
    {
        if (await views.ResolveAsync(state, cancellation) is not { } view) return null;
        var health = HealthAsync(view, cancellation);
        var trends = HeadlineTrends.ReadAsync(source, view, cancellation);
        var read = Task.WhenAll(sections.Select(s => s.ReadAsync(view, cancellation)));
        await Task.WhenAll(health, trends, read);
        var model = new QualityModel(view, "", await health, await trends, [HeadlineTrends.Section(await trends, source.Provenance(view, "quality", Fact.Review, Fact.Appeal, Fact.Action)), .. await read]);
        return model with { Sentence = QualitySentence.Of(model) };
    }

    private async Task<QualityHealth> HealthAsync(QualityView view, CancellationToken cancellation)
    {
        string[] columns = ["gold", "qa_decision", "enqueued_at", "claimed_at", "severity"];
        var cells = await source.CellsAsync(view, Fact.Review, "decided_at", columns.Select(c => Measure.Count(new Condition.IsPresent(c))).Prepend(Measure.Count()), ["reviewer"], cancellation);
        var n = cells.Sum(c => c.Values[0]);
        return new(view.Snapshot.Id, (long)n, cells.Count, [.. columns.Select((c, i) => (c, n > 0 ? cells.Sum(x => x.Values[i + 1]) / n : 0))], view.Incomplete);
    }
}
