namespace TrustSafety.Dashboard.Statistics;

/// <summary>Ratios are estimated on the logarithmic scale and told on their own.</summary>
internal static class LogScale
{
    /// <summary>exp of a Wald interval; the standard error stays that of the logarithm, the null is a ratio of 1.</summary>
    public static Inference Exponential(double log, double error, string method, double level, Alternative alternative, double? df = null)
    {
        var wald = Inference.Wald(log, error, method, level, alternative, df);
        return wald with { Point = Exp(wald.Point), Low = Exp(wald.Low), High = Exp(wald.High) };
    }

    private static double? Exp(double? x) => x is { } v ? Math.Exp(v) : null;
}
