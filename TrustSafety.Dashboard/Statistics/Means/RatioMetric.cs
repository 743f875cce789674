namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// A ratio of means x̄/ȳ over units (users, clusters) turned by the delta method into an arm that <see cref="MeanDifference"/> and
/// <see cref="RelativeLift"/> compare. ȳ ≠ 0; poor when ȳ lies within a few standard errors of 0.
/// </summary>
public static class RatioMetric
{
    /// <summary>Variance per unit of x̄/ȳ: (s²ₓ − 2R·sₓᵧ + R²·s²ᵧ)/ȳ², R = x̄/ȳ; NaN of a ȳ of 0. Cochran 1977, Sampling Techniques, section 6.3.</summary>
    public static double Variance(double meanX, double meanY, double varianceX, double varianceY, double covariance)
    {
        var ratio = meanX / meanY;
        return (varianceX - 2 * ratio * covariance + ratio * ratio * varianceY) / (meanY * meanY);
    }

    /// <summary>Covariance per unit of ā/b̄ and c̄/d̄: (s_ac − Q·s_ad − R·s_bc + RQ·s_bd)/(b̄·d̄), R = ā/b̄, Q = c̄/d̄; NaN of a b̄ or d̄ of 0. Deng, Knoblich &amp; Lu 2018, KDD, section 3.</summary>
    public static double Covariance(double meanA, double meanB, double meanC, double meanD, double ac, double ad, double bc, double bd)
    {
        var (r, q) = (meanA / meanB, meanC / meanD);
        return (ac - q * ad - r * bc + r * q * bd) / (meanB * meanD);
    }

    /// <summary>The arm with mean x̄/ȳ and the delta-method variance, from the tally's variables x and y. Deng, Knoblich &amp; Lu 2018, KDD, section 3.</summary>
    public static MeanTally Arm(JointTally tally, int x, int y)
    {
        if (tally.Mean(y) == 0) throw new ArgumentOutOfRangeException(nameof(tally), "A ratio needs a denominator other than 0.");
        var variance = Variance(tally.Mean(x), tally.Mean(y), tally.Covariance(x, x), tally.Covariance(y, y), tally.Covariance(x, y));
        return new(tally.N, tally.Mean(x) / tally.Mean(y), Math.Max(0, variance) * (tally.N - 1));
    }
}
