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
