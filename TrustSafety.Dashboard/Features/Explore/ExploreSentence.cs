using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>What is seen, in one sentence: the value, its interval, its change, and who contributes most to it.</summary>
internal static class ExploreSentence
{
    /// <summary>Below this part of the whole's change nobody is named: it would be a list, not a cause.</summary>
    private const double WorthNaming = 0.25;

    public static string Of(ExploreView view, Comparison whole, IReadOnlyList<ExploreRow> segments)
    {
        var indicator = view.Indicator;
        var subject = indicator.Name + (view.Where.Count == 0 ? "" : $" ({DimensionText.Filters(view.Where)})");
        if (whole.AfterReadout.Shown is not { } shown) return $"{subject} in {view.After}: {ReadoutText.Why(whole.AfterReadout)}.";
        var value = $"{ValueText.Value(indicator.Unit, shown.Value.Point)} ({ValueText.Bounds(indicator.Unit, shown.Value, " to ")})";
        var soFar = whole.AfterReadout is Readout.Provisional ? " so far" : "";
        return $"{subject} was {value} in {view.After}{soFar}, {Change(view, whole)}{Contributor(view, whole, segments)}.";
    }

    private static string Change(ExploreView view, Comparison whole)
    {
        if (whole.Difference is not { } difference)
            return whole.BeforeReadout.Shown is null
                ? $"but its change cannot be said, for {view.Before} {(whole.BeforeReadout is Readout.Suppressed ? "is" : "has")} {ReadoutText.Status(whole.BeforeReadout)}"
                : $"but its change since {view.Before} cannot be said";
        var size = $"{ValueText.ChangeSize(view.Indicator.Unit, difference)} {ValueText.ChangeBounds(view.Indicator.Unit, difference)}";
        return ChangeText.StandsOut(difference) switch
        {
            true => $"{(difference.Point > 0 ? "up" : "down")} {size} since {view.Before}",
            false => $"no change beyond noise since {view.Before}: {ValueText.Change(view.Indicator.Unit, difference)} {ValueText.ChangeBounds(view.Indicator.Unit, difference)}",
            null => $"{size} since {view.Before}, with too few to say whether it is more than noise",
        };
    }

    private static string Contributor(ExploreView view, Comparison whole, IReadOnlyList<ExploreRow> segments)
    {
        if (whole.Difference is not { Point: not 0 } difference || ChangeText.StandsOut(difference) != true) return "";
        var most = segments.Where(s => s.Change.Contribution is not null).MaxBy(s => s.Change.Contribution!.Value * Math.Sign(difference.Point));
        if (most?.Change.Contribution is not { } part || part / difference.Point < WorthNaming) return "";
        return $"; {most.Name} contributes most, {ChangeText.Part(view.Indicator, part, difference)}";
    }
}
