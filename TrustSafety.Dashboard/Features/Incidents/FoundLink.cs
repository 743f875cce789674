using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents;

/// <summary>The way from an incident to where it can be looked at.</summary>
internal static class FoundLink
{
    private const int WeeksBefore = 6;

    /// <summary>Explore with the indicator, the segment and the days; null for a feed, which is no indicator.</summary>
    public static string? Explore(Found found)
    {
        if (found.Lead.Series.What.Indicator is not { } indicator) return null;
        var (last, grain) = (found.Last, found.Lead.Series.StepDays == 1 ? Grain.Day : Grain.Week);
        return Addresses.Explore(new ViewState
        {
            Indicators = [indicator.Id],
            Grain = grain,
            From = Period.Of(grain, found.First.AddDays(-7 * WeeksBefore)).Start,
            To = Period.Of(grain, last).End,
            Where = [.. found.Where.Where(p => FactSchemas.Dimensions.Contains(p.Dimension)).Select(p => new DimensionFilter(p.Dimension, [.. p.Values.Select(v => v ?? "")]))],
        });
    }
}
