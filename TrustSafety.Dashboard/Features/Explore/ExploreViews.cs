using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>Fills in what the reader left open, from the definitions and the data.</summary>
internal sealed class ExploreViews(IFacts facts, IIndicators indicators)
{
    /// <summary>Null when there is no data at all.</summary>
    public async Task<ExploreView?> ResolveAsync(ViewState state, CancellationToken cancellation)
    {
        var snapshot = await facts.SnapshotAsync(cancellation);
        if (LastCompleteWeek.DataEnd(snapshot) is null) return null;
        var notices = new List<ViewNotice>();
        var chosen = Chosen(state, snapshot, notices);
        await CheckValuesAsync(state.Filters, notices, cancellation);
        var breakable = await BreakableAsync(state.Filters, cancellation);
        var period = ExplorePeriod.Of(state, chosen[0], snapshot);
        return new(state, chosen, period.From, period.To, period.Before, period.After, By(state, breakable), breakable)
        {
            Notices = notices,
        };
    }

    private List<Indicator> Chosen(ViewState state, Snapshot snapshot, List<ViewNotice> notices)
    {
        var catalog = indicators.Catalog;
        var found = state.Indicators.Select(catalog.Find).OfType<Indicator>().ToList();
        if (found.Count < state.Indicators.Count)
            notices.Add(new(ViewKeys.Indicator, $"takes ids of the definitions: {string.Join(", ", catalog.Indicators.Select(i => i.Id))}.", found.Count == 0 ? "The default is shown." : "The rest is left out."));
        return found.Count > 0 ? found : [catalog.Indicators.FirstOrDefault(i => snapshot.Window(i.Numerator.Fact) is not null) ?? catalog.Indicators[0]];
    }

    /// <summary>A filter on a value that no row has is kept, for it may come with the next extract; but the reader is told.</summary>
    private async Task CheckValuesAsync(IReadOnlyList<DimensionFilter> where, List<ViewNotice> notices, CancellationToken cancellation)
    {
        foreach (var filter in where)
        {
            var known = await facts.ValuesAsync(filter.Dimension, cancellation);
            if (filter.Values.Any(v => v.Length > 0 && !known.Contains(v)))
                notices.Add(new(ViewKeys.Where, $"names a {DimensionText.Words(filter.Dimension)} that no row has. There are {string.Join(", ", known)}."));
        }
    }

    /// <summary>A dimension without a second value explains nothing.</summary>
    private async Task<IReadOnlyList<string>> BreakableAsync(IReadOnlyList<DimensionFilter> where, CancellationToken cancellation)
    {
        var breakable = new List<string>();
        foreach (var dimension in ExploreDimensions.WayDown.Where(d => !ExploreDimensions.IsFixed(d, where)))
            if ((await facts.ValuesAsync(dimension, cancellation)).Count > 1) breakable.Add(dimension);
        return breakable;
    }

    private static List<string> By(ViewState state, IReadOnlyList<string> breakable)
    {
        var open = state.By.Where(d => !ExploreDimensions.IsFixed(d, state.Filters)).ToList();
        return open.Count > 0 ? open : [.. breakable.Take(1)];
    }
}
