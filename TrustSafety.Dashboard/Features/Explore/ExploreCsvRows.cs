using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Explore;

internal sealed record ExploreCsvRow(Indicator Indicator, Period Period, IReadOnlyList<string?> Keys, Readout Readout, Comparison? Change);

/// <summary>The wholes over time, the segments over time, and the combinations in the two periods compared.</summary>
internal static class ExploreCsvRows
{
    public static IEnumerable<ExploreCsvRow> Of(ExploreModel model)
    {
        var view = model.View;
        foreach (var trend in model.Trends)
            foreach (var point in trend.Data.Whole)
                yield return new(trend.Data.Indicator, point.Period, [], point.Readout, trend.Data.Indicator == view.Indicator && point.Period == view.After ? model.Whole : null);
        var changes = model.Changes?.Segments.ToDictionary(s => s.Change.Segment ?? "", s => s.Change) ?? [];
        foreach (var point in model.Breakdown?.Points ?? [])
            yield return new(view.Indicator, point.Period, point.Keys, point.Readout, point.Period == view.After ? changes.GetValueOrDefault(point.Keys[0] ?? "") : null);
        if (view.By.Count < 2) yield break;
        foreach (var row in model.Rows)
        {
            yield return new(view.Indicator, view.Before, row.Keys, row.Change.BeforeReadout, null);
            yield return new(view.Indicator, view.After, row.Keys, row.Change.AfterReadout, row.Change);
        }
    }
}
