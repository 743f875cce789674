namespace TrustSafety.Dashboard.Statistics;

/// <summary>Precision, recall and Fβ of a rule "score ≥ threshold" from judged items with weights 1/π.</summary>
public static class PrecisionRecall
{
    /// <summary>
    /// Average precision Σ (Rₖ − Rₖ₋₁)·Pₖ over the distinct scores from the top, weighted. Between 0 and 1, the prevalence for random scores.
    /// Interval on the logit: expit(logit a ± z/√(n₊a(1 − a))) with n₊ positives (their Kish size when weighted), no p. Without a positive: no answer; an average
    /// precision of 1 has no spread. Su, Yuan &amp; Zhu 2015, ICTIR; interval: Boyd, Eng &amp; Page 2013, ECML PKDD 8190:451.
    /// </summary>
    public static Inference AveragePrecision(ReadOnlySpan<ScoredItem> items, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        var sorted = items.ToArray();
        Array.Sort(sorted, (a, b) => b.Score.CompareTo(a.Score));
        var positives = sorted.Sum(i => i.Positive ? i.Weight : 0);
        if (!(positives > 0)) return Inference.None(Undefined.TooFew, "average precision", level, alternative);
        double hit = 0, seen = 0, area = 0;
        for (var i = 0; i < sorted.Length;)
        {
            var (score, before) = (sorted[i].Score, hit);
            for (; i < sorted.Length && sorted[i].Score == score; i++)
            {
                seen += sorted[i].Weight;
                if (sorted[i].Positive) hit += sorted[i].Weight;
            }
            if (seen > 0) area += (hit - before) / positives * (hit / seen);
        }
        var effective = positives * positives / sorted.Sum(i => i.Positive ? i.Weight * i.Weight : 0);
        if (!(area is > 0 and < 1 - 1e-14)) return Inference.None(Undefined.NoSpread, "average precision", level, alternative, area);
        return LogScale.Logit(area, Math.Sqrt(area * (1 - area) / effective), "average precision", level, alternative) with { P = null, Statistic = null };
    }

    /// <summary>
    /// At one threshold: each is a ratio of weighted sums (Hájek) with the linearised with-replacement standard error √(n/(n − 1)·Σ w²e²)/denominator and a
    /// normal interval cut to [0, 1]. Recall needs judged items below the threshold as well; nothing flagged leaves precision without an answer,
    /// no positive leaves recall without one. Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, section 5.6.
    /// With some 80 positives the normal interval covers about a point too little.
    /// </summary>
    public static ThresholdReadout At(
        ReadOnlySpan<ScoredItem> items, double threshold, double beta = 1, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        Require.Positive(beta);
        double hit = 0, flagged = 0, positive = 0;
        foreach (var item in items)
        {
            if (item.Score >= threshold) flagged += Require.NotNegative(item.Weight, nameof(items));
            if (item.Positive) positive += item.Weight;
            if (item.Positive && item.Score >= threshold) hit += item.Weight;
        }
        var b2 = beta * beta;
        return new(
            Ratio(items, threshold, level, alternative, "precision", hit, flagged, 0, 1),
            Ratio(items, threshold, level, alternative, "recall", hit, positive, 1, 0),
            Ratio(items, threshold, level, alternative, "Fβ", (1 + b2) * hit, b2 * positive + flagged, b2, 1));
    }

    private static Inference Ratio(
        ReadOnlySpan<ScoredItem> items, double threshold, double level, Alternative alternative, string method, double top, double bottom, double positiveShare, double flaggedShare)
    {
        if (!(bottom > 0)) return Inference.None(Undefined.ZeroDenominator, method, level, alternative);
        var (ratio, squares) = (top / bottom, 0.0);
        var scale = method == "Fβ" ? positiveShare + 1 : 1;
        foreach (var item in items)
        {
            var above = item.Score >= threshold;
            var error = (item.Positive && above ? scale : 0) - ratio * ((item.Positive ? positiveShare : 0) + (above ? flaggedShare : 0));
            squares += item.Weight * item.Weight * error * error;
        }
        var n = items.Length;
        if (n < 2) return Inference.None(Undefined.TooFew, method, level, alternative, ratio);
        var wald = Inference.Wald(ratio, Math.Sqrt(squares * n / (n - 1)) / bottom, method, level, alternative);
        return wald.IsDefined ? wald with { Low = Math.Max(0, wald.Low!.Value), High = Math.Min(1, wald.High!.Value), P = null, Statistic = null } : wald;
    }
}

public readonly record struct ThresholdReadout(Inference Precision, Inference Recall, Inference F);
