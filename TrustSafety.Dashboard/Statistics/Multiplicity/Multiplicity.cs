namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// p-values adjusted for the number of tests, in the order given; a test stands at α when its adjusted p is at most α.
/// The false discovery rate of Benjamini and Hochberg is in <see cref="FalseDiscovery"/>.
/// </summary>
public static class Multiplicity
{
    /// <summary>min(1, m·p): family-wise error under any dependence. Dunn 1961, JASA 56:52.</summary>
    public static double[] Bonferroni(IReadOnlyList<double> p) => [.. Checked(p).Select(v => Math.Min(1, v * p.Count))];

    /// <summary>1 − (1 − p)ᵐ, for independent tests. Šidák 1967, JASA 62:626.</summary>
    public static double[] Sidak(IReadOnlyList<double> p) => [.. Checked(p).Select(v => Power(v, p.Count))];

    /// <summary>Step-down Bonferroni: running maximum of (m − i + 1)·p₍ᵢ₎. Holm 1979, Scandinavian Journal of Statistics 6:65.</summary>
    public static double[] Holm(IReadOnlyList<double> p) => StepDown(p, (v, left) => v * left);

    /// <summary>Step-down Šidák: running maximum of 1 − (1 − p₍ᵢ₎)^(m − i + 1), for independent tests. Holland &amp; Copenhaver 1987, Biometrics 43:417.</summary>
    public static double[] HolmSidak(IReadOnlyList<double> p) => StepDown(p, Power);

    /// <summary>Step-up: running minimum from the largest of (m − i + 1)·p₍ᵢ₎, for independent or positively dependent tests. Hochberg 1988, Biometrika 75:800.</summary>
    public static double[] Hochberg(IReadOnlyList<double> p) => StepUp(p, (v, rank) => v * (p.Count - rank + 1));

    /// <summary>
    /// The closed test of Simes' p of every intersection, for independent or positively dependent tests; never above Hochberg's. Walks all pairs of ranks: for families of thousands, not of
    /// millions. Hommel 1988, Biometrika 75:383; the walk: Wright 1992, Biometrics 48:1005.
    /// </summary>
    public static double[] Hommel(IReadOnlyList<double> p)
    {
        var order = Order(p);
        double[] sorted = [.. order.Select(i => p[i])];
        var (m, least) = (p.Count, new double[p.Count]);
        var simes = sorted.Length == 0 ? 1 : sorted.Select((v, i) => v * m / (i + 1)).Min();
        double[] largest = [.. sorted.Select(v => Math.Max(v, simes))];
        for (var size = m - 1; size >= 2; size--)
        {
            // The smallest Simes p of any set of that size with the hypothesis in it: the others are the size − 1 largest.
            var rest = double.PositiveInfinity;
            for (var j = 2; j <= size; j++) rest = Math.Min(rest, size * sorted[m - size + j - 1] / j);
            for (var i = 0; i < m; i++) least[i] = Math.Min(size * sorted[Math.Min(i, m - size)], rest);
            for (var i = 0; i < m; i++) largest[i] = Math.Max(largest[i], least[i]);
        }
        var adjusted = new double[m];
        for (var i = 0; i < m; i++) adjusted[order[i]] = Math.Min(1, largest[i]);
        return adjusted;
    }

    /// <summary>False discovery rate under any dependence: BH times c(m) = Σ 1/i. Benjamini &amp; Yekutieli 2001, Annals of Statistics 29:1165.</summary>
    public static double[] BenjaminiYekutieli(IReadOnlyList<double> p)
    {
        var c = Harmonic(p.Count);
        return StepUp(p, (v, rank) => v * c * p.Count / rank);
    }

