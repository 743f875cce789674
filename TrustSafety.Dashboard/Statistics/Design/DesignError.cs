namespace TrustSafety.Dashboard.Statistics;

/// <summary>The standard error that a planned design will have, for <see cref="Power"/>. n counts all units; share is the treatment arm's part of them in (0, 1).</summary>
public static class DesignError
{
    /// <summary>
    /// Difference of two means with variances per unit (a ratio metric's by the delta method): √(v/(n·share) + vBase/(n(1 − share))).
    /// Lachin 1981, Controlled Clinical Trials 2:93.
    /// </summary>
    public static double Difference(double variance, double varianceBase, double n, double share = 0.5) =>
        Math.Sqrt(Require.NotNegative(variance) / (Require.Positive(n) * Require.Inside(share)) + Require.NotNegative(varianceBase) / (n * (1 - share)));

    /// <summary>Difference of two proportions, unpooled: v = p(1 − p). Lachin 1981, Controlled Clinical Trials 2:93.</summary>
    public static double Proportions(double p, double pBase, double n, double share = 0.5) =>
        Difference(Require.Probability(p) * (1 - p), Require.Probability(pBase) * (1 - pBase), n, share);

    /// <summary>Difference of two Poisson rates with the exposure split by share: v = rate. Lachin 1981, Controlled Clinical Trials 2:93.</summary>
    public static double Rates(double rate, double rateBase, double exposure, double share = 0.5) => Difference(rate, rateBase, exposure, share);

    /// <summary>
    /// Kish's design effect 1 + (m̄(1 + cv²) − 1)·ρ of clusters of mean size m̄ with coefficient of variation cv and intraclass correlation ρ;
    /// equal sizes give 1 + (m − 1)ρ. Multiply the variance by it, divide n by it. Eldridge, Ashby &amp; Kerry 2006, International Journal of Epidemiology 35:1292.
    /// </summary>
    public static double DesignEffect(double meanSize, double intraclass, double sizeVariation = 0) =>
        1 + (Require.Positive(meanSize) * (1 + Require.NotNegative(sizeVariation) * sizeVariation) - 1) * intraclass;

    /// <summary>n over the design effect: the simple random sample that would say as much. Kish 1965, Survey Sampling, section 8.2.</summary>
    public static double EffectiveSize(double n, double designEffect) => Require.NotNegative(n) / Require.Positive(designEffect);
}
