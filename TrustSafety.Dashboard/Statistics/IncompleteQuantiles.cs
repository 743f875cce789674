using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Quantiles of the beta and gamma distributions. MathNet's own are good to about 1e-6 (beta) and need help at large shapes;
/// here the root of the regularised incomplete function is bracketed and bisected, which cannot leave the domain.
/// </summary>
internal static class IncompleteQuantiles
{
    // The continued fraction under MathNet's incomplete functions stops converging for shapes beyond this;
    // there the Wilson–Hilferty and normal approximations are themselves good to better than 1e-7 of a standard deviation.
    private const double LargeShape = 1e5;

    /// <summary>x with I_x(a, b) = p; a, b &gt; 0.</summary>
    public static double Beta(double a, double b, double p)
    {
        if (Math.Min(a, b) > LargeShape) return LargeBeta(a, b, p);
        // A small a beside a huge b piles the mass up near 0: bracket around the mean instead of halving [0, 1] sixty times.
        var mean = a / (a + b);
        var spread = Math.Sqrt(a * b / ((a + b) * (a + b) * (a + b + 1)));
        return Root(x => SpecialFunctions.BetaRegularized(a, b, x) - p, 0, 1, mean, spread);
    }

    /// <summary>x with P(shape, x) = p (scale 1); shape &gt; 0.</summary>
    public static double Gamma(double shape, double p) =>
        shape > LargeShape ? WilsonHilferty(shape, p)
        : Root(x => SpecialFunctions.GammaLowerRegularized(shape, x) - p, 0, double.PositiveInfinity, shape, Math.Sqrt(shape));

    private static double Root(Func<double, double> rising, double least, double most, double start, double step)
    {
        var (low, high) = (Math.Max(least, start - step), Math.Min(most, start + step));
        while (low > least && rising(low) > 0) (low, high, step) = (Math.Max(least, low - 2 * step), low, 2 * step);
        while (high < most && rising(high) < 0) (low, high, step) = (high, Math.Min(most, high + 2 * step), 2 * step);
        return Bisection.Solve(rising, low, high);
    }

    private static double LargeBeta(double a, double b, double p)
    {
        // A ratio of two nearly normal gammas: solve X_a/(X_a + X_b) by Paulson's cube-root normal approximation.
        var z = Normal.InvCDF(0, 1, p);
        var (u, v) = (1 / (9 * a), 1 / (9 * b));
        var (qa, qb, qc) = ((1 - v) * (1 - v) - z * z * v, -2 * (1 - u) * (1 - v), (1 - u) * (1 - u) - z * z * u);
        var root = (-qb + Math.Sign(z) * Math.Sqrt(Math.Max(0, qb * qb - 4 * qa * qc))) / (2 * qa);
        var f = root * root * root;
        return a * f / (a * f + b);
    }

    private static double WilsonHilferty(double shape, double p)
    {
        var cube = 1 - 1 / (9 * shape) + Normal.InvCDF(0, 1, p) / (3 * Math.Sqrt(shape));
        return shape * cube * cube * cube;
    }
}
