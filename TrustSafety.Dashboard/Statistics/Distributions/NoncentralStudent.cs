using MathNet.Numerics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Student's t of a normal with mean δ: what a t-test sees under an effect.</summary>
internal static class NoncentralStudent
{
    /// <summary>P(T ≤ t) = ∫ Φ(ts − δ) f(s) ds over s = √(χ²/df), on 16-point panels across all but 1e-17 of s.</summary>
    public static double Lower(double t, double df, double noncentrality)
    {
        if (df > 1e9) return Gaussian.Lower(t - noncentrality);
        var low = Math.Sqrt(2 * IncompleteGamma.Quantile(df / 2, 1e-17) / df);
        var high = Math.Sqrt(2 * IncompleteGamma.Quantile(df / 2, 1e-17, upper: true) / df);
        // Narrow where either the density of s or Φ(ts − δ) turns.
        var width = Math.Min(0.7 / Math.Sqrt(df), 1.5 / Math.Max(1, Math.Abs(t)));
        var (nodes, weights) = Quadrature.Panels(low, high, Math.Max(width, (high - low) / 400));
        var constant = Math.Log(2) + df / 2 * Math.Log(df / 2) - SpecialFunctions.GammaLn(df / 2);
        var sum = 0.0;
        for (var i = 0; i < nodes.Length; i++)
        {
            var s = nodes[i];
            sum += weights[i] * Gaussian.Lower(t * s - noncentrality) * Math.Exp(df > 60 ? Large(s, df) : constant + (df - 1) * Math.Log(s) - df * s * s / 2);
        }
        return Math.Clamp(sum, 0, 1);
    }

    // The same density without the cancellation of ln Γ at a large df.
    private static double Large(double s, double df) => IncompleteGamma.LogKernel(df / 2, df * s * s / 2) + Math.Log(2 / s);
}
