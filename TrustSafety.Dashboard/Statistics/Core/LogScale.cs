namespace TrustSafety.Dashboard.Statistics;

/// <summary>Ratios are estimated on the logarithmic scale, proportions on the logit, and both told on their own.</summary>
internal static class LogScale
{
    /// <summary>exp of a Wald interval; the standard error stays that of the logarithm.</summary>
    public static Inference Exponential(double log, double error, string method, double level, Alternative alternative, double? df = null, double nullRatio = 1)
    {
        var wald = Inference.Wald(log, error, method, level, alternative, df, Math.Log(Require.Positive(nullRatio)));
        return wald with { Point = Exp(wald.Point), Low = Exp(wald.Low), High = Exp(wald.High) };
    }

    /// <summary>The same less 1, with the digits of a small change; null change 0.</summary>
    public static Inference Change(double log, double error, string method, double level, Alternative alternative, double? df = null)
    {
        var wald = Inference.Wald(log, error, method, level, alternative, df);
        return wald with { Point = Less(wald.Point), Low = Less(wald.Low), High = Less(wald.High) };
    }

    /// <summary>A proportion in (0, 1) with interval and p on the logit: logit p ± critical·error/(p(1 − p)), p of the same z at the null; the standard error stays that of p.</summary>
    public static Inference Logit(double p, double error, string method, double level, Alternative alternative, double? df = null, double nullValue = 0.5)
    {
        var wald = Inference.Wald(Math.Log(p / (1 - p)), error / (p * (1 - p)), method, level, alternative, df, Math.Log(nullValue / (1 - nullValue)));
        return wald.IsDefined ? wald with { Point = p, StandardError = error, Low = Expit(wald.Low!.Value), High = Expit(wald.High!.Value) } : wald with { Point = p };
    }

    private static double Expit(double x) => 1 / (1 + Math.Exp(-x));

    private static double? Less(double? x) => x is { } v ? Stirling.Expm1(v) : null;

    private static double? Exp(double? x) => x is { } v ? Math.Exp(v) : null;
}
