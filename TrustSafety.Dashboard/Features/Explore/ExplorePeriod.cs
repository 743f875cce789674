using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>The span shown and the two periods compared, where the reader has not said.</summary>
internal sealed record ExplorePeriod(DateOnly From, DateOnly To, Period Before, Period After)
{
    /// <summary>A fact that ended so long before the others is an older study: its own end counts then.</summary>
    private const int LongAgoDays = 28;

    public static ExplorePeriod Of(ViewState state, Indicator indicator, Snapshot snapshot)
    {
        var end = End(state.Grain, indicator, snapshot);
        var complete = Period.Of(state.Grain, end);
        if (complete.End > end.AddDays(1)) complete = complete.Previous;
        var after = state.After ?? (state.Week is { } week ? LastWithin(state.Grain, week) : complete);
        if (state is { After: null, Before: { } given } && after <= given) after = given.Next;
        var before = state.Before ?? after.Previous;
        var to = state.To ?? Until(Later(end.AddDays(1), after.End), after);
        var shown = First(state.Grain, to);
        var from = state.From ?? (Period.Range(state.Grain, before.Start, to).Skip(ViewState.MaxPeriods).Any() ? shown : Earlier(shown, before.Start));
        return from < to ? new(from, to, before, after) : new(Period.Of(state.Grain, to.AddDays(-1)).Start, to, before, after);
    }

    /// <summary>An old period is shown amid its own time, not at the far end of all the years since.</summary>
    private static DateOnly Until(DateOnly end, Period after) =>
        after.Start < First(after.Grain, end) ? Earlier(end, after.Plus(Shown(after.Grain) / 2).Start) : end;

    private static DateOnly First(Grain grain, DateOnly to) => Period.Of(grain, to.AddDays(-1)).Plus(1 - Shown(grain)).Start;

    /// <summary>The last day that the indicator's events can be expected on; a single day must be one that they have reached.</summary>
    private static DateOnly End(Grain grain, Indicator indicator, Snapshot snapshot)
    {
        var data = LastCompleteWeek.DataEnd(snapshot) ?? throw new InvalidOperationException("An empty dataset has no period.");
        var patience = grain == Grain.Day ? 0 : LongAgoDays;
        return snapshot.Window(indicator.Numerator.Fact) is { } window && window.Last < data.AddDays(-patience) ? window.Last : data;
    }

    private static Period LastWithin(Grain grain, IsoWeek week) => Period.Of(grain, week.Monday.AddDays(6));

    private static int Shown(Grain grain) => grain switch { Grain.Day => 56, Grain.Week => 26, _ => 14 };

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
