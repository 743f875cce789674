namespace TrustSafety.Dashboard.Statistics;

/// <summary>Whether several groups share one proportion. Groups with n = 0 are left out.</summary>
public static class ContingencyTest
{
    /// <summary>
    /// Pearson's χ² = Σ(k − n·p̄)²/(n·p̄(1 − p̄)) over the groups, df = groups − 1; with Yates' ½ for two groups on request.
    /// No answer when nothing or everything succeeded. Pearson 1900, Philosophical Magazine 50:157.
    /// </summary>
    public static TestResult Pearson(ReadOnlySpan<double> k, ReadOnlySpan<double> n, bool corrected = false) => Of(k, n, corrected, likelihood: false);

    /// <summary>G = 2Σ O·ln(O/E) over successes and failures, df = groups − 1, with the same correction. Wilks 1938, Annals of Mathematical Statistics 9:60.</summary>
    public static TestResult G(ReadOnlySpan<double> k, ReadOnlySpan<double> n, bool corrected = false) => Of(k, n, corrected, likelihood: true);

    /// <summary>
    /// Pearson's χ² p of every pair, in the order 12, 13, …, 23, …; adjust them with <see cref="Multiplicity"/>. A pair that does not vary has p = 1.
    /// Pearson 1900, Philosophical Magazine 50:157.
    /// </summary>
    public static double[] Pairwise(ReadOnlySpan<double> k, ReadOnlySpan<double> n, bool corrected = false)
    {
        Require.SameLength(k.Length, n.Length, nameof(n));
        var p = new List<double>();
        for (var i = 0; i < k.Length; i++)
            for (var j = i + 1; j < k.Length; j++)
                p.Add(Pearson([k[i], k[j]], [n[i], n[j]], corrected).P ?? 1);
        return [.. p];
    }

    private static TestResult Of(ReadOnlySpan<double> k, ReadOnlySpan<double> n, bool corrected, bool likelihood)
    {
        Require.SameLength(k.Length, n.Length, nameof(n));
        var method = likelihood ? "G" : "Pearson χ²";
        var (successes, trials, groups) = (0.0, 0.0, 0);
        for (var i = 0; i < k.Length; i++)
        {
            if (n[i] == 0) continue;
            Require.Successes(k[i], n[i]);
            (successes, trials, groups) = (successes + k[i], trials + n[i], groups + 1);
        }
        if (groups < 2) return TestResult.None(Undefined.TooFew, method);
        if (successes == 0 || successes == trials) return TestResult.None(Undefined.NoSpread, method);
        var p = successes / trials;
        var statistic = 0.0;
        for (var i = 0; i < k.Length; i++)
        {
            if (n[i] == 0) continue;
            var expected = n[i] * p;
            var gap = k[i] - expected;
            if (corrected && groups == 2) gap -= Math.Sign(gap) * Math.Min(0.5, Math.Abs(gap));
            statistic += likelihood ? 2 * (Term(expected + gap, expected) + Term(n[i] - expected - gap, n[i] - expected)) : gap * gap / (n[i] * p * (1 - p));
        }
        return new(corrected && groups == 2 ? $"{method}, corrected" : method) { Statistic = statistic, DegreesOfFreedom = groups - 1, P = ChiSquare.Upper(statistic, groups - 1) };
    }

    private static double Term(double observed, double expected) => observed > 0 ? observed * Math.Log(observed / expected) : 0;
}
