namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Exact tests of whole counts that give the result seen half its weight: P(more extreme) + ½P(as seen). Near their level where the exact test stays far below it, at the price of
/// exceeding it a little at times. Two-sided p is twice the smaller side, at most 1. Lancaster 1961, JASA 56:223.
/// </summary>
public static class MidP
{
    /// <summary>
    /// k of n against p₀ (0 ≤ p₀ ≤ 1), with the interval of the same weights: Low solves P(X &gt; k) + ½P(X = k) = α/2, High the same from below. k = 0 gives Low = 0 and
    /// High = 1 − α^{1/n}, k = n mirrored. 0 ≤ k ≤ n, n &gt; 0. Berry &amp; Armitage 1995, The Statistician 44:417; Lancaster 1961, JASA 56:223.
    /// </summary>
    public static Inference Proportion(double k, double n, double level = 0.95, Alternative alternative = Alternative.TwoSided, double nullProportion = 0.5)
    {
        var exact = OneProportion.ClopperPearson(k, n, Sided.Level(level, alternative));
        var tail = Tails.Alpha(exact.Level) / 2;
        // Half of what was seen counts less than all of it: the exact limits enclose these.
        var low = k == 0 ? 0 : Roots.Brent(new Gap(k, n, tail, true), exact.Low, exact.High);
        var high = k == n ? 1 : Roots.Brent(new Gap(k, n, tail, false), exact.Low, exact.High);
        Require.Probability(nullProportion);
        return Sided.Of(new(low, k / n, high, level, "mid-p"), level, alternative, 0, 1) with
        {
            StandardError = OneProportion.Error(k, n),
            Statistic = k,
            P = Sided.P(Above(k, n, nullProportion), Below(k, n, nullProportion), alternative),
        };
    }

    /// <summary>
    /// Fisher's test of k/n against kBase/nBase given both margins, by mid-p. "Greater" asks whether k/n lies above kBase/nBase. Margins that allow one table only give p = 1.
    /// Agresti 2013, Categorical Data Analysis, section 3.5.5; Lancaster 1961, JASA 56:223.
    /// </summary>
    public static TestResult Table(double k, double n, double kBase, double nBase, Alternative alternative = Alternative.TwoSided)
    {
        Require.Successes(k, n);
        Require.Successes(kBase, nBase);
        var law = new Hypergeometric(n, nBase, k + kBase);
        var seen = law.Density(k) / 2;
        return new("Fisher mid-p", alternative) { Statistic = k, P = law.Least == law.Most ? 1 : Sided.P(law.Upper(k + 1) + seen, law.Lower(k - 1) + seen, alternative) };
    }

    /// <summary>
    /// McNemar's test by mid-p: b of the b + c pairs that disagree against ½; "greater" asks whether b outnumbers c. No answer without such a pair.
    /// Fagerland, Lydersen &amp; Laake 2013, BMC Medical Research Methodology 13:91.
    /// </summary>
    public static TestResult Pairs(double b, double c, Alternative alternative = Alternative.TwoSided) =>
        Require.NotNegative(b) + Require.NotNegative(c) == 0 ? TestResult.None(Undefined.NoSpread, "McNemar mid-p", alternative)
        : new("McNemar mid-p", alternative) { Statistic = Math.Min(b, c), P = Sided.P(Above(b, b + c, 0.5), Below(b, b + c, 0.5), alternative) };

    private static double Above(double k, double n, double p) => BinomialLaw.Upper(k + 1, n, p) + BinomialLaw.Density(k, n, p) / 2;

    private static double Below(double k, double n, double p) => BinomialLaw.Lower(k - 1, n, p) + BinomialLaw.Density(k, n, p) / 2;

    private readonly record struct Gap(double K, double N, double Tail, bool Upper) : IFunction
    {
        public double At(double x) => (Upper ? Above(K, N, x) : Below(K, N, x)) - Tail;
    }
}
