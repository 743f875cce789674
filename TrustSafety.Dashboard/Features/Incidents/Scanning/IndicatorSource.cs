using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>An indicator as counts over what they are counted per. Sampled ones count effective labels by week, because days are too thin.</summary>
/// <param name="estimates">A reader for one question: it holds all that it was asked, and a scan asks hundreds.</param>
internal sealed class IndicatorSource(Indicator indicator, Func<IEstimates> estimates, DailyReader reader)
    : WatchedSource(new(indicator.Id, indicator.Name, indicator, indicator.Direction))
{
    private const int LongestWait = 7;

    private bool IsSampled => indicator.Estimator == Estimator.WeightedProportion;

    private bool IsShare => indicator.Estimator is Estimator.Proportion or Estimator.WeightedProportion;

    public override IReadOnlyList<IReadOnlyList<string>> Breakdowns => IsSampled ? Segments.UpToOne : Segments.All;

    public override IReadOnlyList<Fact> Facts { get; } = [.. Needs.FactsOf(indicator), .. indicator.Estimator == Estimator.Count ? (Fact[])[Fact.Exposure] : []];

    public override IReadOnlyList<string>? Finest => IsSampled ? null : Segments.Leaves;

    /// <summary>Medians, means and backlogs are no counts, a share's parts are its own whole, what ripens later than a week is no early sign, and what is decided later than the day it counts for cannot be replayed.</summary>
    public static bool IsWatched(Indicator indicator) => indicator.MaturesAfterDays <= LongestWait && indicator.Numerator.Sum is null && LateColumns.IsKnownInTime(indicator)
        && indicator.Estimator is Estimator.Proportion or Estimator.Rate or Estimator.Count or Estimator.WeightedProportion;

    public override Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        IsSampled ? WeeksAsync(by, Period.Of(Grain.Week, from.AddDays(6)).Start, Period.Of(Grain.Week, to).Start, cancellation) : ReadAsync(by, Grain.Day, from, to, cancellation);

    public override Task<IReadOnlyList<WatchedSeries>> WeeksAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation) => ReadAsync(by, Grain.Week, from, to, cancellation);

    private async Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, Grain grain, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var table = await estimates().ReadAsync(indicator, new(grain, from, to, new(by), new([])), cancellation);
        var per = indicator.Estimator == Estimator.Count ? await reader.ViewsAsync(by, from, to, cancellation, grain) : null;
        var all = new List<(EquatableList<string?> Key, List<(double Count, double Exposure)> Steps)>();
        for (var k = 0; k < table.Keys.Count; k++)
        {
            var (key, place) = (table.Keys[k], k);
            var exposure = per?.Find(key);
            if (per is not null && exposure is null) continue;
            all.Add((key, [.. table.Periods.Select((p, i) => Counted(table.At(i, place), exposure?[i]))]));
        }
        List<WatchedSeries> series = [.. all.Select(s => new WatchedSeries(What, Segment(by, s.Key), from, DailyReader.DaysOf(grain), [.. s.Steps.Select(x => Math.Max(0, x.Count))], [.. s.Steps.Select(x => x.Exposure)]) { IsPart = IsShare })];
        return IsShare ? OnRarerSide(series) : series;
    }

    private static (double Count, double Exposure) Counted(Estimate estimate, double? exposure) => estimate switch
    {
        WeightedEstimate { EffectiveN: { } n, Problem: null } sampled => (sampled.Value * n, n),
        WeightedEstimate => (0, 0),
        _ when exposure is { } views => (estimate.Value, views),
        _ => (estimate.Numerator ?? 0, estimate.Denominator ?? 0),
    };
}
