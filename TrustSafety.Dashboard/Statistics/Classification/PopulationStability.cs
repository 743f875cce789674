namespace TrustSafety.Dashboard.Statistics;

/// <summary>How far the distribution of a score has moved from that of a reference period.</summary>
public static class PopulationStability
{
    /// <summary>
    /// Population stability index Σ (a − r)·ln(a/r) over bins with shares a and r, at least 0, 0 for equal shares; a bin that either side lacks gives every bin half
    /// a count more. With B bins and n, m scores, PSI/(1/n + 1/m) is about noncentral χ² with B − 1 degrees of freedom: the interval inverts it, p is twice the
    /// central tail, below 0.05 exactly when the interval leaves out 0. The point is not corrected: without any drift it is (B − 1)(1/n + 1/m) on average.
    /// Two bins and a score on either side at least. Yurdakul &amp; Naranjo 2020, Journal of Risk Model Validation 14(4):89.
    /// </summary>
    public static Inference Of(IReadOnlyList<double> reference, IReadOnlyList<double> actual, double level = 0.95)
    {
        const string method = "population stability index, noncentral χ²";
        Require.SameLength(reference.Count, actual.Count, nameof(actual));
        foreach (var count in reference.Concat(actual)) Require.NotNegative(count, nameof(actual));
        var (n, m, more) = (reference.Sum(), actual.Sum(), reference.Concat(actual).Any(c => c == 0) ? 0.5 : 0);
        if (reference.Count < 2 || !(n > 0 && m > 0)) return Inference.None(Undefined.TooFew, method, level);
        var (all, seen, index) = (n + (more * reference.Count), m + (more * reference.Count), 0.0);
        for (var b = 0; b < reference.Count; b++)
        {
            var (r, a) = ((reference[b] + more) / all, (actual[b] + more) / seen);
            index += (a - r) * Math.Log(a / r);
        }
        var (scale, df, tail) = ((1 / n) + (1 / m), reference.Count - 1.0, Require.Level(level) / 2);
        var x = Math.Max(0, index) / scale;
        var upper = ChiSquare.Upper(x, df);
        return new(method, level)
        {
            Point = Math.Max(0, index),
            Low = scale * NoncentralChiSquare.Noncentrality(x, df, tail),
            High = Math.Max(Math.Max(0, index), scale * NoncentralChiSquare.Noncentrality(x, df, 1 - tail)),
            P = Math.Min(1, 2 * upper),
            Statistic = x,
            DegreesOfFreedom = df,
        };
    }
}
