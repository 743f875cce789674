namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Two independent arms compared by their means, in units of the metric. An arm is anything with n, a mean and a variance per unit: plain values,
/// a ratio metric (<see cref="RatioMetric"/>) or a covariate-adjusted metric (<see cref="Cuped"/>). Needs n ≥ 2 in each.
/// </summary>
public static class MeanDifference
{
    /// <summary>Welch: d ± t_ν√(s²/n + sBase²/nBase − 2c), ν by Satterthwaite, c the covariance of the means (0 for independent arms). No spread on either side: no answer. Welch 1947, Biometrika 34:28.</summary>
    public static Inference Absolute(MeanTally arm, MeanTally against, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullDifference = 0, double covariance = 0)
    {
        if (arm.N < 2 || against.N < 2) return Inference.None(Undefined.TooFew, "Welch t", level, alternative);
        var (v, w) = (arm.Variance / arm.N, against.Variance / against.N);
        return Inference.Wald(arm.Above(against), Math.Sqrt(Math.Max(0, v + w - 2 * covariance)), "Welch t", level, alternative, Satterthwaite(v, arm.N, w, against.N), nullDifference);
    }

    /// <summary>The same d ± z√(s²/n + sBase²/nBase) with the normal reference, as large experiments are often read; its z is Welch's t. Laplace 1812.</summary>
    public static Inference Normal(MeanTally arm, MeanTally against, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullDifference = 0) =>
        arm.N < 2 || against.N < 2 ? Inference.None(Undefined.TooFew, "two-sample z", level, alternative)
        : Inference.Wald(arm.Above(against), Math.Sqrt(arm.Variance / arm.N + against.Variance / against.N), "two-sample z", level, alternative, null, nullDifference);

    /// <summary>Student's t with one common variance, df = n + nBase − 2. Student 1908, Biometrika 6:1.</summary>
    public static Inference Pooled(MeanTally arm, MeanTally against, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullDifference = 0)
    {
        if (arm.N < 2 || against.N < 2) return Inference.None(Undefined.TooFew, "pooled t", level, alternative);
        var df = arm.N + against.N - 2;
        var variance = (arm.M2 + against.M2) / df;
        return Inference.Wald(arm.Above(against), Math.Sqrt(variance * (1 / arm.N + 1 / against.N)), "pooled t", level, alternative, df, nullDifference);
    }

    /// <summary>One mean against a stated one: Student's t on n − 1 df. Needs n ≥ 2; no spread, no answer. Student 1908, Biometrika 6:1.</summary>
    public static Inference One(MeanTally values, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullMean = 0) =>
        values.N < 2 ? Inference.None(Undefined.TooFew, "Student t", level, alternative)
        : Inference.Wald(values.Mean, Math.Sqrt(values.Variance / values.N), "Student t", level, alternative, values.N - 1, nullMean);

    internal static double Satterthwaite(double v, double n, double w, double m) =>
        v + w == 0 ? n + m - 2 : (v + w) * (v + w) / (v * v / (n - 1) + w * w / (m - 1));
}
