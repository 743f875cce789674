namespace TrustSafety.Dashboard.Statistics;

/// <summary>Agreement of several reviewers: rows are items, columns count the reviewers who chose each category. Every item has the same number m ≥ 2 of reviewers.</summary>
public static class MultiRaterKappa
{
    /// <summary>
    /// Fleiss: κ = (P̄ − Pₑ)/(1 − Pₑ), P̄ the mean over items of (Σn² − m)/(m(m − 1)), Pₑ = Σ pⱼ² of the pooled shares. Interval and p of κ = 0 are the
    /// jackknife's over items with t; the test with the variance under chance is <see cref="FleissAgainstChance"/>. Below three items there is no standard error.
    /// Fleiss 1971, Psychological Bulletin 76:378.
    /// At κ = 0 the jackknife speaks up in 6 % of 5 %.
    /// </summary>
    public static Inference Fleiss(IReadOnlyList<double[]> counts, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "Fleiss κ";
        if (Reviewers(counts) is not { } m) return Inference.None(Undefined.TooFew, method, level, alternative);
        if (Fleiss(counts, m, -1) is not { } kappa) return Inference.None(Undefined.NoSpread, method, level, alternative);
        return Jackknife(counts, kappa, method, level, alternative, skip => Fleiss(counts, m, skip));
    }

    /// <summary>
    /// κ = 0 by z with the variance that Fleiss' κ has when reviewers only follow the pooled shares: 2/(nm(m − 1)(Σpq)²)·((Σpq)² − Σpq(q − p)).
    /// Fleiss, Nee &amp; Landis 1979, Psychological Bulletin 86:974.
    /// </summary>
    public static TestResult FleissAgainstChance(IReadOnlyList<double[]> counts, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "Fleiss κ, chance";
        if (Reviewers(counts) is not { } m) return TestResult.None(Undefined.TooFew, method, alternative);
        if (Fleiss(counts, m, -1) is not { } kappa || NullZ(counts, m, kappa) is not { } z) return TestResult.None(Undefined.NoSpread, method, alternative);
        return new(method, alternative) { Statistic = z, P = Reference.P(z, alternative, null) };
    }

    /// <summary>Randolph's free-marginal κ = (P̄ − 1/k)/(1 − 1/k) for k categories; chance does not follow the shares. Randolph 2005, Joensuu Learning Symposium.</summary>
    public static Inference Randolph(IReadOnlyList<double[]> counts, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "Randolph κ";
        if (Reviewers(counts) is not { } m) return Inference.None(Undefined.TooFew, method, level, alternative);
        var k = counts[0].Length;
        double At(int skip) => (Observed(counts, m, skip) - 1.0 / k) / (1 - 1.0 / k);
        return Jackknife(counts, At(-1), method, level, alternative, skip => At(skip));
    }

    private static double? Fleiss(IReadOnlyList<double[]> counts, double m, int skip)
    {
        var chance = Shares(counts, m, skip).Sum(p => p * p);
        return chance < 1 - 1e-15 ? (Observed(counts, m, skip) - chance) / (1 - chance) : null;
    }

    private static double Observed(IReadOnlyList<double[]> counts, double m, int skip)
    {
        var (sum, items) = (0.0, 0);
        for (var i = 0; i < counts.Count; i++)
            if (i != skip) (sum, items) = (sum + (counts[i].Sum(c => c * c) - m) / (m * (m - 1)), items + 1);
        return sum / items;
    }

    private static double[] Shares(IReadOnlyList<double[]> counts, double m, int skip)
    {
        var shares = new double[counts[0].Length];
        var items = counts.Count - (skip >= 0 ? 1 : 0);
        for (var i = 0; i < counts.Count; i++)
            if (i != skip)
                for (var j = 0; j < shares.Length; j++) shares[j] += counts[i][j] / (items * m);
        return shares;
    }

    private static Inference Jackknife(
        IReadOnlyList<double[]> counts, double kappa, string method, double level, Alternative alternative, Func<int, double?> without)
    {
        var values = Enumerable.Range(0, counts.Count).Select(i => counts.Count > 2 ? without(i) : null).ToList();
        if (values.Count < 3 || values.Any(v => v is null)) return new(method, level, alternative) { Point = kappa };
        var (n, mean) = (values.Count, values.Average()!.Value);
        var variance = values.Sum(v => (v!.Value - mean) * (v.Value - mean)) * (n - 1) / n;
        var wald = Inference.Wald(kappa, Math.Sqrt(variance), method, level, alternative, n - 1);
        // Items that all agree alike: the coefficient stands, its error is unknown.
        return wald.IsDefined ? wald : wald with { Why = Undefined.No };
    }

    private static double? NullZ(IReadOnlyList<double[]> counts, double m, double kappa)
    {
        var shares = Shares(counts, m, -1);
        var pq = shares.Sum(p => p * (1 - p));
        var variance = 2 / (counts.Count * m * (m - 1) * pq * pq) * (pq * pq - shares.Sum(p => p * (1 - p) * (1 - 2 * p)));
        return variance > 0 ? kappa / Math.Sqrt(variance) : null;
    }

    private static double? Reviewers(IReadOnlyList<double[]> counts)
    {
        if (counts.Count == 0) return null;
        var m = counts[0].Sum();
        if (counts.Any(c => c.Length != counts[0].Length || Math.Abs(c.Sum() - m) > 1e-9))
            throw new ArgumentException("Every item has the same categories and the same number of reviewers.", nameof(counts));
        return m >= 2 ? m : null;
    }
}
