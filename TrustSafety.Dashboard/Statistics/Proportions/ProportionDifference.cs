namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// The difference p − pBase = k/n − kBase/nBase of two independent proportions, beside Miettinen and Nurminen's in <see cref="TwoProportions"/>.
/// Values in [−1, 1]; 0 ≤ k ≤ n, n &gt; 0 on both sides.
/// </summary>
public static class ProportionDifference
{
    /// <summary>
    /// Unpooled z: d ± z√(p(1 − p)/n + pBase(1 − pBase)/nBase), p of the same statistic against the null difference (0 unless stated, e.g. minus a margin); with the
    /// continuity correction c = (1/n + 1/nBase)/2 on request: |d − null| less c, and the interval wider by c on each side (Fleiss, Levin &amp; Paik 2003, section 3.2).
    /// No answer when neither side varies; undercovers for few events.
    /// </summary>
    public static Inference Unpooled(
        double k, double n, double kBase, double nBase, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullDifference = 0, bool corrected = false)
    {
        var (p, q) = Rates(k, n, kBase, nBase);
        return Corrected(Gap(k, n, kBase, nBase), Math.Sqrt(p * (1 - p) / n + q * (1 - q) / nBase), corrected ? (1 / n + 1 / nBase) / 2 : 0, "unpooled z", level, alternative, nullDifference);
    }

    /// <summary>
    /// Pooled z: the standard error √(p̄(1 − p̄)(1/n + 1/nBase)) of equal proportions p̄ = (k + kBase)/(n + nBase) in the test and, so that both agree,
    /// in the interval. z² is Pearson's χ²; null difference and continuity correction as in <see cref="Unpooled"/>. No answer when nothing or everything succeeded.
    /// Fleiss, Levin &amp; Paik 2003, Statistical Methods for Rates and Proportions, chapter 3.
    /// </summary>
    public static Inference Pooled(
        double k, double n, double kBase, double nBase, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullDifference = 0, bool corrected = false)
    {
        Rates(k, n, kBase, nBase);
        // p̄(1 − p̄)(1/n + 1/nBase), without the digits that 1 − p̄ loses where nearly all succeed.
        var variance = (k + kBase) / (n + nBase) * ((n - k + (nBase - kBase)) / n / nBase);
        return Corrected(Gap(k, n, kBase, nBase), Math.Sqrt(variance), corrected ? (1 / n + 1 / nBase) / 2 : 0, "pooled z", level, alternative, nullDifference);
    }

    /// <summary>
    /// Agresti–Caffo: one success and one failure added to each side, then the unpooled interval around the difference of these shrunken proportions, which
    /// is the point; cut to [−1, 1]. Agresti &amp; Caffo 2000, The American Statistician 54:280.
    /// </summary>
    public static Interval AgrestiCaffo(double k, double n, double kBase, double nBase, double level = 0.95) =>
        AgrestiCaffo(k, n, kBase, nBase, level, Alternative.TwoSided).Interval!.Value;

    /// <summary>Agresti–Caffo's interval or one-sided limit with p of the same z = (p̃ − p̃Base)/error. Always defined, for the added counts vary.</summary>
    public static Inference AgrestiCaffo(double k, double n, double kBase, double nBase, double level, Alternative alternative)
    {
        Rates(k, n, kBase, nBase);
        var (p, q) = ((k + 1) / (n + 2), (kBase + 1) / (nBase + 2));
        // The other outcome is counted, too: 1 − p̃ would be 0 for sizes of 1e16.
        var (rest, restBase) = ((n - k + 1) / (n + 2), (nBase - kBase + 1) / (nBase + 2));
        var wald = Inference.Wald(p - q, Math.Sqrt(p * rest / (n + 2) + q * restBase / (nBase + 2)), "Agresti–Caffo", level, alternative);
        return wald with { Low = Math.Max(-1, wald.Low!.Value), High = Math.Min(1, wald.High!.Value) };
    }

    /// <summary>
    /// Newcombe's hybrid of the two Wilson intervals (l, u), (l′, u′): d − √((p − l)² + (u′ − pBase)²), d + √((u − p)² + (pBase − l′)²).
    /// Newcombe 1998, Statistics in Medicine 17:873, method 10.
    /// </summary>
    public static Interval Newcombe(double k, double n, double kBase, double nBase, double level = 0.95)
    {
        var (p, q) = Rates(k, n, kBase, nBase);
        var (own, other) = (OneProportion.Wilson(k, n, level), OneProportion.Wilson(kBase, nBase, level));
        var d = p - q;
        return new(
            d - Math.Sqrt(Square(p - own.Low) + Square(other.High - q)), d,
            d + Math.Sqrt(Square(own.High - p) + Square(q - other.Low)), level, "Newcombe");
    }

