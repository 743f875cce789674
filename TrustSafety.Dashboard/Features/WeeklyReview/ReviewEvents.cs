using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>Reads what happened: the incidents of the extracts, by the day on which they began.</summary>
internal static class ReviewEvents
{
    private static readonly string[] Columns = ["category", "market", "detected_by"];

    /// <summary>Events of the six weeks are numbered, so that the chart and the list beside it share a mark.</summary>
    public static async Task<IReadOnlyList<ChartEvent>> ReadAsync(IFacts facts, ReviewWindow window, IReadOnlyList<DimensionFilter> where, CancellationToken cancellation)
    {
        var query = new AggregateQuery(Fact.Incident, "onset_at", Grain.Day, window.FirstDay, window.This.End, new([Measure.Count()]))
        {
            GroupBy = new(Columns),
            Where = new(where.Where(f => FactSchemas.Dimensions.Contains(f.Dimension)).Select(f => f.Exclude ? (Condition)new Condition.NotIn(f.Dimension, new(f.Values)) : new Condition.In(f.Dimension, new(f.Values)))),
        };
        var cells = (await facts.QueryAsync(query, cancellation)).Cells;
        var firstNumbered = window.Weeks.First().Start;
        var mark = 0;
        return [.. cells.Select(c => (Day: c.Period!.Value.Start, Label: Label(c))).OrderBy(e => e.Day)
            .Select(e => new ChartEvent(e.Day, e.Day >= firstNumbered ? ValueText.Count(++mark) : "", e.Label))];
    }

    private static string Label(Cell cell)
    {
        var where = string.Join(", ", cell.Keys.Take(2).Where(k => !string.IsNullOrEmpty(k)));
        var by = cell.Keys[2] is { Length: > 0 } detector ? $", found by {DimensionText.Words(detector)}" : "";
        var what = cell.Values[0] > 1 ? $"{ValueText.Count((long)cell.Values[0])} incidents began" : "Incident began";
        return where.Length > 0 ? $"{what}: {where}{by}" : what + by;
    }
}
