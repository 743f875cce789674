namespace TrustSafety.Dashboard.Statistics;

/// <summary>Tests of one proportion k/n against a stated one; 0 ≤ k ≤ n, n &gt; 0, 0 &lt; p₀ &lt; 1 where a normal statistic is formed.</summary>
public static class ProportionTest
{
    private const double Tie = 1e-7;

    /// <summary>
    /// Exact binomial test. One-sided p = P(X ≥ k) or P(X ≤ k) under p₀; two-sided = the sum of P(X = x) over all x no more likely than k
    /// (ties to 1e-7 relative, as R's binom.test). k and n are whole. Clopper &amp; Pearson 1934, Biometrika 26:404.
    /// </summary>
    public static TestResult Exact(double k, double n, double nullProportion, Alternative alternative = Alternative.TwoSided)
    {
        Require.Successes(k, n);
        Require.Probability(nullProportion);
        var p = alternative switch
        {
            Alternative.Greater => BinomialLaw.Upper(k, n, nullProportion),
            Alternative.Less => BinomialLaw.Lower(k, n, nullProportion),
            _ => TwoSided(k, n, nullProportion),
        };
        return new("exact binomial", alternative) { Statistic = k, P = p };
    }

    /// <summary>
    /// Score z = (p − p₀)/√(p₀(1 − p₀)/n), with Yates' correction on request: |p − p₀| less 1/2n. Agrees with Wilson's interval.
    /// Wilson 1927, JASA 22:209; correction: Yates 1934, JRSS Supplement 1:217.
    /// </summary>
    public static TestResult Score(double k, double n, double nullProportion, Alternative alternative = Alternative.TwoSided, bool corrected = false)
    {
        Require.Successes(k, n);
        Require.Inside(nullProportion);
        var gap = k / n - nullProportion;
        if (corrected) gap = Math.Sign(gap) * Math.Max(0, Math.Abs(gap) - 0.5 / n);
        var z = gap / Math.Sqrt(nullProportion * (1 - nullProportion) / n);
        return new(corrected ? "score z, corrected" : "score z", alternative) { Statistic = z, P = Reference.P(z, alternative, null) };
    }

    /// <summary>
    /// Wald z = (p − p₀)/√(p(1 − p)/n) with its own interval; no answer at k = 0 and k = n, where the sample's variance is 0.
    /// Wald 1943, Transactions of the AMS 54:426.
    /// </summary>
    public static Inference Wald(double k, double n, double nullProportion, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        Require.Successes(k, n);
        Require.Probability(nullProportion);
        var p = k / n;
        return Inference.Wald(p, Math.Sqrt(p * (1 - p) / n), "Wald z", level, alternative, nullValue: nullProportion);
    }

    private static double TwoSided(double k, double n, double p)
    {
        if (p == 0) return k == 0 ? 1 : 0;
        if (p == 1) return k == n ? 1 : 0;
        var limit = BinomialLaw.Density(k, n, p) * (1 + Tie);
        var mean = n * p;
        if (k == mean) return 1;
        if (k < mean)
        {
            var (from, to) = (Math.Ceiling(mean), n + 1);
            while (from < to)
            {
                var middle = Math.Floor((from + to) / 2);
                if (BinomialLaw.Density(middle, n, p) <= limit) to = middle;
                else from = middle + 1;
            }
            return Math.Min(1, BinomialLaw.Lower(k, n, p) + BinomialLaw.Upper(from, n, p));
        }
        var (low, high) = (-1.0, Math.Floor(mean));
        while (low < high)
        {
            var middle = Math.Ceiling((low + high) / 2);
            if (BinomialLaw.Density(middle, n, p) <= limit) low = middle;
            else high = middle - 1;
        }
        return Math.Min(1, BinomialLaw.Upper(k, n, p) + BinomialLaw.Lower(low, n, p));
    }
}
