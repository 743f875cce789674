using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>
/// A source without its holidays: such a day is no part of what is usual, and its week is that of the other days. Nor is it tested, but for one in the last week whose like a year ago is in the data: that is held against what it
/// did then. Hours of holidays are not tested, and what comes by week is left as it is.
/// </summary>
/// <param name="dataStart">The first day of the data.</param>
internal sealed class WorkingDaysSource(WatchedSource source, Holidays holidays, DateOnly dataStart) : WrappedSource(source)
{
    public override async Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var series = await Source.ReadAsync(by, from, to, cancellation);
        if (series.Count == 0 || series[0].StepDays > 1) return series;
        var known = series[0].IsHourly ? [] : await LearnedAsync(by, to, cancellation);
        return [.. series.Select(s => WithCommonDays(Without(s), s, known))];
    }

    private async Task<IReadOnlyList<(DateOnly Day, HolidayEffects Effects)>> LearnedAsync(IReadOnlyList<string> by, DateOnly to, CancellationToken cancellation)
    {
        var known = new List<(DateOnly, HolidayEffects)>();
        for (var day = to.AddDays(-Detector.DaysTested); day < to; day = day.AddDays(1))
        {
            if (!holidays.Contains(day) || holidays.YearBefore(day) is not { } then || then.AddDays(-HolidayEffects.History) < dataStart) continue;
            var before = await Source.ReadAsync(by, then.AddDays(-HolidayEffects.History), then.AddDays(1), cancellation);
            var effects = new HolidayEffects([.. before.Select(s => Without(s, but: then))]);
            if (effects.IsKnown) known.Add((day, effects));
        }
        return known;
    }

    private WatchedSeries Without(WatchedSeries series, DateOnly? but = null) => series with { Counts = Without(series, series.Counts, but), Exposures = Without(series, series.Exposures, but) };

    private double[] Without(WatchedSeries series, double[] values, DateOnly? but) => [.. values.Select((value, step) => series.DayOf(step) is var day && day != but && holidays.Contains(day) ? 0 : value)];

    private static WatchedSeries WithCommonDays(WatchedSeries common, WatchedSeries all, IReadOnlyList<(DateOnly Day, HolidayEffects Effects)> known)
    {
        foreach (var (day, effects) in known)
        {
            var step = day.DayNumber - all.First.DayNumber;
            if (step < HolidayEffects.History || step >= all.Counts.Length) continue;
            double counts = 0, exposures = 0;
            for (var i = step - HolidayEffects.History; i < step; i++) (counts, exposures) = (counts + common.Counts[i], exposures + common.Exposures[i]);
            if (!(exposures > 0)) continue;
            (common.Counts[step], common.Exposures[step]) = effects.AsCommonDay(all.Segment, all.Counts[step], all.Exposures[step], counts / exposures * all.Exposures[step]);
            // What the holiday did a year ago was held against the six weeks before it, too: the way that the season went since is within it.
            if (common.Season is { } season) common.Exposures[step] *= Enumerable.Range(step - HolidayEffects.History, HolidayEffects.History).Average(season.Factor) / season.Factor(step);
        }
        return common;
    }
}
