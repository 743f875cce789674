namespace TrustSafety.Dashboard.Statistics;

/// <summary>Whether values of x tend to lie above those of y, by ranks.</summary>
public static class RankTest
{
    /// <summary>
    /// Mann–Whitney U = number of pairs with x &gt; y, ties ½; z = (U − n·m/2 ∓ ½)/√(n·m/12·((N + 1) − Σ(t³ − t)/(N(N − 1)))) with the correction for ties
    /// and, unless switched off, continuity. All values equal: no answer. Mann &amp; Whitney 1947, Annals of Mathematical Statistics 18:50.
    /// </summary>
    public static TestResult MannWhitney(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Alternative alternative = Alternative.TwoSided, bool continuity = true) =>
        OfRanks(Count(RadixSort.Sorted(x), RadixSort.Sorted(y)), x.Length, y.Length, alternative, continuity);

    /// <summary>The same of what <see cref="Count"/> found among n values and m.</summary>
    internal static TestResult OfRanks((double U, double Ties) ranks, double n, double m, Alternative alternative = Alternative.TwoSided, bool continuity = true)
    {
        const string method = "Mann–Whitney";
        if (n == 0 || m == 0) return TestResult.None(Undefined.TooFew, method, alternative);
        var ((u, ties), total) = (ranks, n + m);
        var variance = n * m / 12 * (total + 1 - ties / (total * (total - 1)));
        if (!(variance > 0)) return TestResult.None(Undefined.NoSpread, method, alternative) with { Statistic = u };
        var gap = u - n * m / 2;
        var shift = continuity ? 0.5 : 0;
        var z = alternative switch
        {
            Alternative.Greater => (gap - shift) / Math.Sqrt(variance),
            Alternative.Less => (gap + shift) / Math.Sqrt(variance),
            _ => Math.Max(0, Math.Abs(gap) - shift) / Math.Sqrt(variance) * Math.Sign(gap),
        };
        return new(method, alternative) { Statistic = u, P = Math.Min(1, Reference.P(z, alternative, null)) };
    }

    /// <summary>
    /// The exact distribution of U over all arrangements; needs values without ties and n·m ≤ 250,000 (else no answer).
    /// Two-sided p is twice the smaller tail, at most 1. Mann &amp; Whitney 1947, Annals of Mathematical Statistics 18:50.
    /// </summary>
    public static TestResult MannWhitneyExact(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "Mann–Whitney, exact";
        if (x.Length == 0 || y.Length == 0) return TestResult.None(Undefined.TooFew, method, alternative);
        var (u, ties) = Count(RadixSort.Sorted(x), RadixSort.Sorted(y));
        if (ties > 0 || (long)x.Length * y.Length > 250_000) return TestResult.None(Undefined.OutOfReach, method, alternative) with { Statistic = u };
        var law = Arrangements(x.Length, y.Length);
        double lower = 0, upper = 0;
        for (var i = 0; i < law.Length; i++)
        {
            if (i <= u) lower += law[i];
            if (i >= u) upper += law[i];
        }
        var p = alternative switch { Alternative.Greater => upper, Alternative.Less => lower, _ => Math.Min(1, 2 * Math.Min(lower, upper)) };
        return new(method, alternative) { Statistic = u, P = p };
    }

    /// <summary>
    /// P(X &gt; Y) + P(X = Y)/2 with its standard error √(s²₁/n + s²₂/m) from the placements of each side in the other, t with the Satterthwaite df of the two terms;
    /// p against ½ from the same t, so it holds for unequal spreads, too, where Mann–Whitney's does not. Two values on each side; sides that do not overlap
    /// have no spread: no answer. Brunner &amp; Munzel 2000, Biometrical Journal 42:17.
    /// </summary>
    public static Inference Superiority(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95, Alternative alternative = Alternative.TwoSided)
    {
        const string method = "Brunner–Munzel";
        if (x.Length < 2 || y.Length < 2) return Inference.None(Undefined.TooFew, method, level, alternative);
        var (values, positive) = (new double[x.Length + y.Length], new bool[x.Length + y.Length]);
        x.CopyTo(values);
        y.CopyTo(values.AsSpan(x.Length));
        positive.AsSpan(0, x.Length).Fill(true);
        var parts = DeLong.Of(values, positive)!;
        var (v, w) = parts.Variances;
        return Inference.Wald(parts.Auc, Math.Sqrt(v + w), method, level, alternative, MeanDifference.Satterthwaite(v, x.Length, w, y.Length), 0.5);
    }

    /// <summary>U and Σ(t³ − t) over groups of equal values, of both sides in ascending order.</summary>
    internal static (double U, double Ties) Count(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (u, ties, i, j) = (0.0, 0.0, 0, 0);
        while (i < x.Length || j < y.Length)
        {
            var value = j == y.Length || (i < x.Length && x[i] < y[j]) ? x[i] : y[j];
            var (own, other) = (i, j);
            while (i < x.Length && x[i] == value) i++;
            while (j < y.Length && y[j] == value) j++;
            u += (i - own) * (other + (j - other) / 2.0);
            var size = (double)(i - own + j - other);
            ties += size * size * size - size;
        }
        return (u, ties);
    }

    // P(U = u) by the Gaussian binomial: multiply by (1 − z^{m+i}) and divide by (1 − z^i), in probabilities to stay in range.
    private static double[] Arrangements(int n, int m)
    {
        var law = new double[n * m + 1];
        law[0] = 1;
        for (var i = 1; i <= n; i++)
        {
            for (var u = law.Length - 1; u >= m + i; u--) law[u] -= law[u - m - i];
            for (var u = i; u < law.Length; u++) law[u] += law[u - i];
            var scale = (double)i / (m + i);
            for (var u = 0; u < law.Length; u++) law[u] = Math.Max(0, law[u] * scale);
        }
        return law;
    }
}
