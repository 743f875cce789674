using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>Reads all that one view shows; every number comes from the indicators, none is computed here.</summary>
internal sealed class ExploreReader(ExploreViews views, IIndicators indicators, IComparisons comparisons, ExploreRows rows)
{
    /// <summary>Null when there is no data at all.</summary>
    public async Task<ExploreModel?> ReadAsync(ViewState state, CancellationToken cancellation)
    {
        if (await views.ResolveAsync(state, cancellation) is not { } view) return null;
        var wholes = view.Indicators.Select(i => indicators.ReadAsync(Request(view, i), cancellation)).ToList();
        var segments = view.By.Count > 0 ? indicators.ReadAsync(Request(view, view.Indicator) with { By = [view.By[0]] }, cancellation) : null;
        var compared = comparisons.CompareAsync(Comparison(view), cancellation);
        var crossed = view.By.Count > 1 ? comparisons.CompareAsync(Comparison(view) with { ThenBy = view.By[1] }, cancellation) : null;
        var split = view.By.Count > 0 ? comparisons.SplitAsync(Comparison(view), cancellation) : null;
        await Task.WhenAll([.. wholes, compared, .. new Task?[] { segments, crossed, split }.OfType<Task>()]);

        var series = await Task.WhenAll(wholes);
        var changes = await compared;
        var first = ExploreSegments.Rows(view, [.. changes.Skip(1)]);
        var deepest = crossed is null ? first : ExploreSegments.Rows(view, [.. (await crossed).Skip(1)], crossed: true);
        var breakdown = segments is null ? null : await segments;
        return new(
            view, ExploreSentence.Of(view, changes[0], first),
            [.. series.Select((s, i) => new TrendPanel(ExploreSegments.Trend(view, s, i == 0 ? breakdown : null), s.Provenance))],
            changes[0], deepest, series[0].Provenance)
        {
            Breakdown = breakdown,
            Changes = view.By.Count == 0 ? null : new(view.Indicator, changes[0], [.. first.Select(r => new DotWhiskerRow(r.Name, r.Change, r.Link))]),
            Waterfall = split is not null && await split is { } parts && changes[0] is { BeforeReadout.Shown: not null, AfterReadout.Shown: not null }
                ? new(view.Indicator, changes[0], parts) { Link = segment => ExploreLinks.Down(view, segment) } : null,
            Heatmap = crossed is null ? null : ExploreSegments.Heatmap(view, deepest),
            Events = view.ShowsRows ? await rows.ReadAsync(view, changes[0].AfterReadout, cancellation) : null,
        };
    }

    private static IndicatorRequest Request(ExploreView view, Indicator indicator) =>
        new(indicator.Id, view.State.Grain, view.From, view.To) { Where = view.Where };

    private static ComparisonRequest Comparison(ExploreView view) =>
        new(view.Indicator.Id, view.Before, view.After) { By = view.By.Count > 0 ? view.By[0] : null, Where = view.Where };
}
