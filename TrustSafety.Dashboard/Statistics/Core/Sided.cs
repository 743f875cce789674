namespace TrustSafety.Dashboard.Statistics;

/// <summary>One-sided limits and p-values from a method's two-sided ones: a limit at level L on one side is that of the two-sided interval at 2L − 1.</summary>
internal static class Sided
{
    /// <summary>The level of the two-sided interval whose one end is wanted; one-sided levels lie above ½.</summary>
    public static double Level(double level, Alternative alternative) =>
        alternative == Alternative.TwoSided ? level
        : level is > 0.5 and < 1 ? 2 * level - 1
        : throw new ArgumentOutOfRangeException(nameof(level), "The level of a one-sided limit lies between 0.5 and 1.");

    /// <summary>The limit or limits that the alternative asks for; the other side is the end of the parameter's range.</summary>
    public static Inference Of(Interval interval, double level, Alternative alternative, double least, double most) => new(interval.Method, level, alternative)
    {
        Point = interval.Point,
        Low = alternative == Alternative.Less ? least : interval.Low,
        High = alternative == Alternative.Greater ? most : interval.High,
    };

    /// <summary>p of an exact method from its two tails, P(as high or higher) and P(as low or lower); two-sided is twice the smaller, as the interval's tails are halves.</summary>
    public static double P(double upper, double lower, Alternative alternative) => alternative switch
    {
        Alternative.Greater => upper,
        Alternative.Less => lower,
        _ => Math.Min(1, 2 * Math.Min(upper, lower)),
    };
}
