using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Explore;

internal sealed record Crumb(string Text, string Address);

/// <summary>Every way to go from one view to the next; each is an address.</summary>
internal static class ExploreLinks
{
    /// <summary>One level deeper, into the segment of the first dimensions of the breakdown.</summary>
    public static string Down(ExploreView view, params string?[] segment) => Addresses.Explore(Deeper(view, segment));

    /// <summary>Deeper, at a period of the trend: the change into that period is what the next level explains.</summary>
    public static string DownAt(ExploreView view, Period period, params string?[] segment) => Addresses.Explore(At(Deeper(view, segment), view, period));

    /// <summary>The same level, broken down by another dimension; a second one stays beside it.</summary>
    public static string By(ExploreView view, string dimension) =>
        Addresses.Explore(view.State with { By = [dimension, .. view.By.Skip(1).Where(b => b != dimension)] });

    /// <summary>The change into a period of the trend.</summary>
    public static string Compare(ExploreView view, Period period) => Addresses.Explore(At(view.State, view, period));

    /// <summary>From the whole down to the present level; the last one is where the reader is.</summary>
    public static IReadOnlyList<Crumb> Crumbs(ExploreView view)
    {
        var steps = view.State.Drill;
        return [.. Enumerable.Range(0, steps.Count + 1).Select(level => new Crumb(
            level == 0 ? "All" : string.Join(" × ", steps[level - 1].Parts.Select(p => $"{DimensionText.Words(p.Dimension)} {DimensionText.Value(p.Value)}")),
            Addresses.Explore(Back(view, level))))];
    }

    private static ViewState Deeper(ExploreView view, string?[] segment)
    {
        var step = new DrillStep([.. segment.Select((value, i) => new DrillPart(view.By[i], value ?? ""))]);
        var state = view.State with { Drill = [.. view.State.Drill, step] };
        var kept = view.By.Skip(segment.Length).ToList();
        var next = view.Breakable.Except(view.By).Take(1);
        return state with { By = [.. next, .. kept] };
    }

    /// <summary>The breakdown of a level is what the step out of it fixed; a second dimension that was never fixed stays.</summary>
    private static ViewState Back(ExploreView view, int level)
    {
        var steps = view.State.Drill;
        if (level == steps.Count) return view.State;
        var by = steps[level].Parts.Select(p => p.Dimension).Concat(view.By.Skip(1)).Distinct().Take(ViewState.MaxBy);
        return view.State with { Drill = [.. steps.Take(level)], By = [.. by], Rows = false };
    }

    private static ViewState At(ViewState state, ExploreView view, Period period) =>
        period == view.After ? state : state with { Before = period.Previous, After = period, From = state.From is { } from && from > period.Previous.Start ? period.Previous.Start : state.From };
}
