using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>Fills in what the reader left open, from the data.</summary>
internal sealed class QualityViews(IFacts facts)
{
    /// <summary>Null when no review and no appeal is loaded.</summary>
    public async Task<QualityView?> ResolveAsync(ViewState state, CancellationToken cancellation)
    {
        var snapshot = await facts.SnapshotAsync(cancellation);
        if ((snapshot.Window(Fact.Review) ?? snapshot.Window(Fact.Appeal)) is not var (first, last)) return null;
        var notices = new List<ViewNotice>();
        foreach (var filter in state.Filters)
        {
            var known = await facts.ValuesAsync(filter.Dimension, cancellation);
            if (filter.Values.Any(v => v.Length > 0 && !known.Contains(v)))
                notices.Add(new(ViewKeys.Where, $"names a {DimensionText.Words(filter.Dimension)} that no row has. There are {string.Join(", ", known)}."));
        }
        return new(state, PeriodOf(state, first, last), await ByAsync(state, cancellation), snapshot, LastCompleteWeek.DataEnd(snapshot) ?? last)
        {
            Notices = notices,
            Conditions = new(await FilterConditions.OfAsync(state.Filters, facts, cancellation)),
        };
    }

    /// <summary>Errors of people are rare, so the default is the last whole month; where the data holds none, the month it ends in.</summary>
    private static Period PeriodOf(ViewState state, DateOnly first, DateOnly last)
    {
        if (state.After is { } chosen) return chosen;
        if (state.Week is { } week) return Period.Of(week);
        var period = Period.Of(state.Grain == Grain.Day ? Grain.Day : Grain.Month, last);
        return period.End > last.AddDays(1) && period.Previous.End > first ? period.Previous : period;
    }

    /// <summary>A category that all reviews share tells nothing; then the kinds inside it are shown.</summary>
    private async Task<string> ByAsync(ViewState state, CancellationToken cancellation)
    {
        if (state.By.Count > 0) return state.By[0];
        return (await facts.ValuesAsync("category", cancellation)).Count > 1 ? "category" : "subcategory";
    }
}
