namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// The regularised incomplete beta function with both tails kept apart, good to about 1e-13 relative for shapes from 1e-3 to 1e13.
/// MathNet's loses ln Γ's digits for large shapes and its continued fraction stops converging.
/// </summary>
internal static class IncompleteBeta
{
    /// <summary>I_x(a, b) = P(X ≤ x) and its complement; y must be 1 − x, given apart so that neither loses digits.</summary>
    public static (double Lower, double Upper) Both(double a, double b, double x, double y)
    {
        if (x <= 0) return (0, 1);
        if (y <= 0) return (1, 0);
        var distance = a > b ? (a + b) * y - b : a - (a + b) * x;
        if (distance >= 0)
        {
            var lower = Tail(a, b, x, y, distance);
            return (lower, 1 - lower);
        }
        var upper = Tail(b, a, y, x, -distance);
        return (1 - upper, upper);
    }

    public static double Lower(double a, double b, double x, double y) => Both(a, b, x, y).Lower;

    public static double Upper(double a, double b, double x, double y) => Both(a, b, x, y).Upper;

    private static double Tail(double a, double b, double x, double y, double distance)
    {
        if (Math.Min(a, b) >= 100 && distance <= 0.03 * Math.Min(a, b)) return UniformExpansion.Lower(a, b, distance);
        var kernel = Stirling.LogBetaKernel(a, b, x, y);
        if (kernel < -760) return 0;
        return Math.Min(1, Math.Exp(kernel) * Fraction(a, b, x, y, distance));
    }

    // The contracted continued fraction of ACM TOMS 708 (BFRAC): the distance from the mean enters as given, so nothing cancels.
    private static double Fraction(double a, double b, double x, double y, double distance)
    {
        var (c, c0, c1) = (1 + distance, b / a, 1 + 1 / a);
        double p = 1, s = a + 1, an = 0, bn = 1, anNext = 1, bnNext = c / c1, r = c1 / c;
        for (var n = 1; n < 100_000; n++)
        {
            var t = n / a;
            var w = n * (b - n) * x;
            var e = a / s;
            var alpha = p * (p + c0) * e * e * (w * x);
            e = (1 + t) / (c1 + t + t);
            var beta = n + w / s + e * (c + n * (1 + y));
            p = 1 + t;
            s += 2;
            (an, anNext) = (anNext, alpha * an + beta * anNext);
            (bn, bnNext) = (bnNext, alpha * bn + beta * bnNext);
            var before = r;
            r = anNext / bnNext;
            if (Math.Abs(r - before) <= 2e-16 * Math.Abs(r)) break;
            an /= bnNext;
            bn /= bnNext;
            (anNext, bnNext) = (r, 1);
        }
        return r;
    }

    /// <summary>x with I_x(a, b) = p (upper false) or with the upper tail = p (upper true): Newton in a bracket, on the smaller tail.</summary>
    public static double Quantile(double a, double b, double p, bool upper = false)
    {
        if (p <= 0) return upper ? 1 : 0;
        if (p >= 1) return upper ? 0 : 1;
        if (Mirrored(a, b)) return 1 - Solve(b, a, p, !upper);
        return Solve(a, b, p, upper);
    }

    // Solved on the side where x is small, so that x itself keeps its digits.
    private static bool Mirrored(double a, double b) => a > b;

    private static double Solve(double a, double b, double p, bool upper)
    {
        double low = 0, high = 1;
        var x = Start(a, b, upper ? 1 - p : p);
        for (var i = 0; i < 200; i++)
        {
            var (lower, above) = Both(a, b, x, 1 - x);
            var tail = upper ? above : lower;
            var tooHigh = upper ? tail < p : tail > p;
            if (tooHigh) high = x;
            else low = x;
            var density = Math.Exp(Stirling.LogBetaKernel(a, b, x, 1 - x) - Math.Log(x) - Math.Log(1 - x));
            // Newton on ln tail: quadratic also far out in the tail.
            var step = tail > 0 && density > 0 ? Math.Log(p / tail) * tail / density * (upper ? -1 : 1) : double.NaN;
            var next = x + step;
            // Newton doubles its digits: a step this small, also on the scale of the distribution's spread, was the last one needed.
            if (next > low && next < high && Math.Abs(step) <= 1e-8 * next && Math.Abs(step) * density <= 1e-7 * tail) return next;
            if (!(next > low && next < high)) next = low == 0 ? high / 8 : (low + high) / 2;
            if (Math.Abs(next - x) <= 2e-16 * next || high - low <= 2e-16 * high) return next;
            x = next;
        }
        return x;
    }

    private static double Start(double a, double b, double p)
    {
        if (a >= 1 && b >= 1)
        {
            var z = Gaussian.Quantile(p);
            var (u, v) = (1 / (9 * a), 1 / (9 * b));
            var (qa, qb, qc) = ((1 - v) * (1 - v) - z * z * v, -2 * (1 - u) * (1 - v), (1 - u) * (1 - u) - z * z * u);
            var inner = qb * qb - 4 * qa * qc;
            if (inner >= 0 && qa > 0)
            {
                var f = Math.Pow((-qb + Math.Sign(z) * Math.Sqrt(inner)) / (2 * qa), 3);
                var x = a * f / (a * f + b);
                if (x is > 1e-300 and < 1) return x;
            }
        }
        var guess = Math.Exp((Math.Log(p * a) - Stirling.LogBetaKernel(a, b, 0.5, 0.5) + (a + b) * Math.Log(0.5)) / a);
        return guess is > 1e-300 and < 0.9 ? guess : Math.Clamp(a / (a + b), 1e-300, 0.9);
    }
}
