using MathNet.Numerics.Distributions;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Tails and quantiles of the reference distributions, wrapped once because MathNet loses them:
/// 1 − CDF rounds to 0 where the tail is 1e-20, so every tail here is the CDF of the negated argument.
/// </summary>
public static class Tails
{
    /// <summary>z with P(|Z| ≤ z) = level for a standard normal Z; 0 &lt; level &lt; 1.</summary>
    public static double NormalCritical(double level) => -Normal.InvCDF(0, 1, Alpha(level) / 2);

    /// <summary>P(|Z| ≥ |z|) of a standard normal Z; exact in the far tail.</summary>
    public static double NormalTwoSided(double z) => double.IsNaN(z) ? 1 : Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs(z)));

    /// <summary>t with P(|T| ≤ t) = level for Student's T with df degrees of freedom; df &gt; 0.</summary>
    public static double StudentCritical(double level, double df) => df > 1e6 ? NormalCritical(level) : -StudentT.InvCDF(0, 1, df, Alpha(level) / 2);

    /// <summary>P(|T| ≥ |t|) of Student's T.</summary>
    public static double StudentTwoSided(double t, double df) => double.IsNaN(t) ? 1 : Math.Min(1, 2 * StudentT.CDF(0, 1, df, -Math.Abs(t)));

    internal static double Alpha(double level) =>
        level is > 0 and < 1 ? 1 - level : throw new ArgumentOutOfRangeException(nameof(level), "A level lies between 0 and 1.");
}
