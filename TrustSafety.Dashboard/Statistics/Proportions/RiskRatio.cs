namespace TrustSafety.Dashboard.Statistics;

/// <summary>The ratio (k/n)/(kBase/nBase) of two independent proportions; 1 means no difference, relative lift is the ratio − 1.</summary>
public static class RiskRatio
{
    /// <summary>
    /// Katz: exp(ln R ± z√(1/k − 1/n + 1/kBase − 1/nBase)); p from the same z, against a ratio of 1 unless another is stated. No answer when k or kBase is 0, or all
    /// succeeded on both sides, unless Walter's ½ is added to every k and n (Walter 1975, Biometrika 62:371). Katz et al. 1978, Biometrics 34:469, method C.
    /// </summary>
    public static Inference Katz(
        double k, double n, double kBase, double nBase, double level = 0.95, Alternative alternative = Alternative.TwoSided, bool addHalf = false, double nullRatio = 1)
    {
        Require.Successes(k, n);
        Require.Successes(kBase, nBase);
        var method = addHalf ? "Katz log, ½ added" : "Katz log";
        if (addHalf) (k, n, kBase, nBase) = (k + 0.5, n + 0.5, kBase + 0.5, nBase + 0.5);
        if (kBase == 0) return Inference.None(Undefined.ZeroDenominator, method, level, alternative);
        if (k == 0) return Inference.None(Undefined.TooFew, method, level, alternative, 0);
        return LogScale.Exponential(Math.Log(k / n / (kBase / nBase)), Math.Sqrt(1 / k - 1 / n + 1 / kBase - 1 / nBase), method, level, alternative, nullRatio: nullRatio);
    }

    /// <summary>
    /// Koopman's score interval: all R with |k/n − R·kBase/nBase| ≤ z√(p̃(1 − p̃)/n + R²p̃Base(1 − p̃Base)/nBase), p̃ = R·p̃Base of greatest likelihood.
    /// k = 0 gives Low = 0; kBase = 0 gives an unbounded High; both 0 say nothing: (0, ∞). p of the same statistic at R = 1, or at the null ratio stated;
    /// the standard error is the delta method's, in the ratio's unit. On request with Miettinen and Nurminen's variance, N/(N − 1) times as large (1985, Statistics in Medicine 4:213).
    /// Koopman 1984, Biometrics 40:513.
    /// </summary>
    public static Inference Koopman(
        double k, double n, double kBase, double nBase, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullRatio = 1, bool unbiased = false)
    {
        Require.Successes(k, n);
        Require.Successes(kBase, nBase);
        var method = unbiased ? "Miettinen–Nurminen score" : "Koopman score";
        var factor = unbiased && n + nBase > 1 ? Math.Sqrt((n + nBase - 1) / (n + nBase)) : 1;
        if (kBase == 0 && k == 0) return Inference.None(Undefined.ZeroDenominator, method, level, alternative) with { Low = 0, High = double.PositiveInfinity };
        var critical = Reference.Critical(Sided.Level(level, alternative), Alternative.TwoSided, null) / factor;
        var point = kBase == 0 ? double.PositiveInfinity : k / n / (kBase / nBase);
        var z = Score(k, n, kBase, nBase, Require.Positive(nullRatio)) * factor;
        // Solved in ln R, where both limits are of the same order; a ratio of 0 or ∞ has its only limit anywhere on that line.
        var middle = k == 0 ? -700 : kBase == 0 ? 700 : Math.Log(point);
        var low = k == 0 ? 0 : Math.Exp(Roots.Outward(new Gap(k, n, kBase, nBase, critical), middle, -0.1, -700));
        var high = kBase == 0 ? double.PositiveInfinity : Math.Exp(Roots.Outward(new Gap(k, n, kBase, nBase, -critical), middle, 0.1, 700));
        return Sided.Of(new(low, point, high, level, method), level, alternative, 0, double.PositiveInfinity) with
        {
            Point = kBase == 0 ? null : point,
            StandardError = k > 0 && kBase > 0 ? point * Math.Sqrt(1 / k - 1 / n + 1 / kBase - 1 / nBase) : null,
            Statistic = z,
            P = Reference.P(z, alternative, null),
            Why = kBase == 0 ? Undefined.ZeroDenominator : Undefined.No,
        };
    }

    /// <summary>
    /// Relative lift p/pBase − 1 by the delta method: variance v/pBase² + vBase·p²/pBase⁴ with v = p(1 − p)/n.
    /// Symmetric, so its lower limit may fall below −1. No answer when kBase = 0. Deng, Knoblich &amp; Lu 2018, KDD, section 3.
    /// </summary>
    public static Inference LiftDelta(double k, double n, double kBase, double nBase, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        Require.Successes(k, n);
        Require.Successes(kBase, nBase);
        if (kBase == 0) return Inference.None(Undefined.ZeroDenominator, "relative lift, delta method", level, alternative);
        var (p, q) = (k / n, kBase / nBase);
        var variance = p * (1 - p) / n / (q * q) + q * (1 - q) / nBase * p * p / (q * q * q * q);
        return Inference.Wald(p / q - 1, Math.Sqrt(variance), "relative lift, delta method", level, alternative);
    }

    internal static double Score(double k, double n, double kBase, double nBase, double ratio)
    {
        var a = (n + nBase) * ratio;
        var b = n * ratio + k + nBase + kBase * ratio;
        var events = k + kBase;
        // The smaller root, in the form that keeps its digits.
        var baseRate = 2 * events / (b + Math.Sqrt(Math.Max(0, b * b - 4 * a * events)));
        var rate = Math.Min(1, ratio * baseRate);
        var gap = k / n - ratio * kBase / nBase;
        var variance = rate * (1 - rate) / n + ratio * ratio * baseRate * (1 - baseRate) / nBase;
        return variance > 0 ? gap / Math.Sqrt(variance) : gap == 0 ? 0 : gap > 0 ? double.PositiveInfinity : double.NegativeInfinity;
    }

    private readonly record struct Gap(double K, double N, double KBase, double NBase, double Critical) : IFunction
    {
        public double At(double x) => Score(K, N, KBase, NBase, Math.Exp(x)) - Critical;
    }
}
