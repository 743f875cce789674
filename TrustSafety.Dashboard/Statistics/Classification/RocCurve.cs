namespace TrustSafety.Dashboard.Statistics;

/// <summary>The chance that a positive scores above a negative (ties ½). Needs one of each; unweighted.</summary>
public static class RocCurve
{
    /// <summary>
    /// AUC with DeLong's standard error; interval and p against ½ from one z on the logit, z = logit(AUC)·AUC(1 − AUC)/error, so that the interval keeps to (0, 1)
    /// and both agree; on the scale of the AUC itself, cut to [0, 1], on request, as R's pROC has it. An AUC of 0 or 1 has no standard error: Low and High are then missing. DeLong, DeLong &amp; Clarke-Pearson 1988, Biometrics 44:837; Sun &amp; Xu 2014, IEEE SPL 21:1389.
    /// </summary>
    public static Inference Auc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> positive, double level = 0.95, Alternative alternative = Alternative.TwoSided, bool logit = true)
    {
        const string method = "AUC, DeLong";
        if (DeLong.Of(scores, positive) is not { } parts) return Inference.None(Undefined.TooFew, method, level, alternative);
        var variance = parts.Covariance(parts);
        if (!(variance > 0) || parts.Auc is 0 or 1) return Inference.None(Undefined.NoSpread, method, level, alternative, parts.Auc);
        if (logit) return LogScale.Logit(parts.Auc, Math.Sqrt(variance), method, level, alternative);
        var wald = Inference.Wald(parts.Auc, Math.Sqrt(variance), method, level, alternative, nullValue: 0.5);
        return wald with { Low = Math.Max(0, wald.Low!.Value), High = Math.Min(1, wald.High!.Value) };
    }

    /// <summary>
    /// The difference of two scores' AUC on the same items, with DeLong's covariance. Equal rankings give no answer.
    /// DeLong, DeLong &amp; Clarke-Pearson 1988, Biometrics 44:837.
    /// </summary>
    public static Inference Difference(
        ReadOnlySpan<double> scores, ReadOnlySpan<double> against, ReadOnlySpan<bool> positive, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "AUC difference, DeLong";
        if (DeLong.Of(scores, positive) is not { } own || DeLong.Of(against, positive) is not { } other) return Inference.None(Undefined.TooFew, method, level, alternative);
        var variance = own.Covariance(own) + other.Covariance(other) - 2 * own.Covariance(other);
        return Inference.Wald(own.Auc - other.Auc, Math.Sqrt(Math.Max(0, variance)), method, level, alternative);
    }
}
