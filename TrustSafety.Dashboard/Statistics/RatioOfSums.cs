namespace TrustSafety.Dashboard.Statistics;

/// <summary>A ratio of two sums over the same independent units, Σx/Σy with Σy ≠ 0; needs n ≥ 2.</summary>
public static class RatioOfSums
{
    /// <summary>
    /// R ± z·√v with the delta-method variance of <see cref="RatioTally.Variance"/>. Poor when Σy itself is uncertain (its CV above 0.1).
    /// Cochran 1977, Sampling Techniques, section 6.3.
    /// </summary>
    public static Interval Delta(RatioTally tally, double level)
    {
        Check(tally);
        var half = Tails.NormalCritical(level) * Math.Sqrt(tally.Variance);
        return new(tally.Ratio - half, tally.Ratio, tally.Ratio + half, level, "ratio, delta method");
    }

    /// <summary>The difference of two ratios, interval and p from one z. Cochran 1977, Sampling Techniques, section 6.3.</summary>
    public static Difference DeltaDifference(RatioTally tally, RatioTally against, double level, double dispersion = 1)
    {
        Check(tally);
        Check(against);
        return Wald.Difference(tally.Ratio, tally.Variance, against.Ratio, against.Variance, level, "ratio, delta method", dispersion);
    }

    private static void Check(RatioTally tally)
    {
        if (!(tally.N >= 2 && tally.Y != 0)) throw new ArgumentOutOfRangeException(nameof(tally), "A ratio needs at least two units and a denominator other than 0.");
    }
}
