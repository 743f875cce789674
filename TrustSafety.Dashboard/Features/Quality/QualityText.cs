using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>The small print of the page.</summary>
internal static class QualityText
{
    /// <summary>What the numbers rest on, and what would make them rest on more.</summary>
    public static string Health(QualityModel model)
    {
        var health = model.Health;
        if (health.Reviews == 0) return $"{model.View.Period} · no review was decided in it · data to {model.View.LastDay:yyyy-MM-dd} · snapshot {ProvenanceText.Abbreviate(health.SnapshotId)}";
        return string.Join(" · ",
        [
            health.Incomplete is { } incomplete ? $"{model.View.Period}, {incomplete}" : $"{model.View.Period}, complete",
            $"{ValueText.Count(health.Reviews)} reviews by {ValueText.Count(health.Reviewers)} reviewers",
            $"stated: {string.Join(", ", health.Filled.Select(f => $"{DimensionText.Words(f.Name)} {f.Share * 100:0.#} %"))}",
            $"data to {model.View.LastDay:yyyy-MM-dd}",
            $"snapshot {ProvenanceText.Abbreviate(health.SnapshotId)}",
        ]);
    }
}
