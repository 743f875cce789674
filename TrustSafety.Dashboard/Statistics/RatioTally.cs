namespace TrustSafety.Dashboard.Statistics;

/// <summary>Additive sums of pairs (x, y), one pair per independent unit: n, Σx, Σy, Σx², Σxy, Σy².</summary>
public readonly record struct RatioTally(double N, double X, double Y, double X2, double XY, double Y2)
{
    public static RatioTally operator +(RatioTally a, RatioTally b) =>
        new(a.N + b.N, a.X + b.X, a.Y + b.Y, a.X2 + b.X2, a.XY + b.XY, a.Y2 + b.Y2);

    public double Ratio => X / Y;

    /// <summary>
    /// Delta-method variance of Σx/Σy: (s_xx − 2R·s_xy + R²·s_yy)/(n·ȳ²), which is n/(n−1)·Σ(x − R·y)²/(Σy)². Infinite below two units.
    /// Cochran 1977, Sampling Techniques, equation 2.39 and section 6.3.
    /// </summary>
    public double Variance => N < 2 ? double.PositiveInfinity : N / (N - 1) * Math.Max(0, X2 - 2 * Ratio * XY + Ratio * Ratio * Y2) / (Y * Y);
}
