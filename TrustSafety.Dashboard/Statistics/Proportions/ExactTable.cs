namespace TrustSafety.Dashboard.Statistics;

/// <summary>Exact tests of k/n against kBase/nBase for whole counts: 0 ≤ k ≤ n, n &gt; 0. "Greater" asks whether k/n lies above kBase/nBase.</summary>
public static class ExactTable
{
    private const double Tie = 1e-7;

    /// <summary>
    /// Fisher's exact test given both margins; two-sided p sums the tables no more likely than the one seen (ties to 1e-7 relative).
    /// Conservative: its true error is below α. Fisher 1935, JRSS 98:39.
    /// </summary>
    public static TestResult Fisher(double k, double n, double kBase, double nBase, Alternative alternative = Alternative.TwoSided)
    {
        Require.Successes(k, n);
        Require.Successes(kBase, nBase);
        var law = new Hypergeometric(n, nBase, k + kBase);
        var p = alternative switch
        {
            Alternative.Greater => law.Upper(k),
            Alternative.Less => law.Lower(k),
            _ => TwoSided(law, k),
        };
        return new("Fisher exact", alternative) { Statistic = k, P = p };
    }

    /// <summary>
    /// Barnard's unconditional test on the pooled z (or the unpooled one): the largest probability over a common proportion π of tables with a statistic at least as extreme.
    /// More powerful than Fisher's. At most 20 million tables. Barnard 1947, Biometrika 34:123; Suissa &amp; Shuster 1985, JRSS A 148:317.
    /// </summary>
    public static TestResult Barnard(int k, int n, int kBase, int nBase, Alternative alternative = Alternative.TwoSided, bool pooled = true)
    {
        Require.Successes(k, n);
        Require.Successes(kBase, nBase);
        var seen = Z(k, n, kBase, nBase, pooled);
        var (edge, slack) = (Math.Abs(seen) * (1 - 1e-9), double.IsFinite(seen) ? 1e-9 * Math.Abs(seen) : 0);
        return Unconditional("Barnard", n, nBase, alternative, seen, (x, y) =>
        {
            var z = Z(x, n, y, nBase, pooled);
            return alternative switch
            {
                Alternative.Greater => z >= seen - slack,
                Alternative.Less => z <= seen + slack,
                _ => Math.Abs(z) >= edge,
            };
        });
    }

    /// <summary>
    /// Boschloo's unconditional test on Fisher's one-sided p; uniformly more powerful than Fisher's. Two-sided p is twice the smaller one-sided, at most 1.
    /// Boschloo 1970, Statistica Neerlandica 24:1.
    /// </summary>
    public static TestResult Boschloo(int k, int n, int kBase, int nBase, Alternative alternative = Alternative.TwoSided)
    {
        Require.Successes(k, n);
        Require.Successes(kBase, nBase);
        if (alternative == Alternative.TwoSided)
        {
            var (less, greater) = (Boschloo(k, n, kBase, nBase, Alternative.Less), Boschloo(k, n, kBase, nBase, Alternative.Greater));
            if (!less.IsDefined) return less with { Alternative = alternative };
            var smaller = less.P < greater.P ? less : greater;
            return smaller with { Alternative = alternative, P = Math.Min(1, 2 * smaller.P!.Value) };
        }
        double FisherP(double x, double y)
        {
            var law = new Hypergeometric(n, nBase, x + y);
            return alternative == Alternative.Greater ? law.Upper(x) : law.Lower(x);
        }

        var seen = FisherP(k, kBase);
        return Unconditional("Boschloo", n, nBase, alternative, seen, (x, y) => FisherP(x, y) <= seen * (1 + 1e-13));
    }

    private static TestResult Unconditional(string method, int n, int nBase, Alternative alternative, double statistic, Func<int, int, bool> extreme) =>
        (double)n * nBase > 2e7 ? TestResult.None(Undefined.OutOfReach, method, alternative)
        : new(method, alternative) { Statistic = statistic, P = CriticalRegion.LargestProbability(n, nBase, extreme) };

    // Without spread the unpooled z of two rates that differ is infinite, and that of equal ones 0.
    private static double Z(double k, double n, double kBase, double nBase, bool pooled)
    {
        var (p, q, mean) = (k / n, kBase / nBase, (k + kBase) / (n + nBase));
        var variance = pooled ? mean * (1 - mean) * (1 / n + 1 / nBase) : p * (1 - p) / n + q * (1 - q) / nBase;
        return variance > 0 ? (p - q) / Math.Sqrt(variance) : p == q ? 0 : p > q ? double.PositiveInfinity : double.NegativeInfinity;
    }

    private static double TwoSided(Hypergeometric law, double k)
    {
        var limit = law.Density(k) * (1 + Tie);
        var mode = Math.Floor((law.First + 1) * (law.Successes + 1) / (law.First + law.Second + 2));
        if (limit >= law.Density(mode)) return 1;
        if (k < mode)
        {
            var (from, to) = (mode, law.Most + 1);
            while (from < to)
            {
                var middle = Math.Floor((from + to) / 2);
                if (law.Density(middle) <= limit) to = middle;
                else from = middle + 1;
            }
            return Math.Min(1, law.Lower(k) + law.Upper(from));
        }
        var (low, high) = (law.Least - 1, mode);
        while (low < high)
        {
            var middle = Math.Ceiling((low + high) / 2);
            if (law.Density(middle) <= limit) low = middle;
            else high = middle - 1;
        }
        return Math.Min(1, law.Upper(k) + law.Lower(low));
    }
}
