using MathNet.Numerics.LinearAlgebra;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>The tabular CUSUM of standardised values: slack k and decision limit h in standard deviations.</summary>
public static class Cusum
{
    /// <summary>
    /// Upper C⁺ = max(0, C⁺ + z − k), lower C⁻ = max(0, C⁻ − z − k); a signal where either exceeds h; both go on after it.
    /// Page 1954, Biometrika 41:100; Montgomery, Introduction to Statistical Quality Control, chapter 9.
    /// </summary>
    public static IReadOnlyList<CusumPoint> Chart(ReadOnlySpan<double> z, double k = 0.5, double h = 5)
    {
        var points = new CusumPoint[z.Length];
        double up = 0, down = 0;
        for (var i = 0; i < z.Length; i++)
        {
            up = Math.Max(0, up + z[i] - k);
            down = Math.Max(0, down - z[i] - k);
            points[i] = new(up, down, up > h || down > h);
        }
        return points;
    }

    /// <summary>
    /// Average number of values until a signal when the mean has moved by shift standard deviations: one-sided from the integral equation
    /// L(u) = 1 + L(0)Φ(k − u − δ) + ∫₀ʰ L(v)φ(v + k − u − δ)dv, two-sided 1/L = 1/L⁺ + 1/L⁻. Normal independent values.
    /// h at most 100: any more is never reached. Goel &amp; Wu 1971, Technometrics 13:221.
    /// </summary>
    public static double AverageRunLength(double k, double h, double shift, bool twoSided = true)
    {
        if (h > MostLimit) throw new ArgumentOutOfRangeException(nameof(h), "The limit is at most 100 standard deviations.");
        var up = OneSided(Require.NotNegative(k), Require.Positive(h), shift);
        return twoSided ? 1 / (1 / up + 1 / OneSided(k, h, -shift)) : up;
    }

    private const double MostLimit = 100;

    private static double OneSided(double k, double h, double shift)
    {
        var (nodes, weights) = Quadrature.Panels(0, h, 1.5);
        var n = nodes.Length;
        // Unknowns: L at 0 first, then at the nodes.
        double At(int i) => i == 0 ? 0 : nodes[i - 1];
        var system = Matrix<double>.Build.Dense(n + 1, n + 1, (i, j) => (i == j ? 1 : 0)
            - (j == 0 ? Gaussian.Lower(k - At(i) - shift) : weights[j - 1] * Gaussian.Density(nodes[j - 1] + k - At(i) - shift)));
        return system.Solve(Vector<double>.Build.Dense(n + 1, 1))[0];
    }
}

public readonly record struct CusumPoint(double Up, double Down, bool Signals);
