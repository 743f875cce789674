namespace TrustSafety.Dashboard.Statistics;

/// <summary>How sure a calculation is that has no error formula of its own, from its answers without some of the data.</summary>
public static class Jackknife
{
    /// <summary>
    /// An estimate θ &gt; 0 whose logarithm is about normal, from the estimates θ₍g₎ that leave out one of G groups of equal size each: θ·exp(± t_{G−1}·s) with
    /// s² = (G − 1)/G·Σ(ln θ₍g₎ − mean)². The standard error is that of ln θ; no p, for no value is the null. Needs two groups; an estimate without an answer for some group (not a
    /// number above 0) has none: out of reach. All groups alike: no spread. The delete-a-group jackknife: Kott 2001, Journal of Official Statistics 17:521.
    /// </summary>
    public static Inference Logarithm(double estimate, IReadOnlyList<double> leftOut, double level = 0.95)
    {
        const string method = "delete-a-group jackknife";
        Require.Positive(estimate);
        if (leftOut.Count < 2) return Inference.None(Undefined.TooFew, method, level, point: estimate);
        if (leftOut.Any(v => !(v > 0 && double.IsFinite(v)))) return Inference.None(Undefined.OutOfReach, method, level, point: estimate);
        double[] logs = [.. leftOut.Select(v => Math.Log(v))];
        var (mean, groups) = (logs.Average(), logs.Length);
        var error = Math.Sqrt(logs.Sum(l => (l - mean) * (l - mean)) * (groups - 1) / groups);
        return LogScale.Exponential(Math.Log(estimate), error, method, level, Alternative.TwoSided, groups - 1) with { Point = estimate, P = null, Statistic = null };
    }
}
