namespace TrustSafety.Dashboard.Statistics;

/// <summary>The relative change mean/meanBase − 1 of two independent arms, as a fraction (0.05 = 5 %). Needs n ≥ 2 in each and meanBase ≠ 0.</summary>
public static class RelativeLift
{
    /// <summary>
    /// Delta method: variance s²/(n·m²) + sBase²·mean²/(nBase·m⁴), m = meanBase; t with the Satterthwaite df of the absolute difference.
    /// Good while meanBase lies many standard errors from 0. Deng, Knoblich &amp; Lu 2018, KDD, section 3.
    /// </summary>
    public static Inference Delta(MeanTally arm, MeanTally against, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "relative lift, delta method";
        if (Refuse(arm, against, method, level, alternative) is { } refused) return refused;
        var (v, w) = (arm.Variance / arm.N, against.Variance / against.N);
        return Inference.Wald(Lift(arm, against), Math.Sqrt(Variance(arm, against)), method, level, alternative,
            MeanDifference.Satterthwaite(v, arm.N, w, against.N));
    }

    /// <summary>
    /// Log ratio: exp(ln(mean/meanBase) ± t√(s²/(n·mean²) + sBase²/(nBase·meanBase²))) − 1, t with the Satterthwaite df of those two terms; pooled takes one common
    /// s²/mean² and n + nBase − 2 df. Never below −1. Both means must share a sign. Hedges, Gurevitch &amp; Curtis 1999, Ecology 80:1150.
    /// </summary>
    public static Inference LogRatio(MeanTally arm, MeanTally against, double level = 0.95, Alternative alternative = Alternative.TwoSided, bool pooled = false)
    {
        const string method = "relative lift, log ratio";
        if (Refuse(arm, against, method, level, alternative) is { } refused) return refused;
        if (!(arm.Mean / against.Mean > 0)) return Inference.None(Undefined.ZeroDenominator, method, level, alternative, Lift(arm, against));
        var (v, w) = (arm.Variance / arm.N / (arm.Mean * arm.Mean), against.Variance / against.N / (against.Mean * against.Mean));
        var df = pooled ? arm.N + against.N - 2 : MeanDifference.Satterthwaite(v, arm.N, w, against.N);
        if (pooled && (v * arm.N * (arm.N - 1) + w * against.N * (against.N - 1)) / df is var common) (v, w) = (common / arm.N, common / against.N);
        // A ratio far from 1 is known with more digits than its change, one near 1 with fewer.
        var log = Lift(arm, against) is var lift && Math.Abs(lift) < 0.5 ? Stirling.Log1p(lift) : Math.Log(arm.Mean / against.Mean);
        return LogScale.Change(log, Math.Sqrt(v + w), method, level, alternative, df);
    }

    /// <summary>
    /// Fieller: all R with |mean − R·m| ≤ z√(V − 2RC + R²W): [R − z²C/m² ± (z/m)√(R²W − 2RC + (1 − g)V + z²C²/m²)]/(1 − g) − 1 with g = z²W/m², V = s²/n,
    /// W = sBase²/nBase, C the covariance of the means (0 for independent arms);
    /// p of z at R = 1. One-sided: the ratios above, or below, which the same z does not reach. g ≥ 1 means that meanBase cannot be told from 0 at this
    /// level: then the answer is unbounded (−∞, ∞), says so, and has no p, for it excludes nothing.
    /// Fieller 1954, JRSS B 16:175.
    /// </summary>
    public static Inference Fieller(MeanTally arm, MeanTally against, double level = 0.95, Alternative alternative = Alternative.TwoSided, double covariance = 0)
    {
        const string method = "relative lift, Fieller";
        if (Refuse(arm, against, method, level, alternative) is { } refused) return refused;
        var (v, w) = (arm.Variance / arm.N, against.Variance / against.N);
        if (!(v + w - 2 * covariance > 0)) return Inference.None(Undefined.NoSpread, method, level, alternative, Lift(arm, against));
        var z = Reference.Critical(Sided.Level(level, alternative), Alternative.TwoSided, null);
        var (ratio, lift, g) = (arm.Mean / against.Mean, Lift(arm, against), z * z * w / (against.Mean * against.Mean));
        // Over a base below 0 a higher ratio is a lower mean.
        var statistic = Math.Sign(against.Mean) * arm.Above(against) / Math.Sqrt(v + w - 2 * covariance);
        if (g >= 1)
        {
            return new(method, level, alternative)
            {
                Point = lift,
                Statistic = statistic,
                Low = double.NegativeInfinity,
                High = double.PositiveInfinity,
                Why = Undefined.ZeroDenominator,
            };
        }
        var shift = z * z * covariance / (against.Mean * against.Mean);
        var half = z / Math.Abs(against.Mean) * Math.Sqrt(Math.Max(0, ratio * ratio * w - 2 * ratio * covariance + (1 - g) * v + shift * covariance));
        var limits = new Interval((lift + g - shift - half) / (1 - g), lift, (lift + g - shift + half) / (1 - g), level, method);
        return Sided.Of(limits, level, alternative, double.NegativeInfinity, double.PositiveInfinity) with
        {
            StandardError = Math.Sqrt(Math.Max(0, Variance(arm, against) - 2 * ratio * covariance / (against.Mean * against.Mean))),
            Statistic = statistic,
            P = Reference.P(statistic, alternative, null),
        };
    }

    private static double Lift(MeanTally arm, MeanTally against) => arm.Above(against) / against.Mean;

    /// <summary>The delta-method variance of mean/meanBase.</summary>
    internal static double Variance(MeanTally arm, MeanTally against)
    {
        var (m, ratio) = (against.Mean, arm.Mean / against.Mean);
        return (arm.Variance / arm.N + ratio * ratio * against.Variance / against.N) / (m * m);
    }

    private static Inference? Refuse(MeanTally arm, MeanTally against, string method, double level, Alternative alternative) =>
        arm.N < 2 || against.N < 2 ? Inference.None(Undefined.TooFew, method, level, alternative)
        : against.Mean == 0 ? Inference.None(Undefined.ZeroDenominator, method, level, alternative)
        : null;
}
