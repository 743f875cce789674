namespace TrustSafety.Dashboard.Statistics;

/// <summary>Student's t with any positive degrees of freedom; the normal beyond 1e12 of them.</summary>
internal static class Student
{
    private const double Normal = 1e15;
    private const double Large = 1e6;

    /// <summary>P(T ≤ t).</summary>
    public static double Lower(double t, double df)
    {
        if (df > Normal) return Gaussian.Lower(t);
        if (double.IsInfinity(t)) return t > 0 ? 1 : 0;
        if (df > Large) return Gaussian.Lower(Hill(t, df));
        var t2 = t * t;
        var tail = 0.5 * IncompleteBeta.Lower(df / 2, 0.5, df / (df + t2), t2 / (df + t2));
        return t > 0 ? 1 - tail : tail;
    }

    // The normal deviate of equal tail; its error falls with df³ (Hill 1970, CACM 13:617).
    private static double Hill(double t, double df)
    {
        var a = df - 0.5;
        var b = 48 * a * a;
        var y = a * Stirling.Log1p(t * t / df);
        return Math.Sign(t) * ((((((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b) + y + 3) / b) + 1) * Math.Sqrt(y);
    }

    public static double Upper(double t, double df) => Lower(-t, df);

    public static double Density(double t, double df) =>
        df > Normal ? Gaussian.Density(t)
        : Math.Exp(Stirling.Error((df + 1) / 2) - Stirling.Error(df / 2) + Shape(df) - (df + 1) / 2 * Stirling.Log1p(t * t / df));

    /// <summary>t with P(T ≤ t) = p.</summary>
    public static double Quantile(double p, double df)
    {
        if (p > 0.5) return -Quantile(1 - p, df);
        if (p == 0.5) return 0;
        if (p <= 0) return double.NegativeInfinity;
        if (df > Normal) return Gaussian.Quantile(p);
        var z = Gaussian.Quantile(p);
        var t = df > 3 ? z + (z * z * z + z) / (4 * df) : z * 2;
        double low = double.NegativeInfinity, high = 0;
        for (var i = 0; i < 200; i++)
        {
            var tail = Lower(t, df);
            if (tail > p) high = t;
            else low = t;
            var density = Density(t, df);
            var next = tail > 0 && density > 0 ? t + Math.Log(p / tail) * tail / density : double.NaN;
            // Newton doubles its digits: a step this small was the last one needed.
            if (next > low && next < high && Math.Abs(next - t) <= 1e-8 * Math.Abs(next)) return next;
            if (!(next > low && next < high)) next = double.IsInfinity(low) ? 4 * t : (low + high) / 2;
            if (Math.Abs(next - t) <= 4e-16 * Math.Abs(next)) return next;
            t = next;
        }
        return t;
    }

    // ln of what Stirling's errors leave over of Γ((df+1)/2) / (√(df·π)·Γ(df/2)).
    private static double Shape(double df) => df / 2 * Stirling.Log1p(1 / df) - 0.5 - 0.5 * Math.Log(2 * Math.PI);
}
