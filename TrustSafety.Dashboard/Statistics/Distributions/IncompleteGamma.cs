namespace TrustSafety.Dashboard.Statistics;

/// <summary>The regularised incomplete gamma functions P(a, x) and Q(a, x), good to about 1e-13 relative for shapes to 1e13.</summary>
internal static class IncompleteGamma
{
    private const double LogSqrt2Pi = 0.91893853320467274178;

    public static (double Lower, double Upper) Both(double a, double x)
    {
        if (x <= 0) return (0, 1);
        if (double.IsPositiveInfinity(x)) return (1, 0);
        var near = a >= 100 && Math.Abs(x - a) <= 0.03 * a;
        if (x < a || x < 1 && x <= a + 0.5)
        {
            var lower = near ? UniformExpansion.Lower(a, double.PositiveInfinity, a - x) : Series(a, x);
            return (lower, 1 - lower);
        }
        if (!near && x < a + 1)
        {
            var lower = Series(a, x);
            return (lower, 1 - lower);
        }
        var upper = near ? UniformExpansion.Lower(double.PositiveInfinity, a, x - a) : Fraction(a, x);
        return (1 - upper, upper);
    }

    public static double Lower(double a, double x) => Both(a, x).Lower;

    public static double Upper(double a, double x) => Both(a, x).Upper;

    /// <summary>ln [xᵃ e⁻ˣ / Γ(a)].</summary>
    public static double LogKernel(double a, double x) =>
        a < 15 ? a * Math.Log(x) - x - Stirling.Error(a) - (a - 0.5) * Math.Log(a) + a - LogSqrt2Pi
        : 0.5 * Math.Log(a) - LogSqrt2Pi - Stirling.Error(a) - Stirling.Deviance(a, x - a);

    private static double Series(double a, double x)
    {
        double term = 1, sum = 1;
        for (var n = 1; n < 1_000_000 && term > 1e-17 * sum; n++) sum += term *= x / (a + n);
        return Math.Min(1, Math.Exp(LogKernel(a, x)) / a * sum);
    }

    private static double Fraction(double a, double x)
    {
        const double tiny = 1e-300;
        var b = x + 1 - a;
        var c = 1 / tiny;
        var d = 1 / b;
        var h = d;
        for (var i = 1; i < 1_000_000; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = an * d + b;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = b + an / c;
            c = Math.Abs(c) < tiny ? tiny : c;
            h *= d * c;
            if (Math.Abs(d * c - 1) < 3e-16) break;
        }
        return Math.Exp(LogKernel(a, x)) * h;
    }

    /// <summary>x with P(a, x) = p, or Q(a, x) = p when upper.</summary>
    public static double Quantile(double a, double p, bool upper = false)
    {
        if (p <= 0) return upper ? double.PositiveInfinity : 0;
        if (p >= 1) return upper ? 0 : double.PositiveInfinity;
        double low = 0, high = double.PositiveInfinity;
        var x = Start(a, p, upper);
        for (var i = 0; i < 300; i++)
        {
            var (lower, above) = Both(a, x);
            var tail = upper ? above : lower;
            if (upper ? tail < p : tail > p) high = x;
            else low = x;
            var density = Math.Exp(LogKernel(a, x)) / x;
            var step = tail > 0 && density > 0 ? Math.Log(p / tail) * tail / density * (upper ? -1 : 1) : double.NaN;
            var next = x + step;
            // Newton doubles its digits: a step this small, also on the scale of the distribution's spread, was the last one needed.
            if (next > low && next < high && Math.Abs(step) <= 1e-8 * next && Math.Abs(step) * density <= 1e-7 * tail) return next;
            if (!(next > low && next < high)) next = double.IsInfinity(high) ? 2 * x : low == 0 ? high / 8 : (low + high) / 2;
            if (Math.Abs(next - x) <= 2e-16 * next || !double.IsInfinity(high) && high - low <= 2e-16 * high) return next;
            x = next;
        }
        return x;
    }

    private static double Start(double a, double p, bool upper)
    {
        var z = upper ? -Gaussian.Quantile(p) : Gaussian.Quantile(p);
        var cube = 1 - 1 / (9 * a) + z / (3 * Math.Sqrt(a));
        if (a > 0.5 && cube > 0.1) return a * cube * cube * cube;
        var small = Math.Exp((Math.Log((upper ? 1 - p : p) * a) - LogKernel(a, 1) - 1) / a);
        return small is > 1e-300 and < 1 ? small : upper ? Math.Max(a, -Math.Log(p)) : Math.Min(a, 1e-3);
    }
}
