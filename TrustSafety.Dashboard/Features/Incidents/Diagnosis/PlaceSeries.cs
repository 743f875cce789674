using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>Counts of a place step by step, beside those that the six weeks (twelve, of a weekly series) before the baseline's end lead to expect; NaN where nothing can be expected.</summary>
public sealed record PlaceSeries(DateOnly First, int StepDays, double[] Counts, double[] Exposures, double[] Expected, double Dispersion, int BaselineSteps)
{
    public int Steps => Counts.Length;

    /// <summary>The steps [From, To) that the expectation rests on.</summary>
    public (int From, int To) Baseline => (Math.Max(0, BaselineSteps - History(StepDays)), BaselineSteps);

    public DateOnly DayOf(int step) => First.AddDays(step * StepDays);

    /// <summary>The step that holds a day; may lie outside of the series.</summary>
    public int StepOf(DateOnly day) => (int)Math.Floor((day.DayNumber - First.DayNumber) / (double)StepDays);

    public static PlaceSeries Of(IReadOnlyList<WatchedSeries> leaves, DateOnly baselineEnd)
    {
        var (counts, exposures) = (WatchedSeries.Sum(leaves, l => l.Counts), WatchedSeries.Sum(leaves, l => l.Exposures));
        var due = WatchedSeries.Sum(leaves, l => l.Due(0, l.Counts.Length).ToArray());
        var (first, stepDays) = (leaves[0].First, leaves[0].StepDays);
        var (period, history) = (stepDays == 1 ? 7 : 1, History(stepDays));
        var end = Math.Clamp((int)Math.Floor((baselineEnd.DayNumber - first.DayNumber) / (double)stepDays), 0, counts.Length);
        var (expected, dispersion) = (new double[counts.Length], 1.0);
        Array.Fill(expected, double.NaN);
        for (var phase = 0; phase < period; phase++)
        {
            // A history that ends right before a step of this phase.
            var to = end - phase;
            if (to - history < 0 || SeasonalRate.Fit(counts.AsSpan(to - history, history), due.AsSpan(to - history, history), period, Detector.Prior) is not { } rate) continue;
            dispersion = Math.Max(dispersion, rate.Dispersion);
            for (var i = to % period; i < counts.Length; i += period) expected[i] = rate.Rate * due[i];
        }
        return new(first, stepDays, counts, exposures, expected, dispersion, end);
    }

    /// <summary>Observed over expected in the days [from, to], with its interval; null where nothing was expected.</summary>
    public Interval? Ratio(DateOnly from, DateOnly to)
    {
        var (first, last) = (Math.Max(0, StepOf(from)), Math.Min(Steps - 1, StepOf(to)));
        double observed = 0, expected = 0, before = 0;
        for (var i = first; i <= last; i++)
            if (!double.IsNaN(Expected[i])) (observed, expected) = (observed + Counts[i], expected + Expected[i]);
        for (var i = Baseline.From; i < Baseline.To; i++) before += Counts[i];
        return expected > 0 ? new SeasonalRate(1, Dispersion, Math.Max(before, 0.5), 1).Ratio(observed, expected, 0.95) : null;
    }

    private static int History(int stepDays) => stepDays == 1 ? Detector.History : Detector.BaselineWeeks;
}
