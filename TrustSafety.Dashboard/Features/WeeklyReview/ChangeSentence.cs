using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>One change in words: "rose by 0.6 per 10k views to 4.7 [+0.1, +1.1]".</summary>
internal static class ChangeSentence
{
    public static string Verb(Interval change) => change.Point switch { > 0 => "rose", < 0 => "fell", _ => "did not move" };

    /// <summary>"Review turnaround, median" reads badly before a verb: "Review turnaround (median)".</summary>
    public static string Name(Indicator indicator)
    {
        var comma = indicator.Name.IndexOf(", ", StringComparison.Ordinal);
        return comma < 0 ? indicator.Name : $"{indicator.Name[..comma]} ({indicator.Name[(comma + 2)..]})";
    }

    /// <summary>"rose by 4.4 points to 31.2 %"; without the value when that is not shown.</summary>
    public static string Moved(Comparison change)
    {
        var (unit, difference) = (change.Indicator.Unit, change.Difference!.Value);
        if (difference.Point == 0) return Verb(difference);
        var by = $"{Verb(difference)} by {ValueText.ChangeSize(unit, difference)}";
        return change.AfterReadout.Shown is { } now ? $"{by} to {To(unit, now.Value.Point)}" : by;
    }

    /// <summary>"in market BR"; empty for the whole.</summary>
    public static string Where(Comparison change) =>
        change.Dimension is null ? "" : $"in {DimensionText.Words(change.Dimension)} {DimensionText.Value(change.Segment)}";

    /// <summary>"95 % interval of the change +0.1 to +1.1".</summary>
    public static string IntervalWords(Unit unit, Interval change) =>
        $"{ValueText.Level(change.Level)} interval of the change {ValueText.ChangeBounds(unit, change).Trim('[', ']').Replace(", ", " to ", StringComparison.Ordinal)}";

    /// <summary>It would stand alone, yet not among all that were tested: then it may be chance, and the reader is told why.</summary>
    public static bool MayBeChance(Comparison? change) => change is { Discovery: false, Difference: { } difference } && !difference.Contains(0);

    /// <summary>Whether the change is for the better; null where the indicator has no good direction.</summary>
    public static bool? IsBetter(Comparison change) => (change.Indicator.Direction, change.Difference?.Point) switch
    {
        (Direction.LowerIsBetter, < 0) or (Direction.HigherIsBetter, > 0) => true,
        (Direction.LowerIsBetter, > 0) or (Direction.HigherIsBetter, < 0) => false,
        _ => null,
    };

    /// <summary>A unit in words is not said twice in one breath: "by 0.6 per 10k views to 4.7".</summary>
    private static string To(Unit unit, double value) => ValueText.ChangeSuffix(unit) == unit.Suffix.Trim() && unit.Suffix.Trim().Length > 3
        ? ValueText.Number(unit, value)
        : ValueText.Value(unit, value);
}
