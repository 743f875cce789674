using MathNet.Numerics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// The asymptotic expansion of I_x(a, b) for large a and b near the mean, in 20 terms (DiDonato &amp; Morris 1992, ACM TOMS 18:360, BASYM).
/// An infinite a or b gives the incomplete gamma function. Here continued fractions would need √a steps.
/// </summary>
internal static class UniformExpansion
{
    private const int Terms = 20;
    private const double E0 = 1.1283791670955126;
    private const double E1 = 0.35355339059327376;

    /// <summary>The lower tail at x below the mean: distance = a − (a + b)·x ≥ 0 in units of a; for infinite b, a − x.</summary>
    public static double Lower(double a, double b, double distance)
    {
        var f = (double.IsInfinity(a) ? 0 : a * Stirling.LogGap(-distance / a)) + (double.IsInfinity(b) ? 0 : b * Stirling.LogGap(distance / b));
        var t = Math.Exp(-f);
        if (t == 0) return 0;
        Span<double> a0 = stackalloc double[Terms + 1], b0 = stackalloc double[Terms + 1], c = stackalloc double[Terms + 1], d = stackalloc double[Terms + 1];
        var (z0, z2) = (Math.Sqrt(f), 2 * f);
        var z = z0 / E1 * 0.5;
        var h = a < b ? a / b : b / a;
        var r0 = 1 / (h + 1);
        var r1 = a < b ? 1 - h : h - 1;
        var w0 = 1 / Math.Sqrt(Math.Min(a, b) * (h + 1));
        a0[0] = r1 * 2 / 3;
        c[0] = -a0[0] / 2;
        d[0] = -c[0];
        var j0 = 0.5 / E0 * ScaledErfc(z0, f);
        var j1 = E1;
        var sum = j0 + d[0] * w0 * j1;
        var (s, h2, hn, w, znm1, zn) = (1.0, h * h, 1.0, w0, z, z2);
        for (var n = 2; n <= Terms; n += 2)
        {
            hn *= h2;
            a0[n - 1] = r0 * 2 * (h * hn + 1) / (n + 2);
            s += hn;
            a0[n] = r1 * 2 * s / (n + 3);
            for (var i = n; i <= n + 1; i++) Coefficients(i, a0, b0, c, d);
            j0 = E1 * znm1 + (n - 1) * j0;
            j1 = E1 * zn + n * j1;
            znm1 *= z2;
            zn *= z2;
            w *= w0;
            var t0 = d[n - 1] * w * j0;
            w *= w0;
            var t1 = d[n] * w * j1;
            sum += t0 + t1;
            if (Math.Abs(t0) + Math.Abs(t1) <= 1e-17 * sum) break;
        }
        return E0 * t * Math.Exp(Stirling.Error(a + b) - Stirling.Error(a) - Stirling.Error(b)) * sum;
    }

    private static void Coefficients(int i, Span<double> a0, Span<double> b0, Span<double> c, Span<double> d)
    {
        var r = -(i + 1) / 2.0;
        b0[0] = r * a0[0];
        for (var m = 2; m <= i; m++)
        {
            var sum = 0.0;
            for (var j = 1; j < m; j++) sum += (j * r - (m - j)) * a0[j - 1] * b0[m - j - 1];
            b0[m - 1] = r * a0[m - 1] + sum / m;
        }
        c[i - 1] = b0[i - 1] / (i + 1);
        var total = 0.0;
        for (var j = 1; j < i; j++) total += d[i - j - 1] * c[j - 1];
        d[i - 1] = -(total + c[i - 1]);
    }

    // e^{z²}·erfc(z); the product overflows only far beyond the region where the expansion is used.
    private static double ScaledErfc(double z, double z2)
    {
        if (z2 < 600) return Math.Exp(z2) * SpecialFunctions.Erfc(z);
        var t = 1 / (2 * z2);
        return (1 - t * (1 - 3 * t * (1 - 5 * t * (1 - 7 * t)))) / (z * 1.7724538509055159);
    }
}
