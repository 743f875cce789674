namespace TrustSafety.Dashboard.Statistics;

/// <summary>Intervals of a proportion whose standard error comes from a design.</summary>
public static class DesignInterval
{
    /// <summary>expit(logit p ± t·error/(p(1 − p))), t with the design's df (z when null). No answer at p = 0 and p = 1. R survey, svyciprop(method = "logit").</summary>
    public static Inference Logit(double p, double error, double? df, double level = 0.95)
    {
        const string method = "logit";
        if (!(p > 0 && p < 1) || !(error > 0)) return Inference.None(Undefined.NoSpread, method, level, point: p);
        var (center, half) = (Math.Log(p / (1 - p)), Reference.Critical(level, Alternative.TwoSided, df) * error / (p * (1 - p)));
        return new(method, level)
        {
            Point = p,
            StandardError = error,
            DegreesOfFreedom = df,
            Low = 1 / (1 + Math.Exp(half - center)),
            High = 1 / (1 + Math.Exp(-half - center)),
        };
    }

    /// <summary>
    /// Clopper–Pearson on n* = p(1 − p)/error²·(t_{n−1}/t_df)², at most n·(t_{n−1}/t_df)². p of 0 or 1, or no error, leaves n itself for p(1 − p)/error².
    /// Korn &amp; Graubard 1998, Survey Methodology 24:193.
    /// </summary>
    public static Inference KornGraubard(double p, double error, double n, double df, double level = 0.95)
    {
        const string method = "Korn–Graubard";
        Require.Probability(p);
        if (n < 2 || !(df > 0)) return Inference.None(Undefined.TooFew, method, level, point: p);
        var effective = p > 0 && p < 1 && error > 0 ? Math.Min(n, p * (1 - p) / (error * error)) : n;
        var ratio = Reference.Critical(level, Alternative.TwoSided, n - 1) / Reference.Critical(level, Alternative.TwoSided, df);
        effective *= ratio * ratio;
        var exact = OneProportion.ClopperPearson(p * effective, effective, level);
        return new(method, level) { Point = p, StandardError = error, DegreesOfFreedom = df, Low = exact.Low, High = exact.High };
    }

    /// <summary>Kish's effective sample size (Σw)²/Σw² of unequal weights; 0 without weights. Kish 1965, Survey Sampling, section 11.7.</summary>
    public static double KishSize(ReadOnlySpan<double> weights)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var w in weights) (sum, squares) = (sum + w, squares + w * w);
        return squares > 0 ? sum * sum / squares : 0;
    }
}
