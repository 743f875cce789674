namespace TrustSafety.Dashboard.Statistics;

/// <summary>How many there are in all, from what two independent detections found.</summary>
public static class CaptureRecapture
{
    /// <summary>
    /// Chapman: (n₁ + 1)(n₂ + 1)/(m + 1) − 1 with variance (n₁ + 1)(n₂ + 1)(n₁ − m)(n₂ − m)/((m + 1)²(m + 2)). m found by both. Biased low when the
    /// detections tend to find the same items, which they mostly do. Low is never below what was found. Chapman 1951; Seber 1982, section 3.1.
    /// The normal interval covers about a point too little, for the count is skewed.
    /// </summary>
    public static Inference Chapman(double first, double second, double both, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        if (!(both <= Require.NotNegative(first) && both <= Require.NotNegative(second))) throw new ArgumentOutOfRangeException(nameof(both), "What both found is part of what each found.");
        Require.NotNegative(both);
        var point = (first + 1) * (second + 1) / (both + 1) - 1;
        var variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) * (both + 1) * (both + 2));
        var found = first + second - both;
        if (variance == 0) return new("Chapman", level, alternative) { Point = point, Why = Undefined.NoSpread };
        var wald = Inference.Wald(point, Math.Sqrt(variance), "Chapman", level, alternative);
        return wald with { Low = Math.Max(found, wald.Low!.Value), P = null, Statistic = null };
    }
}
