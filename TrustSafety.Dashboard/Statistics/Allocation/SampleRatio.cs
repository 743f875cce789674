namespace TrustSafety.Dashboard.Statistics;

/// <summary>Whether units arrived in the arms in the intended ratio. Weights need not sum to 1; arms of weight 0 are left out.</summary>
public static class SampleRatio
{
    /// <summary>
    /// χ² = Σ(O − E)²/E, df = arms − 1; p right down to 1e-300. Fewer than two arms with a weight, or no unit: no answer.
    /// Fabijan et al. 2019, KDD, recommend α = 0.0005 to 0.001.
    /// </summary>
    public static TestResult ChiSquared(ReadOnlySpan<double> counts, ReadOnlySpan<double> weights)
    {
        var (total, weight, arms) = Totals(counts, weights);
        if (arms < 2 || total == 0) return TestResult.None(Undefined.TooFew, "sample ratio χ²");
        var statistic = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (weights[i] == 0) continue;
            var expected = total * weights[i] / weight;
            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return new("sample ratio χ²") { Statistic = statistic, DegreesOfFreedom = arms - 1, P = ChiSquare.Upper(statistic, arms - 1) };
    }

    /// <summary>
    /// Two arms exactly: the binomial test of the first count; "greater" asks whether the first arm has more than its share.
    /// Clopper &amp; Pearson 1934, Biometrika 26:404.
    /// </summary>
    public static TestResult Exact(double count, double other, double weight, double otherWeight, Alternative alternative = Alternative.TwoSided) =>
        count + other == 0 ? TestResult.None(Undefined.TooFew, "sample ratio, exact", alternative)
        : ProportionTest.Exact(count, count + other, Require.Positive(weight) / (weight + Require.Positive(otherWeight)), alternative) with { Method = "sample ratio, exact" };

    /// <summary>
    /// Any number of arms exactly: p sums the multinomial probabilities of all splits of the same total that are no more likely than the one seen (ties to 1e-7
    /// relative); with two arms it is <see cref="Exact"/>. At most 5 million splits, else no answer: χ² is then as good. Read &amp; Cressie 1988,
    /// Goodness-of-Fit Statistics for Discrete Multivariate Data, section 5.1.
    /// </summary>
    public static TestResult ExactMultinomial(ReadOnlySpan<double> counts, ReadOnlySpan<double> weights)
    {
        const string method = "sample ratio, exact multinomial";
        var (total, weight, arms) = Totals(counts, weights);
        if (arms < 2 || total == 0) return TestResult.None(Undefined.TooFew, method);
        var (seen, shares) = (new List<double>(), new List<double>());
        for (var i = 0; i < counts.Length; i++)
            if (weights[i] > 0) (seen, shares) = ([.. seen, counts[i]], [.. shares, weights[i] / weight]);
        return Multinomial.P([.. seen], [.. shares]) is { } p
            ? new(method) { Statistic = ChiSquared(counts, weights).Statistic, DegreesOfFreedom = arms - 1, P = p }
            : TestResult.None(Undefined.OutOfReach, method);
    }

    /// <summary>Two arms by the normal statistic, with continuity correction on request. Yates 1934, JRSS Supplement 1:217.</summary>
    public static TestResult Normal(
        double count, double other, double weight, double otherWeight, bool corrected = false, Alternative alternative = Alternative.TwoSided) =>
        count + other == 0 ? TestResult.None(Undefined.TooFew, "sample ratio z", alternative)
        : ProportionTest.Score(count, count + other, Require.Positive(weight) / (weight + Require.Positive(otherWeight)), alternative, corrected) with { Method = "sample ratio z" };

    /// <summary>
    /// χ² of every segment, counts by [segment][arm], with Holm's adjusted p in the same order; a segment without units has p = 1.
    /// Fabijan et al. 2019, KDD; Holm 1979, Scandinavian Journal of Statistics 6:65.
    /// </summary>
    public static IReadOnlyList<(TestResult Test, double AdjustedP)> BySegment(IReadOnlyList<double[]> counts, double[] weights)
    {
        var tests = counts.Select(c => ChiSquared(c, weights)).ToList();
        var adjusted = Multiplicity.Holm([.. tests.Select(t => t.P ?? 1)]);
        return [.. tests.Select((t, i) => (t, adjusted[i]))];
    }

    /// <summary>
    /// Always-valid p over looks: the smallest over looks so far of 1/BF, BF the Bayes factor of a Dirichlet(concentration · weights) mixture against the
    /// intended ratio. It may be read after every unit. counts are cumulative, by [look][arm]. Lindon &amp; Malek 2022, NeurIPS 35.
    /// </summary>
    public static double[] Sequential(IReadOnlyList<double[]> counts, double[] weights, double concentration = 10_000)
    {
        Require.Positive(concentration);
        var p = new double[counts.Count];
        var least = 1.0;
        for (var look = 0; look < counts.Count; look++)
        {
            least = Math.Min(least, Math.Exp(-LogBayesFactor(counts[look], weights, concentration)));
            p[look] = least;
        }
        return p;
    }

    private static double LogBayesFactor(double[] counts, double[] weights, double concentration)
    {
        var (total, weight, _) = Totals(counts, weights);
        var log = -Rising(concentration, total);
        for (var i = 0; i < counts.Length; i++)
            if (weights[i] > 0 && counts[i] > 0) log += Rising(concentration * weights[i] / weight, counts[i]) - counts[i] * Math.Log(weights[i] / weight);
        return log;
    }

    // ln Γ(a + n) − ln Γ(a) with Stirling's errors, which keep the digits of a small difference of huge logarithms.
    private static double Rising(double a, double n) =>
        n == 0 ? 0 : Stirling.Error(a + n) - Stirling.Error(a) + (a - 0.5) * Stirling.Log1p(n / a) + n * Math.Log(a + n) - n;

    private static (double Total, double Weight, int Arms) Totals(ReadOnlySpan<double> counts, ReadOnlySpan<double> weights)
    {
        Require.SameLength(counts.Length, weights.Length, nameof(weights));
        var (total, weight, arms) = (0.0, 0.0, 0);
        for (var i = 0; i < counts.Length; i++)
        {
            if (Require.NotNegative(weights[i]) == 0) continue;
            (total, weight, arms) = (total + Require.NotNegative(counts[i]), weight + weights[i], arms + 1);
        }
        return (total, weight, arms);
    }
}
