namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// An estimate with its interval at <paramref name="Level"/> (0.95 = 95 %) by the named method.
/// Unbounded sides are infinities and must be said to be unbounded.
/// </summary>
public readonly record struct Interval(double Low, double Point, double High, double Level, string Method)
{
    public bool Contains(double value) => Low <= value && value <= High;

    public bool IsBounded => double.IsFinite(Low) && double.IsFinite(High);

    public Interval Scale(double factor) => factor >= 0
        ? this with { Low = Low * factor, Point = Point * factor, High = High * factor }
        : this with { Low = High * factor, Point = Point * factor, High = Low * factor };
}