    /// <summary>
    /// Newcombe's interval or one-sided limit; p is the α at which a limit reaches 0, so both agree. The standard error shown is the unpooled one.
    /// </summary>
    public static Inference Newcombe(double k, double n, double kBase, double nBase, double level, Alternative alternative)
    {
        var limits = Sided.Of(Newcombe(k, n, kBase, nBase, Sided.Level(level, alternative)), level, alternative, -1, 1);
        var z = limits.Point == 0 ? 0 : Math.Sign(limits.Point!.Value) * Roots.Brent(
            limits.Point > 0 ? new HybridGap(k, n, kBase, nBase) : new HybridGap(kBase, nBase, k, n), 0, 45);
        return limits with { StandardError = Unpooled(k, n, kBase, nBase).StandardError, Statistic = z, P = Reference.P(z, alternative, null) };
    }

    /// <summary>
    /// Mee's score interval: Miettinen and Nurminen's without the factor N/(N − 1), with p of the same statistic at the null difference: 0, or minus a margin for
    /// non-inferiority (Farrington &amp; Manning 1990, Statistics in Medicine 9:1447). Mee 1984, Biometrics 40:1175.
    /// </summary>
    public static Inference Mee(
        double k, double n, double kBase, double nBase, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullDifference = 0)
    {
        var (p, q) = Rates(k, n, kBase, nBase);
        var total = n + nBase;
        var critical = Reference.Critical(Sided.Level(level, alternative), Alternative.TwoSided, null) * (total > 1 ? Math.Sqrt((total - 1) / total) : 1);
        var d = p - q;
        var low = Roots.Brent(new ScoreGap(k, n, kBase, nBase, critical), -1, d);
        var high = Roots.Brent(new ScoreGap(k, n, kBase, nBase, -critical), d, 1);
        var z = TwoProportions.Score(k, n, kBase, nBase, Difference(nullDifference)) * (total > 1 ? Math.Sqrt(total / (total - 1)) : 1);
        var limits = Sided.Of(new(Math.Min(low, d), d, Math.Max(high, d), level, "Mee"), level, alternative, -1, 1);
        return limits with { StandardError = Unpooled(k, n, kBase, nBase).StandardError, Statistic = z, P = Reference.P(z, alternative, null) };
    }

    /// <summary>Cohen's h = 2·asin√p − 2·asin√pBase; in [−π, π]. Cohen 1988, Statistical Power Analysis, chapter 6.</summary>
    public static double CohenH(double p, double pBase) =>
        2 * (Math.Asin(Math.Sqrt(Require.Probability(p))) - Math.Asin(Math.Sqrt(Require.Probability(pBase))));

    private static Inference Corrected(double d, double error, double step, string method, double level, Alternative alternative, double nullDifference)
    {
        var wald = Inference.Wald(d, error, method, level, alternative, nullValue: Require.Finite(nullDifference));
        if (step == 0 || !wald.IsDefined) return wald;
        var gap = d - nullDifference;
        var z = Math.Sign(gap) * Math.Max(0, Math.Abs(gap) - step) / error;
        return wald with { Method = $"{method}, corrected", Low = wald.Low - step, High = wald.High + step, Statistic = z, P = Reference.P(z, alternative, null) };
    }

    private static double Square(double x) => x * x;

    internal static double Difference(double nullDifference) =>
        nullDifference is > -1 and < 1 ? nullDifference : throw new ArgumentOutOfRangeException(nameof(nullDifference), "A difference of proportions lies between −1 and 1.");

    private static (double P, double Q) Rates(double k, double n, double kBase, double nBase)
    {
        Require.Successes(k, n);
        Require.Successes(kBase, nBase);
        return (k / n, kBase / nBase);
    }

    // p − pBase from the cross product and what its rounding lost: near-equal proportions of a million million would cancel to noise.
    private static double Gap(double k, double n, double kBase, double nBase)
    {
        var gap = Rounding.LessProduct(k, nBase, kBase, n) / n / nBase;
        return double.IsFinite(gap) ? gap : k / n - kBase / nBase;
    }

    // The lower limit at z of a difference above 0; falls as z rises.
    private readonly record struct HybridGap(double K, double N, double KBase, double NBase) : IFunction
    {
        public double At(double x)
        {
            var (p, q) = (K / N, KBase / NBase);
            return p - q - Math.Sqrt(Square(Reach(p, N, x)) + Square(Reach(1 - q, NBase, x)));
        }

        // p less Wilson's lower limit: z(z(2p − 1)/2 + √(np(1 − p) + z²/4))/(n + z²).
        private static double Reach(double p, double n, double z) => z * (z * (2 * p - 1) / 2 + Math.Sqrt(n * p * (1 - p) + z * z / 4)) / (n + z * z);
    }

    private readonly record struct ScoreGap(double K, double N, double KBase, double NBase, double Critical) : IFunction
    {
        public double At(double x) => TwoProportions.Score(K, N, KBase, NBase, x) - Critical;
    }
}
