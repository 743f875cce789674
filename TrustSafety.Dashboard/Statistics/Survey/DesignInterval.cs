namespace TrustSafety.Dashboard.Statistics;

/// <summary>Intervals of a proportion whose standard error comes from a design.</summary>
public static class DesignInterval
{
    /// <summary>expit(logit p ± t·error/(p(1 − p))), t with the design's df (z when null). p against a null proportion from the same statistic when one is given.
    /// No answer at p = 0 and p = 1. R survey, svyciprop(method = "logit").</summary>
    public static Inference Logit(
        double p, double error, double? df, double level = 0.95, Alternative alternative = Alternative.TwoSided, double? nullProportion = null)
    {
        const string method = "logit";
        if (!(p > 0 && p < 1) || !(error > 0)) return Inference.None(Undefined.NoSpread, method, level, alternative, p);
        var logit = LogScale.Logit(p, error, method, level, alternative, df, nullProportion ?? 0.5);
        return nullProportion is null ? logit with { P = null, Statistic = null } : logit;
    }

    /// <summary>
    /// Clopper–Pearson on n* = p(1 − p)/error²·(t_{n−1}/t_df)², at most n·(t_{n−1}/t_df)². p of 0 or 1, or no error, leaves n itself for p(1 − p)/error².
    /// Korn &amp; Graubard 1998, Survey Methodology 24:193.
    /// </summary>
    public static Inference KornGraubard(double p, double error, double n, double df, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "Korn–Graubard";
        Require.Probability(p);
        if (n < 2 || !(df > 0)) return Inference.None(Undefined.TooFew, method, level, alternative, p);
        var effective = p > 0 && p < 1 && error > 0 ? Math.Min(n, p * (1 - p) / (error * error)) : n;
        var both = Sided.Level(level, alternative);
        var ratio = Reference.Critical(both, Alternative.TwoSided, n - 1) / Reference.Critical(both, Alternative.TwoSided, df);
        effective *= ratio * ratio;
        var exact = OneProportion.ClopperPearson(p * effective, effective, both) with { Point = p, Method = method };
        return Sided.Of(exact, level, alternative, 0, 1) with { StandardError = error > 0 ? error : null, DegreesOfFreedom = df };
    }

    /// <summary>Kish's effective sample size (Σw)²/Σw² of unequal weights; 0 without weights. Kish 1965, Survey Sampling, section 11.7.</summary>
    public static double KishSize(ReadOnlySpan<double> weights)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var w in weights) (sum, squares) = (sum + w, squares + w * w);
        return squares > 0 ? sum * sum / squares : 0;
    }
}
