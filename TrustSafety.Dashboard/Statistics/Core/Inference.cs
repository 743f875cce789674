namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// An estimate with its standard error, interval and test, all from one calculation: p is below 1 − level exactly when the interval excludes
/// the null. What a method does not have, or the data cannot carry, is null, and <see cref="Why"/> says why.
/// </summary>
/// <param name="Level">Coverage of the interval: 0.95 = 95 %. A one-sided limit holds at this level on its one side.</param>
public readonly record struct Inference(string Method, double Level, Alternative Alternative = Alternative.TwoSided)
{
    public double? Point { get; init; }

    public double? StandardError { get; init; }

    /// <summary>Negative infinity where the method says that the side is unbounded.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    public double? P { get; init; }

    /// <summary>The z, t or χ² behind p.</summary>
    public double? Statistic { get; init; }

    /// <summary>Null for a normal reference.</summary>
    public double? DegreesOfFreedom { get; init; }

    public Undefined Why { get; init; }

    public bool IsDefined => Why == Undefined.No;

    public Interval? Interval =>
        Point is { } point && Low is { } low && High is { } high ? new(low, point, high, Level, Method) : null;

    /// <summary>True when the interval leaves the value out.</summary>
    public bool Excludes(double value) => Low > value || High < value;

    internal static Inference None(Undefined why, string method, double level, Alternative alternative = Alternative.TwoSided, double? point = null) =>
        new(method, level, alternative) { Why = why, Point = point };

    /// <summary>point ± critical · error with p of (point − null)/error; Student's t when df is given, else the normal.</summary>
    internal static Inference Wald(
        double point, double error, string method, double level, Alternative alternative = Alternative.TwoSided, double? df = null, double nullValue = 0)
    {
        if (!(error > 0) || !double.IsFinite(error) || df is { } v && !(v > 0)) return None(Undefined.NoSpread, method, level, alternative, double.IsFinite(point) ? point : null);
        var statistic = (point - nullValue) / error;
        var half = Reference.Critical(level, alternative, df) * error;
        return new(method, level, alternative)
        {
            Point = point,
            StandardError = error,
            Low = alternative == Alternative.Less ? double.NegativeInfinity : point - half,
            High = alternative == Alternative.Greater ? double.PositiveInfinity : point + half,
            P = Reference.P(statistic, alternative, df),
            Statistic = statistic,
            DegreesOfFreedom = df,
        };
    }
}
