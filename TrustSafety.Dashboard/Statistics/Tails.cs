namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Two-sided tails and critical values of the reference distributions. Each tail is computed as a tail, never as 1 − CDF, which rounds to 0
/// where the tail is 1e-20.
/// </summary>
public static class Tails
{
    /// <summary>z with P(|Z| ≤ z) = level for a standard normal Z; 0 &lt; level &lt; 1.</summary>
    public static double NormalCritical(double level) => Reference.Critical(level, Alternative.TwoSided, null);

    /// <summary>P(|Z| ≥ |z|) of a standard normal Z; exact in the far tail.</summary>
    public static double NormalTwoSided(double z) => double.IsNaN(z) ? 1 : 2 * Gaussian.Lower(-Math.Abs(z));

    /// <summary>t with P(|T| ≤ t) = level for Student's T with df degrees of freedom; df &gt; 0.</summary>
    public static double StudentCritical(double level, double df) => -Student.Quantile(Alpha(level) / 2, df);

    /// <summary>P(|T| ≥ |t|) of Student's T.</summary>
    public static double StudentTwoSided(double t, double df) => double.IsNaN(t) ? 1 : 2 * Student.Lower(-Math.Abs(t), df > 0 ? df : throw new ArgumentOutOfRangeException(nameof(df), "Degrees of freedom are above 0."));

    internal static double Alpha(double level) =>
        level is > 0 and < 1 ? 1 - level : throw new ArgumentOutOfRangeException(nameof(level), "A level lies between 0 and 1.");
}
