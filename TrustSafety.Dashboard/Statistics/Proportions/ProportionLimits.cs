namespace TrustSafety.Dashboard.Statistics;

/// <summary>Intervals of one proportion k/n beside Wilson's and Clopper and Pearson's: 0 ≤ k ≤ n, n &gt; 0; all in [0, 1].</summary>
public static class ProportionLimits
{
    /// <summary>
    /// Jeffreys: the quantiles α/2 and 1 − α/2 of Beta(k + ½, n − k + ½). k = 0 gives Low = 0, k = n gives High = 1.
    /// Brown, Cai &amp; DasGupta 2001, Statistical Science 16:101, section 4.1.
    /// </summary>
    public static Interval Jeffreys(double k, double n, double level)
    {
        Require.Successes(k, n);
        var tail = Require.Level(level) / 2;
        var low = k == 0 ? 0 : IncompleteBeta.Quantile(k + 0.5, n - k + 0.5, tail);
        var high = k == n ? 1 : IncompleteBeta.Quantile(k + 0.5, n - k + 0.5, tail, upper: true);
        return new(low, k / n, high, level, "Jeffreys");
    }

    /// <summary>
    /// Agresti–Coull: p̃ ± z√(p̃(1 − p̃)/ñ) with ñ = n + z², p̃ = (k + z²/2)/ñ, cut to [0, 1]. Covers at least near its level; wide for few events.
    /// Agresti &amp; Coull 1998, The American Statistician 52:119.
    /// </summary>
    public static Interval AgrestiCoull(double k, double n, double level)
    {
        Require.Successes(k, n);
        var z = Reference.Critical(level, Alternative.TwoSided, null);
        var size = n + z * z;
        var p = (k + z * z / 2) / size;
        var half = z * Math.Sqrt(p * (1 - p) / size);
        return new(Math.Max(0, p - half), k / n, Math.Min(1, p + half), level, "Agresti–Coull");
    }

    /// <summary>
    /// Jeffreys' interval or one-sided limit with the posterior's tail at p₀ in the place of p: P(π ≤ p₀), P(π ≥ p₀), or twice the smaller, at most 1.
    /// The point is the posterior's median, which no such interval misses. Where k = 0 or n pins one end of the interval to 0 or 1, that side speaks against no p₀.
    /// </summary>
    public static Inference Jeffreys(double k, double n, double level, Alternative alternative, double nullProportion = 0.5)
    {
        var limits = Sided.Of(Jeffreys(k, n, Sided.Level(level, alternative)), level, alternative, 0, 1);
        var (below, above) = IncompleteBeta.Both(k + 0.5, n - k + 0.5, Require.Inside(nullProportion), 1 - nullProportion);
        var median = IncompleteBeta.Quantile(k + 0.5, n - k + 0.5, 0.5);
        return limits with { Point = median, StandardError = OneProportion.Error(k, n), P = Sided.P(k == 0 ? 1 : below, k == n ? 1 : above, alternative) };
    }

    /// <summary>Agresti–Coull's interval or one-sided limit; p is the α at which its limit reaches p₀ (0 &lt; p₀ &lt; 1), since ñ and p̃ move with z.</summary>
    public static Inference AgrestiCoull(double k, double n, double level, Alternative alternative, double nullProportion = 0.5)
    {
        var limits = Sided.Of(AgrestiCoull(k, n, Sided.Level(level, alternative)), level, alternative, 0, 1);
        var z = Roots.Brent(new CoullGap(k, n, Require.Inside(nullProportion)), -45, 45);
        return limits with { StandardError = OneProportion.Error(k, n), Statistic = z, P = Reference.P(z, alternative, null) };
    }

    // Falls as z rises: the lower limit at z, or the upper one at −z, less the null.
    private readonly record struct CoullGap(double K, double N, double Null) : IFunction
    {
        public double At(double x)
        {
            var size = N + x * x;
            var p = (K + x * x / 2) / size;
            return p - Null - x * Math.Sqrt(p * (1 - p) / size);
        }
    }

    /// <summary>
    /// Wald: p ± z√(p(1 − p)/n), cut to [0, 1]. Here for comparison only: it undercovers, badly for few events, and has width 0 at k = 0 and k = n.
    /// Laplace 1812.
    /// </summary>
    public static Interval Wald(double k, double n, double level)
    {
        Require.Successes(k, n);
        var p = k / n;
        var half = Reference.Critical(level, Alternative.TwoSided, null) * Math.Sqrt(p * (1 - p) / n);
        return new(Math.Max(0, p - half), p, Math.Min(1, p + half), level, "Wald");
    }
}
