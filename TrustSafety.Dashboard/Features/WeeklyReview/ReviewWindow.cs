using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>
/// The periods of one review: the week, the six weeks that end with it, and the last twelve months that are over by its Sunday,
/// so that looking at an older week shows nothing that was not known then.
/// </summary>
public sealed record ReviewWindow(IsoWeek Week)
{
    private const int WeekCount = 6;
    private const int MonthCount = 12;

    public Period This => Period.Of(Week);

    public Period Before => This.Previous;

    public Period LastMonth => Period.Of(Grain.Month, This.End).Previous;

    public IEnumerable<Period> Weeks => Enumerable.Range(1 - WeekCount, WeekCount).Select(This.Plus);

    public IEnumerable<Period> Months => Enumerable.Range(1 - MonthCount, MonthCount).Select(LastMonth.Plus);

    /// <summary>First day that any chart shows, without the year before.</summary>
    public DateOnly FirstDay => LastMonth.Plus(1 - MonthCount).Start;

    public DateOnly FirstWeekAYearBefore => This.Plus(1 - WeekCount).YearBefore.Start;

    public DateOnly FirstMonthAYearBefore => LastMonth.Plus(1 - MonthCount).YearBefore.Start;
}
