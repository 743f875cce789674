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
        if (!ProbabilityOrder.AreAll(p)) throw new ArgumentOutOfRangeException(nameof(p), "A p-value lies between 0 and 1.");
        StepUp.Adjust(p, adjusted);
    }

    /// <summary>
    /// The level at which the intervals of R selected of m tests cover on average at 1 − q: 1 − R·q/m. With no selection it is 1 − q/m, the strictest.
    /// Benjamini &amp; Yekutieli 2005, JASA 100:71.
    /// </summary>
    public static double IntervalLevel(int selected, int tested, double rate)
    {
        if (tested < 1 || selected < 0 || selected > tested) throw new ArgumentOutOfRangeException(nameof(selected), "Selected tests are some of the tested ones.");
        return 1 - Math.Max(1, selected) * rate / tested;
    }
}
