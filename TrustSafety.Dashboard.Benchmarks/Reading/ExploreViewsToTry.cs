using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Benchmarks.Reading;

/// <summary>What an analyst does for an hour: one filter after another, on different indicators and breakdowns, no view twice.</summary>
internal static class ExploreViewsToTry
{
    private static readonly string[] Indicators = ["proactive_rate", "restore_rate", "violative_view_rate", "review_sla_rate", "reports_per_million_views", "automation_share"];
    private static readonly string[][] Breakdowns = [["category"], ["surface"], ["market"], ["language"], ["content_type"], ["category", "surface"]];

    public static async Task<IReadOnlyList<ViewState>> MakeAsync(IFacts facts, int count)
    {
        var filters = new List<DimensionFilter>();
        foreach (var dimension in new[] { "market", "category", "language", "surface", "subcategory" })
            filters.AddRange((await facts.ValuesAsync(dimension, CancellationToken.None)).Select(v => new DimensionFilter(dimension, [v])));
        // Values far apart after one another, as readers jump; a fixed stride keeps every run the same.
        var views = Enumerable.Range(0, filters.Count).Select(i => filters[i * 17 % filters.Count]).Select((f, i) => new ViewState
        {
            Indicators = [Indicators[i % Indicators.Length]],
            By = [.. Breakdowns[i / 2 % Breakdowns.Length].Where(d => d != f.Dimension)],
            Where = i % 3 == 0 ? [f, filters.First(o => o.Dimension != f.Dimension)] : [f],
        });
        return [.. views.Distinct().Take(count)];
    }
}
