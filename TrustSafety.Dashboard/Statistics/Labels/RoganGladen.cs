namespace TrustSafety.Dashboard.Statistics;

/// <summary>How good the labels are, from validation sets: k of n true positives called positive, k of n true negatives called negative.</summary>
public readonly record struct LabelAccuracy(double Sensitivity, double PositivesChecked, double Specificity, double NegativesChecked);

/// <summary>True prevalence from imperfect labels: (p + Sp − 1)/(Se + Sp − 1) for an apparent prevalence p.</summary>
public static class RoganGladen
{
    /// <summary>
    /// Delta method: variance [v + π²Se(1 − Se)/n_Se + (1 − π)²Sp(1 − Sp)/n_Sp]/(Se + Sp − 1)², v the variance of p: p(1 − p)/n, or a design's.
    /// The point may fall outside [0, 1] and is shown as it is; floor it for display only. Rogan &amp; Gladen 1978, American Journal of Epidemiology 107:71.
    /// </summary>
    public static Inference Delta(double apparent, double apparentError, LabelAccuracy labels, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "Rogan–Gladen, delta";
        var youden = Check(apparent, labels);
        if (!(youden > 0)) return Inference.None(Undefined.UninformativeLabels, method, level, alternative);
        var point = (apparent + labels.Specificity - 1) / youden;
        var variance = Require.NotNegative(apparentError) * apparentError + Errors(point, labels.Sensitivity, labels.PositivesChecked, labels.Specificity, labels.NegativesChecked);
        var wald = Inference.Wald(point, Math.Sqrt(variance) / youden, method, level, alternative);
        return wald with { P = null, Statistic = null };
    }

    /// <summary>
    /// Lang–Reiczigel: one success and one failure added to both validation sets, z²/2 of each to the sample, and the skew-correcting shift
    /// 2z²(πSe(1 − Se)/n_Se − (1 − π)Sp(1 − Sp)/n_Sp), cut to [0, 1]. For a weighted sample give its effective n: p(1 − p)/v.
    /// Nominal coverage from n = 30. Lang &amp; Reiczigel 2014, Preventive Veterinary Medicine 113:13.
    /// </summary>
    public static Inference LangReiczigel(double apparent, double n, LabelAccuracy labels, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "Rogan–Gladen, Lang–Reiczigel";
        var youden = Check(apparent, labels);
        if (!(youden > 0)) return Inference.None(Undefined.UninformativeLabels, method, level, alternative);
        var z = Reference.Critical(Sided.Level(level, alternative), Alternative.TwoSided, null);
        var size = Require.Positive(n) + z * z;
        var p = (n * apparent + z * z / 2) / size;
        var (nSe, nSp) = (labels.PositivesChecked + 2, labels.NegativesChecked + 2);
        var se = (labels.PositivesChecked * labels.Sensitivity + 1) / nSe;
        var sp = (labels.NegativesChecked * labels.Specificity + 1) / nSp;
        var moved = (p + sp - 1) / (se + sp - 1);
        var shift = 2 * z * z * (moved * se * (1 - se) / nSe - (1 - moved) * sp * (1 - sp) / nSp);
        var error = Math.Sqrt(p * (1 - p) / size + Errors(moved, se, nSe, sp, nSp)) / (se + sp - 1);
        var point = (apparent + labels.Specificity - 1) / youden;
        var limits = new Interval(Math.Clamp(moved + shift - z * error, 0, 1), point, Math.Clamp(moved + shift + z * error, 0, 1), level, method);
        return Sided.Of(limits, level, alternative, 0, 1) with { StandardError = error };
    }

    /// <summary>
    /// The same for a weighted sample: p and its design standard error give the effective n. p of 0 or 1 has none: give Kish's n to <see cref="LangReiczigel"/>.
    /// Lang &amp; Reiczigel 2014, Preventive Veterinary Medicine 113:13.
    /// </summary>
    public static Inference Weighted(Inference apparent, LabelAccuracy labels, double level = 0.95, Alternative alternative = Alternative.TwoSided) =>
        apparent is { Point: > 0 and < 1 and var p, StandardError: > 0 and var error }
            ? LangReiczigel(p, p * (1 - p) / (error * error), labels, level, alternative) with { Method = "Rogan–Gladen, Lang–Reiczigel on effective n" }
            : Inference.None(Undefined.NoSpread, "Rogan–Gladen, Lang–Reiczigel on effective n", level, alternative);

    /// <summary>
    /// Two arms judged by the same labellers: both means corrected, their variances (v + a)/(Se + Sp − 1)², a as in <see cref="Delta"/>, and the covariance that the
    /// shared Se and Sp give the means, [π·πBase·Se(1 − Se)/n_Se + (1 − π)(1 − πBase)·Sp(1 − Sp)/n_Sp]/(Se + Sp − 1)²: what is common cancels from the
    /// difference. Labels no better than chance, or an arm below two: empty arms. Rogan &amp; Gladen 1978, American Journal of Epidemiology 107:71.
    /// </summary>
    public static (MeanTally Arm, MeanTally Against, double Covariance) Arms(MeanTally arm, MeanTally against, LabelAccuracy labels)
    {
        var youden = Check(Math.Clamp(arm.Mean, 0, 1), labels);
        if (!(youden > 0) || arm.N < 2 || against.N < 2) return default;
        double True(MeanTally t) => (t.Mean + labels.Specificity - 1) / youden;
        var (se, sp) = (labels.Sensitivity * (1 - labels.Sensitivity) / labels.PositivesChecked, labels.Specificity * (1 - labels.Specificity) / labels.NegativesChecked);
        MeanTally Corrected(MeanTally t) => new(t.N, True(t), (t.Variance / t.N + True(t) * True(t) * se + (1 - True(t)) * (1 - True(t)) * sp) / (youden * youden) * t.N * (t.N - 1));
        var (own, other) = (True(arm), True(against));
        return (Corrected(arm), Corrected(against), (own * other * se + (1 - own) * (1 - other) * sp) / (youden * youden));
    }

    private static double Errors(double prevalence, double se, double nSe, double sp, double nSp) =>
        prevalence * prevalence * se * (1 - se) / nSe + (1 - prevalence) * (1 - prevalence) * sp * (1 - sp) / nSp;

    private static double Check(double apparent, LabelAccuracy labels)
    {
        Require.Probability(apparent);
        Require.Positive(labels.PositivesChecked, nameof(labels));
        Require.Positive(labels.NegativesChecked, nameof(labels));
        return Require.Probability(labels.Sensitivity, nameof(labels)) + Require.Probability(labels.Specificity, nameof(labels)) - 1;
    }
}
