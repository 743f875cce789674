using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators;

/// <summary>
/// The weeks that process limits are frozen on: those of the definition, else the first 26 complete weeks of the indicator's facts.
/// Frozen, so that a slow drift cannot carry its own limits along.
/// </summary>
internal static class BaselineWeeks
{
    public const int Usual = 26;
    public const int Fewest = 12;

    public static (DateOnly From, DateOnly To)? Of(Indicator indicator, Snapshot snapshot)
    {
        if (indicator.Baseline is not { } baseline) return null;
        if (baseline is { First: { } first, Last: { } last }) return (first.Monday, last.Monday.AddDays(7));
        var windows = Needs.FactsOf(indicator).Select(snapshot.Window).ToList();
        if (windows.Any(w => w is null)) return null;
        var (begin, end) = (windows.Max(w => w!.Value.First), windows.Min(w => w!.Value.Last).AddDays(1));
        var from = Period.Of(Grain.Week, begin.AddDays(6)).Start;
        var to = from.AddDays(7 * Usual);
        var complete = Period.Of(Grain.Week, end).Start;
        return from >= complete ? null : (from, to < complete ? to : complete);
    }

    /// <summary>Weeks without a final value are left out; below 12 points there are no limits.</summary>
    public static ProcessLimits? Limits(Grid grid)
    {
        var points = grid.Cells.Where(c => c.IsFinal).OrderBy(c => c.Period).ToList();
        if (points.Count < Fewest) return null;
        var (low, centre, high) = Xmr.Limits([.. points.Select(p => p.Estimate!.Value)]);
        var isShare = grid.Indicator.Estimator is Estimator.Proportion or Estimator.Share || grid.Indicator is { Estimator: Estimator.WeightedProportion, Numerator.Sum: null };
        return new(Math.Max(0, low), centre, isShare ? Math.Min(1, high) : high, points[0].Period, points[^1].Period, points.Count);
    }
}
