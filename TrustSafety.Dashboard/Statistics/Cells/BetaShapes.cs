namespace TrustSafety.Dashboard.Statistics;

/// <summary>The intervals of a proportion whose limits are beta quantiles.</summary>
internal enum BetaShapes
{
    ClopperPearson,
    Jeffreys,
}

internal static class BetaShape
{
    public static (double Low, double High) Limits(this BetaShapes shapes, double k, double n, double level)
    {
        var interval = shapes == BetaShapes.ClopperPearson ? OneProportion.ClopperPearson(k, n, level) : ProportionLimits.Jeffreys(k, n, level);
        return (interval.Low, interval.High);
    }
}
