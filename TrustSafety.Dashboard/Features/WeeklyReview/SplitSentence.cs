using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>
/// A change split by one dimension into mix and rate, in words. A part below a tenth of the change is not worth a clause,
/// and a segment is named only where it carries at least half.
/// </summary>
internal static class SplitSentence
{
    private const double Negligible = 0.1;
    private const double Most = 0.5;
    private const double AlmostAll = 0.85;

    /// <summary>"By surface, +0.5 comes from changed rates (most of it in live) and +0.1 from a changed mix."</summary>
    public static string Full(Unit unit, Interval change, MixRate split)
    {
        var dimension = DimensionText.Words(split.Dimension);
        var total = split.Mix + split.Rate;
        if (total == 0) return $"By {dimension}, rates and mix moved against each other and cancel out.";
        var inside = Leading(split, rates: true) is { } leading ? $" ({leading})" : "";
        if (IsSmall(split.Mix, total)) return $"By {dimension}, it comes from changed rates, not from the mix{inside}.";
        if (IsSmall(split.Rate, total)) return $"By {dimension}, it comes from a changed mix: the rates inside barely moved.";
        return $"By {dimension}, {ValueText.Change(unit, split.Rate, change)} comes from changed rates{inside} and {ValueText.Change(unit, split.Mix, change)} from a changed mix.";
    }

    /// <summary>The clause of a headline: "most of it in surface live", "because the mix of markets changed".</summary>
    public static string? Short(MixRate split)
    {
        var total = split.Mix + split.Rate;
        if (total == 0) return null;
        if (IsSmall(split.Rate, total)) return $"because the mix by {DimensionText.Words(split.Dimension)} changed, not the rates inside";
        return Leading(split, rates: false, withDimension: true);
    }

    /// <summary>One segment with at least half of the effect, or two that have well more than two would by chance; null where it is spread.</summary>
    private static string? Leading(MixRate split, bool rates, bool withDimension = false)
    {
        double Effect(MixRatePart part) => rates ? part.Rate : part.Mix + part.Rate;
        var total = split.Parts.Sum(Effect);
        if (total == 0) return null;
        var parts = split.Parts.Select(p => (Name: DimensionText.Value(p.Segment), Share: Effect(p) / total)).OrderByDescending(p => p.Share).ToList();
        var named = parts.Count > 0 && parts[0].Share >= Most ? parts.Take(1).ToList()
            : parts.Count > 2 && parts[0].Share + parts[1].Share >= Math.Max(Most + Negligible, 1.4 * 2 / parts.Count) ? parts.Take(2).ToList() : [];
        if (named.Count == 0) return null;
        var much = named.Sum(p => p.Share) >= AlmostAll ? "almost all of it" : "most of it";
        var where = string.Join(" and ", named.Select(p => p.Name));
        return withDimension ? $"{much} in {DimensionText.Words(split.Dimension)} {where}" : $"{much} in {where}";
    }

    private static bool IsSmall(double effect, double total) => Math.Abs(effect) < Negligible * Math.Abs(total);
}
