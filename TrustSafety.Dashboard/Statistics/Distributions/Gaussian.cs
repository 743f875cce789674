using MathNet.Numerics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>The standard normal distribution, right in its tails to the smallest double.</summary>
internal static class Gaussian
{
    private const double Sqrt2 = 1.4142135623730951;
    private const double LogSqrt2Pi = 0.91893853320467274178;

    public static double Density(double x) => Math.Exp(-x * x / 2 - LogSqrt2Pi);

    /// <summary>P(Z ≤ x).</summary>
    public static double Lower(double x) => 0.5 * SpecialFunctions.Erfc(-x / Sqrt2);

    /// <summary>P(Z ≥ x).</summary>
    public static double Upper(double x) => 0.5 * SpecialFunctions.Erfc(x / Sqrt2);

    /// <summary>z with P(Z ≤ z) = p; one Halley step takes MathNet's value to the last digit.</summary>
    public static double Quantile(double p)
    {
        if (p > 0.5) return -Quantile(1 - p);
        if (p <= 0) return double.NegativeInfinity;
        if (p == 0.5) return 0;
        var x = -Sqrt2 * SpecialFunctions.ErfcInv(2 * p);
        var density = Density(x);
        if (density < 1e-300) return x;
        var u = (Lower(x) - p) / density;
        return x - u / (1 + x * u / 2);
    }

    /// <summary>ln P(Z ≤ x), also where the probability itself is below the smallest double.</summary>
    public static double LogLower(double x)
    {
        if (x > -30) return Math.Log(Lower(x));
        var t = 1 / (x * x);
        return -x * x / 2 - LogSqrt2Pi - Math.Log(-x) + Math.Log(1 - t * (1 - 3 * t * (1 - 5 * t * (1 - 7 * t))));
    }
}