    /// <summary>
    /// The level at which an interval excludes the null exactly when the procedure rejected it, after it rejected some of the tested at α:
    /// Bonferroni 1 − α/m and Šidák (1 − α)^{1/m} hold simultaneously; Benjamini–Hochberg 1 − Rα/m and Benjamini–Yekutieli 1 − Rα/(m·c(m)) hold the
    /// false coverage rate; Holm 1 − α/(m − R) (R = m: 1 − α) holds simultaneously for what was not rejected and tells the direction of the rest
    /// (Strassburger &amp; Bretz 2008, Statistics in Medicine 27:4914, for one-sided bounds). With R = 0, BH and BY give 1 − α/m and 1 − α/(m·c(m)).
    /// </summary>
    public static double IntervalLevel(Procedure procedure, int rejected, int tested, double alpha)
    {
        Require.Inside(alpha);
        if (tested < 1 || rejected < 0 || rejected > tested) throw new ArgumentOutOfRangeException(nameof(rejected), "Rejected tests are some of the tested ones.");
        return procedure switch
        {
            Procedure.Bonferroni => 1 - alpha / tested,
            Procedure.Sidak => Math.Pow(1 - alpha, 1.0 / tested),
            Procedure.Holm => 1 - alpha / Math.Max(1, tested - rejected),
            Procedure.BenjaminiHochberg => 1 - Math.Max(1, rejected) * alpha / tested,
            Procedure.BenjaminiYekutieli => 1 - Math.Max(1, rejected) * alpha / (tested * Harmonic(tested)),
            _ => throw new ArgumentOutOfRangeException(nameof(procedure)),
        };
    }

    /// <summary>
    /// A family of estimates told together: adjusted p-values, the decisions at α, and every interval at <see cref="IntervalLevel"/>, so that an interval leaves its null out
    /// exactly when its test was rejected. Each estimate is given as a function of the level; one without a p is not rejected, and counts.
    /// </summary>
    public static IReadOnlyList<JointEstimate> Together(Procedure procedure, IReadOnlyList<Func<double, Inference>> estimates, double alpha = 0.05)
    {
        if (estimates.Count == 0) return [];
        double[] p = [.. estimates.Select(e => e(1 - Require.Inside(alpha)).P ?? 1)];
        IReadOnlyList<double> adjusted = procedure switch
        {
            Procedure.Bonferroni => Bonferroni(p),
            Procedure.Sidak => Sidak(p),
            Procedure.Holm => Holm(p),
            Procedure.BenjaminiYekutieli => BenjaminiYekutieli(p),
            _ => FalseDiscovery.Adjust(p),
        };
        var level = IntervalLevel(procedure, adjusted.Count(v => v <= alpha), p.Length, alpha);
        return [.. estimates.Select((e, i) => new JointEstimate(e(level), adjusted[i], adjusted[i] <= alpha))];
    }

    private static double Harmonic(int m) => Enumerable.Range(1, m).Sum(i => 1.0 / i);

    // 1 − (1 − p)ᵐ without losing a small p.
    private static double Power(double p, int m) => p >= 1 ? 1 : -Stirling.Expm1(m * Stirling.Log1p(-p));

    private static double[] StepDown(IReadOnlyList<double> p, Func<double, int, double> at)
    {
        var order = Order(p);
        var adjusted = new double[p.Count];
        var most = 0.0;
        for (var i = 0; i < order.Length; i++) adjusted[order[i]] = most = Math.Max(most, Math.Min(1, at(p[order[i]], p.Count - i)));
        return adjusted;
    }

    private static double[] StepUp(IReadOnlyList<double> p, Func<double, int, double> at)
    {
        var order = Order(p);
        var adjusted = new double[p.Count];
        var least = 1.0;
        for (var i = order.Length - 1; i >= 0; i--) adjusted[order[i]] = least = Math.Min(least, at(p[order[i]], i + 1));
        return adjusted;
    }

    private static int[] Order(IReadOnlyList<double> p)
    {
        Checked(p);
        return [.. Enumerable.Range(0, p.Count).OrderBy(i => p[i])];
    }

    private static IReadOnlyList<double> Checked(IReadOnlyList<double> p)
    {
        foreach (var v in p) Require.Probability(v, nameof(p));
        return p;
    }
}

/// <param name="Estimate">With its interval at the family's level; its p is the unadjusted one.</param>
public readonly record struct JointEstimate(Inference Estimate, double AdjustedP, bool Rejected);

/// <summary>How many tests at once are kept honest.</summary>
public enum Procedure
{
    Bonferroni,
    Sidak,
    Holm,
    BenjaminiHochberg,
    BenjaminiYekutieli,
}
