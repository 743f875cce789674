using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Workspace.Incidents;
using Measure = TrustSafety.Dashboard.Facts.Measure;

namespace TrustSafety.Dashboard.Features.Incidents.Triage;

/// <summary>How many violating views an incident concerns: its views, as they were counted, times the share of them that broke the rules, as the labels say.</summary>
internal sealed class StakeReader(IFacts facts, IGroundTruth truth)
{
    private const int WeeksBefore = 8;
    private const int FewestLabels = 30;

    private static JudgedMeasure Share(Arrivals? arrivals) => JudgedMeasure.Share($"incident_violating{Suffix(arrivals)}", "Violating views", sample =>
    {
        var violating = sample.Violating;
        return Known(sample, arrivals, row => new(1, violating[row] ? 1 : 0));
    }).AtLeast(FewestLabels);

    private static JudgedMeasure Harm(Arrivals? arrivals) => JudgedMeasure.Mean($"incident_severity{Suffix(arrivals)}", "Severity of violating views", sample =>
    {
        var (violating, severities) = (sample.Violating, sample.Severities);
        return Known(sample, arrivals, row => violating[row] && severities[row] != JudgedSample.None ? new(1, severities[row]) : default);
    }).AtLeast(FewestLabels);

    /// <param name="ratio">How far the incident's own signal strays; used where the days' labels are too few, for an excess.</param>
    /// <param name="arrivals">Only rows that had arrived are seen; null is all of them.</param>
    /// <returns>Null when there are no views or too few labels in the weeks before, too.</returns>
    public async Task<Estimated?> ReadAsync(IReadOnlyList<DimensionFilter> where, DateOnly first, DateOnly last, Interval? ratio, Arrivals? arrivals, CancellationToken cancellation)
    {
        var views = await ViewsAsync(where, first, last.AddDays(1), arrivals, cancellation);
        if (!(views > 0)) return null;
        if (await ShareAsync(where, first, last.AddDays(1), arrivals, cancellation) is { } now) return Of(now.Scale(views), "views × violating share of the labels of these days");
        if (await ShareAsync(where, first.AddDays(-7 * WeeksBefore), first, arrivals, cancellation) is not { } before) return null;
        return ratio is not { } moved ? Of(before.Scale(views), $"views × violating share of the {WeeksBefore} weeks before")
            : Of(Moved(before, moved).Scale(views), $"views × violating share of the {WeeksBefore} weeks before × the incident's ratio, if harm moves with it");
    }

    /// <summary>The mean severity, 0 to 4, of what breaks the rules in the categories concerned; null where labels do not say.</summary>
    public async Task<double?> SeverityAsync(IReadOnlyList<DimensionFilter> where, DateOnly last, Arrivals? arrivals, CancellationToken cancellation)
    {
        var categories = where.Where(f => f.Dimension is "category" or "subcategory").ToList();
        var pooled = await truth.PoolAsync(Harm(arrivals), new(last.AddDays(1 - 7 * 12), last.AddDays(1)) { Where = categories }, cancellation);
        return pooled.Readouts is [var whole] ? whole.Readout.Shown?.Value.Point : null;
    }

    private async Task<double> ViewsAsync(IReadOnlyList<DimensionFilter> where, DateOnly from, DateOnly to, Arrivals? arrivals, CancellationToken cancellation)
    {
        var query = new AggregateQuery(Fact.Exposure, "day", null, from, to, new([Measure.Sum("views")])) { Where = new(await FilterConditions.OfAsync(where, facts, cancellation)) };
        return (await facts.At(arrivals).QueryAsync(query, cancellation)).Cells[0].Values[0];
    }

    private async Task<Interval?> ShareAsync(IReadOnlyList<DimensionFilter> where, DateOnly from, DateOnly to, Arrivals? arrivals, CancellationToken cancellation) =>
        (await truth.PoolAsync(Share(arrivals), new(from, to) { Where = where }, cancellation)).Readouts is [var whole] ? whole.Readout.Shown?.Value : null;

    private static Func<int, JudgedValue> Known(JudgedSample sample, Arrivals? arrivals, Func<int, JudgedValue> value) =>
        arrivals is null ? value : row => sample.HadArrived(row, arrivals.Before) ? value(row) : default;

    /// <summary>Readouts are kept by their measure's id.</summary>
    private static string Suffix(Arrivals? arrivals) => arrivals is null ? "" : FormattableString.Invariant($" known before {arrivals.Before:O}");

    /// <summary>No more can violate than was viewed.</summary>
    private static Interval Moved(Interval share, Interval ratio)
    {
        var product = ProductInterval.Of(share, ratio);
        return product with { Low = Math.Min(1, product.Low), Point = Math.Min(1, product.Point), High = Math.Min(1, product.High), Method = share.Method };
    }

    private static Estimated Of(Interval interval, string how) => new(interval.Low, interval.Point, interval.High, interval.Level, $"{how}; {interval.Method}");
}
