using MathNet.Numerics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>The pieces of gamma and beta densities that keep their digits for large arguments (Loader 2000, Fast and Accurate Computation of Binomial Probabilities).</summary>
internal static class Stirling
{
    private const double LogSqrt2Pi = 0.91893853320467274178;

    /// <summary>δ(a) = ln Γ(a) − (a − ½) ln a + a − ln √2π; about 1/(12a).</summary>
    public static double Error(double a)
    {
        if (double.IsPositiveInfinity(a)) return 0;
        if (a < 15) return SpecialFunctions.GammaLn(a) - (a - 0.5) * Math.Log(a) + a - LogSqrt2Pi;
        var s = 1 / (a * a);
        return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188 - s * (691.0 / 360360 - s / 156)))))) / a;
    }

    /// <summary>x − ln(1 + x) without cancellation near 0; x &gt; −1.</summary>
    public static double LogGap(double x)
    {
        if (x is < -0.5 or > 0.6) return x - Math.Log(1 + x);
        var r = x / (x + 2);
        var t = r * r;
        var sum = 0.0;
        for (var k = 18; k >= 0; k--) sum = sum * t + 1.0 / (2 * k + 3);
        return r * (x - 2 * t * sum);
    }

    /// <summary>a·ln(a/m) + m − a with m − a given, so that its digits survive.</summary>
    public static double Deviance(double a, double excess) => a * LogGap(excess / a);

    /// <summary>ln of the binomial coefficient-free density part: ln [Γ(a+b)/(Γ(a)Γ(b)) xᵃ yᵇ], y = 1 − x.</summary>
    public static double LogBetaKernel(double a, double b, double x, double y)
    {
        var (n, toMean) = (a + b, (a + b) * x - a);
        if (a + b < 15 || Math.Min(a, b) < 1)
            return a * Log(x, y) + b * Log(y, x) + Error(n) - Error(a) - Error(b) + Shape(a, b);
        var exponent = Deviance(a, toMean) + Deviance(b, n * y - b);
        return Error(n) - Error(a) - Error(b) - exponent + 0.5 * Math.Log(a / n * b) - LogSqrt2Pi;
    }

    // ln x where rest = 1 − x is known with more digits than x near 1.
    private static double Log(double x, double rest) => x > 0.5 ? Log1p(-rest) : Math.Log(x);

    // (n − ½) ln n − (a − ½) ln a − (b − ½) ln b − ln √2π, arranged so that a huge n beside a small b does not cancel.
    private static double Shape(double a, double b)
    {
        var (small, large) = (Math.Min(a, b), Math.Max(a, b));
        return (large - 0.5) * Log1p(small / large) + small * Math.Log(small + large) - (small - 0.5) * Math.Log(small) - LogSqrt2Pi;
    }

    /// <summary>ln(1 + x) with the digits of a small x.</summary>
    public static double Log1p(double x) => Math.Abs(x) > 0.4 ? Math.Log(1 + x) : x - LogGap(x);

    /// <summary>eˣ − 1 with the digits of a small x (Kahan).</summary>
    public static double Expm1(double x)
    {
        var u = Math.Exp(x);
        if (u == 1) return x;
        return u - 1 == -1 || double.IsInfinity(u) ? u - 1 : (u - 1) * x / Math.Log(u);
    }
}
