using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Estimates;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.Comparing;

/// <summary>Splits the change of a ratio of sums into mix and rate effects of its segments.</summary>
internal static class Splitter
{
    /// <summary>The segments of the dimension at this place among the keys, under a fixed other key; null when one of them may not be known.</summary>
    public static MixRate? Split(Grid grid, int dimension, Func<EquatableList<string?>, bool> within, Period before, Period after)
    {
        var rows = new List<(string? Segment, (double N, double D) Before, (double N, double D) After)>();
        foreach (var keys in grid.Keys.Where(within))
        {
            if (PartsOf(grid.Find(before, keys)) is not { } b || PartsOf(grid.Find(after, keys)) is not { } a) return null;
            if (b.D > 0 || a.D > 0) rows.Add((keys[dimension], b, a));
        }
        var (wholeBefore, wholeAfter) = (rows.Sum(r => r.Before.D), rows.Sum(r => r.After.D));
        if (wholeBefore <= 0 || wholeAfter <= 0) return null;
        SegmentShift[] shifts = [.. rows.Select(r => new SegmentShift(r.Before.D / wholeBefore, Rate(r.Before), r.After.D / wholeAfter, Rate(r.After)))];
        var effects = Kitagawa.Split(shifts);
        var parts = rows.Zip(shifts, effects).Select(x => new MixRatePart(
            x.First.Segment, x.Second.ShareBefore, x.Second.ShareAfter, x.Second.RateBefore, x.Second.RateAfter, x.Third.Mix, x.Third.Rate)).ToList();
        return new(grid.Slice.By[dimension], effects.Sum(e => e.Mix), effects.Sum(e => e.Rate), parts);
    }

    /// <summary>
    /// How much a dimension tells about the change: the parts' departures from what each segment's size alone would bring, over √segments, because
    /// more segments scatter more by chance.
    /// </summary>
    public static double Explains(MixRate split)
    {
        var change = split.Mix + split.Rate;
        return split.Parts.Sum(p => Math.Abs(p.Mix + p.Rate - change * (p.ShareBefore + p.ShareAfter) / 2)) / Math.Sqrt(split.Parts.Count);
    }

    private static (double N, double D)? PartsOf(GridCell? cell) => cell switch
    {
        null => (0, 0),
        { Estimate: { } estimate } => estimate.Parts,
        _ => null,
    };

    private static double Rate((double N, double D) parts) => parts.D > 0 ? parts.N / parts.D : 0;
}
