namespace TrustSafety.Dashboard.Statistics;

/// <summary>Extreme values pulled in to a cap, which trades a little bias for much variance.</summary>
public static class Winsor
{
    /// <summary>
    /// The limits at two quantiles of all values (linear interpolation, type 7 of Hyndman &amp; Fan 1996). Zeros count: a cap over non-zero values
    /// only is another population. 0 ≤ low &lt; high ≤ 1; at least one value.
    /// </summary>
    public static (double Low, double High) Limits(ReadOnlySpan<double> values, double low, double high)
    {
        if (!(low >= 0 && low < high && high <= 1)) throw new ArgumentOutOfRangeException(nameof(low), "The lower quantile lies below the upper, both in [0, 1].");
        if (values.Length == 0) throw new ArgumentException("A cap needs at least one value.", nameof(values));
        var sorted = RadixSort.Sorted(values);
        return (Quantiles.Interpolated(sorted, low), Quantiles.Interpolated(sorted, high));
    }

    /// <summary>
    /// A ratio metric with numerator and denominator capped at the same quantiles of the same units (all of them, both arms together),
    /// so that the cap neither biases the level nor flips the sign of a small effect. Dixon 1960, Annals of Mathematical Statistics 31:385.
    /// </summary>
    public static (double[] Numerator, double[] Denominator) Ratio(ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator, double low, double high)
    {
        Require.SameLength(numerator.Length, denominator.Length, nameof(denominator));
        return (Cap(numerator, Limits(numerator, low, high)), Cap(denominator, Limits(denominator, low, high)));
    }

    /// <summary>
    /// A ratio metric Σnumerator/Σdenominator compared between two arms after capping both columns at quantiles of all units of both arms together: Welch's t on
    /// the delta-method variances. Two units in each arm and a denominator other than 0.
    /// </summary>
    public static Inference RatioDifference(
        (double[] Numerator, double[] Denominator) arm, (double[] Numerator, double[] Denominator) against, double low, double high, double level = 0.95,
        Alternative alternative = Alternative.TwoSided)
    {
        var n = arm.Numerator.Length;
        var (top, bottom) = Ratio([.. arm.Numerator, .. against.Numerator], [.. arm.Denominator, .. against.Denominator], low, high);
        var (own, other) = (JointTally.Of([top[..n], bottom[..n]]), JointTally.Of([top[n..], bottom[n..]]));
        if (own.N < 2 || other.N < 2) return Inference.None(Undefined.TooFew, "ratio, winsorised", level, alternative);
        if (own.Mean(1) == 0 || other.Mean(1) == 0) return Inference.None(Undefined.ZeroDenominator, "ratio, winsorised", level, alternative);
        return MeanDifference.Absolute(RatioMetric.Arm(own, 0, 1), RatioMetric.Arm(other, 0, 1), level, alternative) with { Method = "ratio, winsorised" };
    }

    /// <summary>A copy with every value pulled in to the limits. Dixon 1960, Annals of Mathematical Statistics 31:385.</summary>
    public static double[] Cap(ReadOnlySpan<double> values, (double Low, double High) limits)
    {
        var capped = values.ToArray();
        for (var i = 0; i < capped.Length; i++) capped[i] = Math.Clamp(capped[i], limits.Low, limits.High);
        return capped;
    }
}
