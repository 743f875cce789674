namespace TrustSafety.Dashboard.Statistics;

/// <summary>One segment before and after: its share of the denominator and its rate. A segment absent on one side has share 0 there.</summary>
public readonly record struct SegmentShift(double ShareBefore, double RateBefore, double ShareAfter, double RateAfter);

/// <summary>The part of a rate's change that each segment's share (mix) and own rate bring.</summary>
public readonly record struct ShiftEffect(double Mix, double Rate);

/// <summary>Decomposition of the change of a whole's rate R = Σ wᵢrᵢ into mix and rate effects, exactly additive.</summary>
public static class Kitagawa
{
    /// <summary>
    /// Rate effect (r₁ − r₀)(w₀ + w₁)/2, mix effect (w₁ − w₀)((r₀ + r₁)/2 − (R₀ + R₁)/2); shares sum to 1 on each side. Centring at the whole's
    /// mean rate leaves the total mix unchanged, because Σ(w₁ − w₀) = 0, and gives a segment a mix effect only where its rate is unlike the whole's.
    /// A segment absent on one side has no rate there; it takes that of its other side, so its whole effect is mix. Kitagawa 1955, JASA 50:1168.
    /// </summary>
    public static IReadOnlyList<ShiftEffect> Split(IReadOnlyList<SegmentShift> segments)
    {
        var whole = (segments.Sum(s => s.ShareBefore * Before(s)) + segments.Sum(s => s.ShareAfter * After(s))) / 2;
        return [.. segments.Select(s => new ShiftEffect(
            (s.ShareAfter - s.ShareBefore) * ((Before(s) + After(s)) / 2 - whole),
            (After(s) - Before(s)) * (s.ShareBefore + s.ShareAfter) / 2))];
    }

    private static double Before(SegmentShift s) => s.ShareBefore > 0 ? s.RateBefore : s.RateAfter;

    private static double After(SegmentShift s) => s.ShareAfter > 0 ? s.RateAfter : s.RateBefore;
}
