namespace TrustSafety.Dashboard.Statistics;

/// <summary>Control of the false discovery rate over a family of tests, with intervals that match.</summary>
public static class FalseDiscovery
{
    /// <summary>
    /// Benjamini–Hochberg adjusted p-values in the order given: min over j ≥ i of m·p₍ⱼ₎/j, at most 1. A test is a discovery at rate q when its
    /// adjusted p is at most q. Valid for independent and positively dependent tests. Benjamini &amp; Hochberg 1995, JRSS B 57:289.
    /// </summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> p)
    {
        double[] given = [.. p], adjusted = new double[p.Count];
        Adjust(given, adjusted);
        return adjusted;
    }

    /// <summary>The same into a list of the same length, without garbage.</summary>
    public static void Adjust(ReadOnlySpan<double> p, Span<double> adjusted)
    {
        if (adjusted.Length != p.Length) throw new ArgumentException("The lists have one length.", nameof(adjusted));
        if (!StepUp.Adjust(p, adjusted)) throw new ArgumentOutOfRangeException(nameof(p), "A p-value lies between 0 and 1.");
    }

    /// <summary>
    /// Adjusted p where tests have weights w &gt; 0 that average 1 (so that a group of many takes nothing from a group of few): at rate q the most k tests stand of which
    /// pᵢ ≤ q·min(1, wᵢk/m), and the adjusted p is the smallest q at which the test does. Never below p itself. All weights 1: <see cref="Adjust(IReadOnlyList{double})"/>.
    /// Valid as that is. Genovese, Roeder &amp; Wasserman 2006, Biometrika 93:509, where tests stand at pᵢ ≤ q·wᵢk/m; the bound at q leaves fewer of them, each still within its share of k and
    /// never more of them for larger p, which is what the rate needs: Blanchard &amp; Roquain 2008, Electronic Journal of Statistics 2:963.
    /// </summary>
    public static double[] Weighted(IReadOnlyList<double> p, IReadOnlyList<double> weights)
    {
        Require.SameLength(p.Count, weights.Count, nameof(weights));
        double[] given = [.. p], heavy = [.. weights];
        if (!ProbabilityOrder.AreAll(given)) throw new ArgumentOutOfRangeException(nameof(p), "A p-value lies between 0 and 1.");
        if (heavy.Length > 0 && (heavy.Any(w => !(w > 0)) || Math.Abs(heavy.Average() - 1) > 1e-9)) throw new ArgumentOutOfRangeException(nameof(weights), "Weights are above 0 and average 1.");
        var (m, adjusted, needed, ordered) = (given.Length, new double[given.Length], new double[given.Length], new double[given.Length]);
        Array.Fill(adjusted, 1);
        for (var k = 1; k <= m; k++)
        {
            for (var i = 0; i < m; i++) needed[i] = given[i] / Math.Min(1, heavy[i] * k / m);
            needed.CopyTo(ordered, 0);
            Array.Sort(ordered);
            for (var i = 0; i < m; i++) adjusted[i] = Math.Min(adjusted[i], Math.Max(ordered[k - 1], needed[i]));
        }
        return adjusted;
    }

    /// <summary>
    /// The level at which the intervals of R selected of m tests cover on average at 1 − q: 1 − q·min(1, wR/m), w the weight in <see cref="Weighted"/>. With no selection it is
    /// that of one, the strictest. Benjamini &amp; Yekutieli 2005, JASA 100:71.
    /// </summary>
    public static double IntervalLevel(int selected, int tested, double rate, double weight = 1)
    {
        if (tested < 1 || selected < 0 || selected > tested) throw new ArgumentOutOfRangeException(nameof(selected), "Selected tests are some of the tested ones.");
        return 1 - (rate * Math.Min(1, Require.Positive(weight) * Math.Max(1, selected) / tested));
    }
}
