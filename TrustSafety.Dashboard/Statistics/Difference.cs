namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// A difference of two estimates: its interval and its two-sided p-value come from one statistic,
/// so p is below 1 − level exactly when the interval excludes 0.
/// </summary>
public readonly record struct Difference(Interval Interval, double P)
{
    public bool ExcludesZero => Interval.Low > 0 || Interval.High < 0;
}
