namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Power of the pooled z test (χ²) of two proportions, whose standard error under the null is not that under the alternative. n counts both arms, share is the first
/// arm's part in (0, 1); proportions in [0, 1]; for clusters divide n by the design effect. Fleiss, Levin &amp; Paik 2003, chapter 4; as R's power.prop.test(strict = TRUE).
/// </summary>
public static class ProportionPower
{
    /// <summary>Φ((|p − pBase| − z_α·e₀)/e₁), two-sided with the far tail; e₀² = p̄(1 − p̄)(1/n₁ + 1/n₂) with p̄ weighted by the arms, e₁² unpooled. 0 or 1 where nothing varies.</summary>
    public static double Of(double p, double pBase, double n, double share = 0.5, double alpha = 0.05, bool twoSided = true)
    {
        var z = -Gaussian.Quantile(Require.Inside(alpha) / (twoSided ? 2 : 1));
        var pooled = Require.Inside(share) * Require.Probability(p) + (1 - share) * Require.Probability(pBase);
        var (under, gap) = (z * DesignError.Proportions(pooled, pooled, n, share), Math.Abs(p - pBase));
        var error = DesignError.Proportions(p, pBase, n, share);
        if (error == 0) return gap > under ? 1 : 0;
        return Gaussian.Upper((under - gap) / error) + (twoSided ? Gaussian.Upper((under + gap) / error) : 0);
    }

    /// <summary>The smallest n of both arms with the power asked for; null when the proportions are equal.</summary>
    public static double? Units(double p, double pBase, double power = 0.8, double share = 0.5, double alpha = 0.05, bool twoSided = true) =>
        p == pBase ? null : SmallestWhole.Reaching(Require.Inside(power), n => Of(p, pBase, n, share, alpha, twoSided), 2);

    /// <summary>The smallest difference p − pBase above 0 (or below, on request) that n units of both arms find with the power asked for; null when none up to p = 1 (0) is found.</summary>
    public static double? DetectableDifference(double pBase, double n, double power = 0.8, double share = 0.5, double alpha = 0.05, bool twoSided = true, bool below = false)
    {
        var most = below ? Require.Probability(pBase) : 1 - Require.Probability(pBase);
        var side = below ? -1 : 1;
        double Gap(double d) => Of(Math.Clamp(pBase + side * d, 0, 1), pBase, n, share, alpha, twoSided) - Require.Inside(power);
        if (!(most > 0) || Gap(most) < 0) return null;
        return side * Bisection.Solve(Gap, 0, most);
    }
}
