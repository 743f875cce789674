namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Totals, means, ratios and domains from a weighted sample with clusters and strata, by linearisation; t with the design's df, z on request.
/// A stratum with a single cluster has no variance: no answer.
/// </summary>
public static class SurveyEstimates
{
    /// <summary>Horvitz–Thompson total Σ y/π. Horvitz &amp; Thompson 1952, JASA 47:663.</summary>
    public static Inference Total(SurveySample sample, IReadOnlyList<double> y, double level = 0.95, bool normal = false, Alternative alternative = Alternative.TwoSided) =>
        Of(sample, [.. y], y.Select((v, i) => v * sample.Weights[i]).Sum(), "Horvitz–Thompson total", level, normal, alternative);

    /// <summary>Hájek mean Σwy/Σw. Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, section 5.7.</summary>
    public static Inference Mean(SurveySample sample, IReadOnlyList<double> y, double level = 0.95, bool normal = false, Alternative alternative = Alternative.TwoSided) =>
        Ratio(sample, y, [.. Enumerable.Repeat(1.0, y.Count)], level, normal, alternative) with { Method = "Hájek mean" };

    /// <summary>Ratio Σwy/Σwx with residuals (y − Rx)/Σwx. Cochran 1977, Sampling Techniques, chapter 6.</summary>
    public static Inference Ratio(SurveySample sample, IReadOnlyList<double> y, IReadOnlyList<double> x, double level = 0.95, bool normal = false, Alternative alternative = Alternative.TwoSided)
    {
        Require.SameLength(y.Count, x.Count, nameof(x));
        var (top, bottom) = (0.0, 0.0);
        for (var i = 0; i < y.Count; i++) (top, bottom) = (top + sample.Weights[i] * y[i], bottom + sample.Weights[i] * x[i]);
        if (bottom == 0) return Inference.None(Undefined.ZeroDenominator, "survey ratio", level, alternative);
        // The ratio as a double, and what is left beside it: residuals of y of 1e9 ± 1 would not see the last digits of the one without the other.
        var ratio = top / bottom;
        double[] rest = [.. y.Select((v, i) => Math.FusedMultiplyAdd(-ratio, x[i], v))];
        var left = rest.Select((e, i) => sample.Weights[i] * e).Sum() / bottom;
        return Of(sample, [.. rest.Select((e, i) => (e - left * x[i]) / bottom)], ratio + left, "survey ratio", level, normal, alternative);
    }

    /// <summary>
    /// The mean within a domain whose size is itself estimated: the ratio of the domain's total to its count.
    /// Särndal, Swensson &amp; Wretman 1992, Model Assisted Survey Sampling, section 10.3.
    /// </summary>
    public static Inference Domain(SurveySample sample, IReadOnlyList<double> y, IReadOnlyList<bool> inDomain, double level = 0.95, bool normal = false, Alternative alternative = Alternative.TwoSided) =>
        Ratio(sample, [.. y.Select((v, i) => inDomain[i] ? v : 0)], [.. inDomain.Select(d => d ? 1.0 : 0)], level, normal, alternative) with { Method = "domain mean" };

    /// <summary>
    /// The design effect of the mean: its variance over that of a simple random sample without replacement of the same size,
    /// s²(1 − n/Σw)/n with the weighted s². Kish 1965, Survey Sampling, section 8.2; as R survey's svymean(deff = TRUE).
    /// </summary>
    public static double? DesignEffect(SurveySample sample, IReadOnlyList<double> y)
    {
        var mean = Mean(sample, y);
        if (!mean.IsDefined) return null;
        var (total, n) = (sample.Weights.Sum(), (double)y.Count);
        var spread = y.Select((v, i) => sample.Weights[i] * (v - mean.Point!.Value) * (v - mean.Point.Value)).Sum() / total * n / (n - 1);
        return mean.StandardError!.Value * mean.StandardError.Value / (spread * (1 - n / total) / n);
    }

    internal static Inference Of(SurveySample sample, double[] linearised, double point, string method, double level, bool normal, Alternative alternative, double[]? weights = null)
    {
        Require.SameLength(sample.Units, linearised.Length, nameof(linearised));
        if (sample.IsTooSmall) return Inference.None(Undefined.TooFew, method, level, alternative, point);
        return Inference.Wald(point, Math.Sqrt(sample.Variance(weights ?? sample.Weights, linearised)), method, level, alternative, normal ? null : sample.DegreesOfFreedom);
    }
}
