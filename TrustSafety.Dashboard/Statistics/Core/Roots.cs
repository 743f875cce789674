namespace TrustSafety.Dashboard.Statistics;

/// <summary>A function of one variable as a struct, so that a root search allocates nothing.</summary>
internal interface IFunction
{
    double At(double x);
}

internal static class Roots
{
    /// <summary>Brent's root between two points of different sign, to the last digits (Brent 1973, Algorithms for Minimization without Derivatives, chapter 4).</summary>
    public static double Brent<T>(in T f, double a, double b, double tolerance = 0) where T : struct, IFunction
    {
        var (fa, fb) = (f.At(a), f.At(b));
        if (fa == 0) return a;
        if (fb == 0) return b;
        if (fa > 0 == fb > 0) return Math.Abs(fa) < Math.Abs(fb) ? a : b;
        var (c, fc) = (a, fa);
        var d = b - a;
        var e = d;
        for (var i = 0; i < 300; i++)
        {
            if (fb > 0 == fc > 0) { c = a; fc = fa; d = e = b - a; }
            if (Math.Abs(fc) < Math.Abs(fb)) { a = b; b = c; c = a; fa = fb; fb = fc; fc = fa; }
            var limit = 2 * double.Epsilon + 4e-16 * Math.Abs(b) + tolerance / 2;
            var middle = (c - b) / 2;
            if (Math.Abs(middle) <= limit || fb == 0) return b;
            // A secant through an infinite value would not move at all.
            if (Math.Abs(e) >= limit && Math.Abs(fa) > Math.Abs(fb) && double.IsFinite(fa) && double.IsFinite(fc)) (d, e) = Interpolate(a, b, c, fa, fb, fc, middle, limit, d, e);
            else d = e = middle;
            (a, fa) = (b, fb);
            b += Math.Abs(d) > limit ? d : middle > 0 ? limit : -limit;
            fb = f.At(b);
        }
        return b;
    }

    /// <summary>Brent's root of a function that changes sign somewhere in [from, ±∞): the bracket grows by doubling steps.</summary>
    public static double Outward<T>(in T f, double from, double step, double limit) where T : struct, IFunction
    {
        var sign = f.At(from) > 0;
        var near = from;
        for (var i = 0; i < 2000; i++)
        {
            var far = near + step;
            if (step > 0 ? far >= limit : far <= limit) far = limit;
            if (f.At(far) > 0 != sign) return Brent(f, near, far);
            if (far == limit) return limit;
            (near, step) = (far, step * 2);
        }
        return limit;
    }

    private static (double D, double E) Interpolate(
        double a, double b, double c, double fa, double fb, double fc, double middle, double limit, double d, double e)
    {
        double p, q, s = fb / fa;
        if (a == c) (p, q) = (2 * middle * s, 1 - s);
        else
        {
            var (t, r) = (fa / fc, fb / fc);
            p = s * (2 * middle * t * (t - r) - (b - a) * (r - 1));
            q = (t - 1) * (r - 1) * (s - 1);
        }
        if (p > 0) q = -q;
        p = Math.Abs(p);
        return 2 * p < Math.Min(3 * middle * q - Math.Abs(limit * q), Math.Abs(e * q)) ? (p / q, d) : (middle, middle);
    }
}
