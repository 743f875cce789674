namespace TrustSafety.Dashboard.Statistics;

/// <summary>One leaf of a breakdown: the index of its value in each dimension, what was counted and what was expected.</summary>
public readonly record struct ScanCell(IReadOnlyList<int> Values, double Observed, double Expected);

/// <summary>The set of cells that a change sits in: the values kept of each dimension, empty where the dimension does not matter.</summary>
/// <param name="Score">How much better the set explains the counts than no change, in natural log units, less what naming it costs; above 0 it is worth naming.</param>
public sealed record ScannedSubset(IReadOnlyList<IReadOnlyList<int>> Values, double Observed, double Expected, double Score)
{
    public double Ratio => Observed / Expected;
}

/// <summary>Where did it change: the sub-rectangle of dimension values with the strongest excess or deficit.</summary>
public static class SubsetScan
{
    /// <summary>
    /// Maximises over the sets S = V₁×V₂×… Kulldorff's Poisson statistic F(S) = (C·ln(C/B) + (N − C)·ln((N − C)/(N − B)))/φ, C and B the observed and expected counts in S, the expected ones scaled to
    /// the N observed in all, for C &gt; B (excess) or C &lt; B (deficit) (Kulldorff 1997, Commun Stat 26:1481), less the length of the description: Σ ln(mⱼ choose kⱼ) + kⱼ·½ ln N for every dimension that names
    /// kⱼ of its mⱼ values, nothing for a dimension left whole. With the others fixed, the best values of one dimension, of each number of them, are a prefix of its values ordered by C − λB for some λ, by C/B
    /// when their number costs nothing (linear-time subset scanning: Neill 2012, JRSS B 74:337); of more than eleven values some λ are left out. Several dimensions by turns (Neill,
    /// McFowland &amp; Zheng 2013, Stat Med 32:2185), started from where the change was seen, or, when that is the whole, from it and from each single value. Null when no set scores above 0: the change, if
    /// any, is everywhere. Cells expected at 0 or less are left out.
    /// </summary>
    /// <param name="sizes">How many values each dimension has.</param>
    /// <param name="within">A value of each dimension that the set must hold, because the change was seen there; null leaves the dimension free.</param>
    public static ScannedSubset? Best(IReadOnlyList<ScanCell> cells, IReadOnlyList<int> sizes, bool excess, double dispersion = 1, IReadOnlyList<int?>? within = null)
    {
        Require.Positive(dispersion);
        List<ScanCell> kept = [.. cells.Where(c => c.Expected > 0)];
        if (kept.Any(c => c.Values.Count != sizes.Count || c.Values.Where((v, d) => v < 0 || v >= sizes[d]).Any())) throw new ArgumentException("Every cell has a value in each dimension, one of those that it has.", nameof(cells));
        var counted = kept.Sum(c => c.Observed);
        var scan = new Search(kept, sizes, counted, counted / kept.Sum(c => c.Expected), excess, dispersion, within ?? [.. sizes.Select(_ => (int?)null)]);
        ScannedSubset? best = null;
        foreach (var start in Starts(sizes, scan.Required))
        {
            var found = scan.Climb(start);
            if (found.Score > (best?.Score ?? 0)) best = found;
        }
        return best;
    }

    /// <summary>From where the change was seen; when it was seen in the whole, from everywhere.</summary>
    private static IEnumerable<bool[][]> Starts(IReadOnlyList<int> sizes, IReadOnlyList<int?> seen)
    {
        bool[][] From(IReadOnlyList<int?> only) => [.. sizes.Select((size, d) => (bool[])[.. Enumerable.Range(0, size).Select(v => only[d] is not { } value || v == value)])];
        yield return From(seen);
        if (seen.Any(v => v is not null)) yield break;
        for (var d = 0; d < sizes.Count; d++)
            for (var v = 0; v < sizes[d]; v++)
                yield return From([.. sizes.Select((_, e) => e == d ? v : (int?)null)]);
    }

    /// <param name="Scale">Turns expected counts into those that add up to the observed ones.</param>
    private sealed record Search(List<ScanCell> Cells, IReadOnlyList<int> Sizes, double Counted, double Scale, bool Excess, double Dispersion, IReadOnlyList<int?> Required)
    {
        public ScannedSubset Climb(bool[][] chosen)
        {
            var current = Score(chosen);
            while (true)
            {
                var before = current.Score;
                for (var d = 0; d < Sizes.Count; d++) current = Improve(chosen, d, current);
                if (current.Score <= before + 1e-12) return current;
            }
        }

        /// <summary>The best values of one dimension while the others stay: a prefix of one of a few orders.</summary>
        private ScannedSubset Improve(bool[][] chosen, int d, ScannedSubset current)
        {
            var (observed, expected) = (new double[Sizes[d]], new double[Sizes[d]]);
            foreach (var cell in Cells)
            {
                if (!Within(cell, chosen, d)) continue;
                observed[cell.Values[d]] += cell.Observed;
                expected[cell.Values[d]] += cell.Expected;
            }
            int[] values = [.. Enumerable.Range(0, Sizes[d]).Where(v => expected[v] > 0)];
            var others = Enumerable.Range(0, Sizes.Count).Where(e => e != d).Sum(e => Length(Sizes[e], chosen[e].Count(v => v)));
            var (best, kept) = (double.NegativeInfinity, Array.Empty<int>());
            foreach (var order in SubsetOrders.Of(observed, expected, values, Excess, Required[d]))
            {
                var (c, b) = (0.0, 0.0);
                for (var k = 1; k <= order.Length; k++)
                {
                    (c, b) = (c + observed[order[k - 1]], b + expected[order[k - 1]]);
                    var score = Gain(c, b) - others - Length(Sizes[d], k == order.Length ? Sizes[d] : k);
                    if (score > best) (best, kept) = (score, order[..k]);
                }
            }
            if (best <= current.Score) return current;
            Array.Fill(chosen[d], kept.Length == values.Length);
            foreach (var v in kept) chosen[d][v] = true;
            return Score(chosen);
        }

        private ScannedSubset Score(bool[][] chosen)
        {
            double c = 0, b = 0;
            foreach (var cell in Cells)
                if (Within(cell, chosen, -1)) (c, b) = (c + cell.Observed, b + cell.Expected);
            return new([.. chosen.Select((of, d) => (IReadOnlyList<int>)(of.All(v => v) ? [] : [.. Enumerable.Range(0, Sizes[d]).Where(v => of[v])]))], c, b,
                Gain(c, b) - Enumerable.Range(0, Sizes.Count).Sum(d => Length(Sizes[d], chosen[d].Count(v => v))));
        }

        private double Gain(double c, double unscaled)
        {
            var b = unscaled * Scale;
            if (!(b > 0) || (Excess ? c <= b : c >= b)) return 0;
            return (XLog(c, b) + XLog(Counted - c, Counted - b)) / Dispersion;
        }

        /// <summary>What it costs to say which k of m values are meant; nothing for all of them.</summary>
        private double Length(int m, int k) => k == m ? 0 : MathNet.Numerics.SpecialFunctions.BinomialLn(m, k) + k * 0.5 * Math.Log(Math.Max(Counted, Math.E));

        private static double XLog(double x, double y) => x > 0 ? x * Math.Log(x / Math.Max(y, double.Epsilon)) : 0;

        private static bool Within(ScanCell cell, bool[][] chosen, int except)
        {
            for (var d = 0; d < chosen.Length; d++)
                if (d != except && !chosen[d][cell.Values[d]]) return false;
            return true;
        }
    }
}
