using System.Globalization;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>What the controls offer.</summary>
internal static class ExploreChoices
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Periods to compare, the latest first: those shown, the year before of the one looked at, and the one chosen.</summary>
    public static IReadOnlyList<Period> Periods(ExploreView view, Period chosen) =>
        [.. Period.Range(view.State.Grain, view.From, view.To).Append(view.After.YearBefore).Append(chosen).Distinct().OrderDescending()];

    /// <summary>Another grain has other periods, so the span and the comparison start from their defaults.</summary>
    public static string OfGrain(ExploreView view, Grain grain) =>
        Addresses.Explore(grain == view.State.Grain ? view.State : view.State with { Grain = grain, From = null, To = null, Before = null, After = null });
}
