using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents;

/// <summary>The way from an incident to Explore: the indicator, the segment and the days.</summary>
internal static class ExploreLink
{
    private const int WeeksBefore = 6;

    /// <summary>Null for a feed, which is no indicator.</summary>
    public static string? Of(Found found) => found.Lead.Series.What.Indicator is { } indicator
        ? To(indicator.Id, found.Where.AsPlace(), found.First, found.Last, found.Lead.Series.StepDays == 1 ? Grain.Day : Grain.Week) : null;

    public static string? Of(Incident incident, Indicator? indicator) => indicator is null ? null
        : To(indicator.Id, IncidentPlace.Parse(incident.Where), incident.First, incident.Last, indicator.Estimator == Estimator.WeightedProportion ? Grain.Week : Grain.Day);

    private static string To(string indicator, IncidentPlace place, DateOnly first, DateOnly last, Grain grain) => Addresses.Explore(new ViewState
    {
        Indicators = [indicator],
        Grain = grain,
        From = Period.Of(grain, first.AddDays(-7 * WeeksBefore)).Start,
        To = Period.Of(grain, last).End,
        Where = place.AsFilters(),
    });
}
