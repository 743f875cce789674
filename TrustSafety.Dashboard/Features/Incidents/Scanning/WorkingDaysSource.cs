using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>A source without its holidays: such a day is neither tested nor part of what is usual, and its week is that of the other days. What comes by week is left as it is.</summary>
internal sealed class WorkingDaysSource(WatchedSource source, Holidays holidays) : WatchedSource(source.What)
{
    public override IReadOnlyList<IReadOnlyList<string>> Breakdowns => source.Breakdowns;

    public override IReadOnlyList<string>? Finest => source.Finest;

    public override IReadOnlyList<string> Always => source.Always;

    public override async Task<IReadOnlyList<WatchedSeries>> ReadAsync(IReadOnlyList<string> by, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        [.. (await source.ReadAsync(by, from, to, cancellation)).Select(s => s.StepDays > 1 ? s : s with { Counts = Without(s, s.Counts), Exposures = Without(s, s.Exposures) })];

    private double[] Without(WatchedSeries series, double[] values) => [.. values.Select((value, step) => holidays.Contains(series.DayOf(step)) ? 0 : value)];
}
