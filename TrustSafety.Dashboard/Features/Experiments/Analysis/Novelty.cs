using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>Whether the effect drifts from one day's units to the next; null where fewer than three days can be shown.</summary>
public sealed record Novelty(Inference PerDay, TestResult Differ, int Days)
{
    public static Novelty? Of(IReadOnlyList<DayEffect> days, double level)
    {
        var shown = days.Where(d => d.OfTheDay is { Absolute.IsDefined: true }).Select(d => (At: (double)d.Day.DayNumber, d.OfTheDay!.Value.Absolute)).ToList();
        if (shown.Count < 3) return null;
        double[] points = [.. shown.Select(s => s.Absolute.Point!.Value)], errors = [.. shown.Select(s => s.Absolute.StandardError!.Value)];
        return new(Heterogeneity.Trend(points, errors, [.. shown.Select(s => s.At)], level), Heterogeneity.Q(points, errors), shown.Count);
    }
}
