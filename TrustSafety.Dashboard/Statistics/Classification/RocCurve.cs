namespace TrustSafety.Dashboard.Statistics;

/// <summary>The chance that a positive scores above a negative (ties ½). Needs one of each; unweighted.</summary>
public static class RocCurve
{
    /// <summary>
    /// AUC with DeLong's standard error; interval on the logit so that it keeps to (0, 1), p against ½ on the plain scale. An AUC of 0 or 1 has no
    /// standard error: Low and High are then missing. DeLong, DeLong &amp; Clarke-Pearson 1988, Biometrics 44:837; Sun &amp; Xu 2014, IEEE SPL 21:1389.
    /// </summary>
    public static Inference Auc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> positive, double level = 0.95)
    {
        const string method = "AUC, DeLong";
        if (DeLong.Of(scores, positive) is not { } parts) return Inference.None(Undefined.TooFew, method, level);
        var variance = parts.Covariance(parts);
        if (!(variance > 0)) return Inference.None(Undefined.NoSpread, method, level, point: parts.Auc);
        var (auc, error) = (parts.Auc, Math.Sqrt(variance));
        var half = Reference.Critical(level, Alternative.TwoSided, null) * error / (auc * (1 - auc));
        var (logit, z) = (Math.Log(auc / (1 - auc)), (auc - 0.5) / error);
        return new(method, level)
        {
            Point = auc,
            StandardError = error,
            Low = 1 / (1 + Math.Exp(half - logit)),
            High = 1 / (1 + Math.Exp(-half - logit)),
            Statistic = z,
            P = Reference.P(z, Alternative.TwoSided, null),
        };
    }

    /// <summary>The difference of two scores' AUC on the same items, with DeLong's covariance. Equal rankings give no answer.</summary>
    public static Inference Difference(ReadOnlySpan<double> scores, ReadOnlySpan<double> against, ReadOnlySpan<bool> positive, double level = 0.95)
    {
        const string method = "AUC difference, DeLong";
        if (DeLong.Of(scores, positive) is not { } own || DeLong.Of(against, positive) is not { } other) return Inference.None(Undefined.TooFew, method, level);
        var variance = own.Covariance(own) + other.Covariance(other) - 2 * own.Covariance(other);
        return Inference.Wald(own.Auc - other.Auc, Math.Sqrt(Math.Max(0, variance)), method, level);
    }
}
