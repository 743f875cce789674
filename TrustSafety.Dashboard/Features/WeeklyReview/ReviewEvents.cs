using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>Something that happened; on every chart, or only on those of one indicator.</summary>
public sealed record ReviewEvent(ChartEvent Event, string? Indicator)
{
    public bool Concerns(Indicator indicator) => Indicator is null || Indicator == indicator.Id;
}

/// <summary>Reads what happened: what people noted, and the severe incidents of the extracts by the day on which they began.</summary>
public sealed class ReviewEvents(IFacts facts, Annotations annotations)
{
    private const int Severe = 3;

    private static readonly string[] Columns = ["category", "market", "detected_by"];

    /// <summary>Events of the six weeks are numbered, so that the chart and the list beside it share a mark.</summary>
    public async Task<IReadOnlyList<ReviewEvent>> ReadAsync(ReviewWindow window, IReadOnlyList<DimensionFilter> where, CancellationToken cancellation)
    {
        var noted = await annotations.ListAsync(window.FirstDay, window.This.End, cancellation);
        var all = noted.Select(n => (Day: n.Start, Label: Label(n), n.Indicator)).Concat(await IncidentsAsync(window, where, cancellation)).OrderBy(e => e.Day);
        var firstNumbered = window.Weeks.First().Start;
        var mark = 0;
        return [.. all.Select(e => new ReviewEvent(new(e.Day, e.Day >= firstNumbered ? ValueText.Count(++mark) : "", e.Label), e.Indicator))];
    }

    /// <summary>Severe incidents of the six weeks, and those whose severity nobody stated; the others are many and would drown them.</summary>
    private async Task<IEnumerable<(DateOnly Day, string Label, string? Indicator)>> IncidentsAsync(ReviewWindow window, IReadOnlyList<DimensionFilter> where, CancellationToken cancellation)
    {
        var filters = where.Where(f => FactSchemas.Dimensions.Contains(f.Dimension))
            .Select(f => f.Exclude ? (Condition)new Condition.NotIn(f.Dimension, new(f.Values)) : new Condition.In(f.Dimension, new(f.Values))).ToList();
        async Task<IReadOnlyList<Cell>> OfAsync(Condition severity) => (await facts.QueryAsync(
            new(Fact.Incident, "onset_at", Grain.Day, window.Weeks.First().Start, window.This.End, new([Measure.Count()])) { GroupBy = new(Columns), Where = new([severity, .. filters]) },
            cancellation)).Cells;
        var severe = (await OfAsync(new Condition.AtLeast("severity", Severe))).Select(c => (c, "Severe incident"));
        var unstated = (await OfAsync(new Condition.IsMissing("severity"))).Select(c => (c, "Incident"));
        return severe.Concat(unstated).Select(i => (i.c.Period!.Value.Start, Label(i.c, i.Item2), (string?)null));
    }

    private static string Label(Annotation note) =>
        note.Dimension is null ? note.Text : $"{note.Text} ({DimensionText.Words(note.Dimension)} {DimensionText.Value(note.Value)})";

    private static string Label(Cell cell, string what)
    {
        var where = string.Join(", ", cell.Keys.Take(2).Where(k => !string.IsNullOrEmpty(k)));
        var by = cell.Keys[2] is { Length: > 0 } detector ? $", found by {DimensionText.Words(detector)}" : "";
        var begun = cell.Values[0] > 1 ? $"{ValueText.Count((long)cell.Values[0])} × {what.ToLowerInvariant()}" : what;
        return where.Length > 0 ? $"{begun}: {where}{by}" : begun + by;
    }
}
