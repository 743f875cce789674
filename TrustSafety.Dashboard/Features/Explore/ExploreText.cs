using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>The small print of the page.</summary>
internal static class ExploreText
{
    /// <summary>The value of the period looked at, with its interval.</summary>
    public static string Latest(TrendData trend)
    {
        var point = trend.Whole.FirstOrDefault(p => p.Period == trend.After) ?? (trend.Whole.Count == 0 ? null : trend.Whole[^1]);
        return point is null ? "No period is shown." : $"{point.Period}: {ReadoutText.Sentence(trend.Indicator, point.Readout)}";
    }

    /// <summary>The definition in a line, and what it does not see.</summary>
    public static string Footnote(Indicator indicator, IReadOnlyList<DimensionFilter> where) => string.Join(" · ", new[]
    {
        $"{indicator.Name} v{indicator.Version}",
        where.Count == 0 ? null : DimensionText.Filters(where),
        indicator.Caveat,
    }.Where(t => !string.IsNullOrWhiteSpace(t)));

    public static string InFront(ExploreView view, Indicator indicator) =>
        Addresses.Explore(view.State with { Indicators = [indicator.Id, .. view.Indicators.Where(i => i != indicator).Select(i => i.Id)] });

    public static string NoSplit(ExploreModel model) =>
        model.Whole.BeforeReadout.Shown is null || model.Whole.AfterReadout.Shown is null
            ? $"The change cannot be split: {ChangeText.WhyNot(model.Whole)}."
            : $"{model.View.Indicator.Name} cannot be split into mix and rate here: it is no ratio of sums, or a segment is protected or has no data.";
}
