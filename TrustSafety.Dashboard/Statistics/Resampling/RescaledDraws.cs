namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Resamples of a stratified sample that keep its weights: of the n units of a stratum n − 1 are drawn with replacement, and a unit drawn m times counts
/// m·n/(n − 1) times its weight, which makes the resampled variance of a total that of the design. Units outside of the domain are blanks: drawn, and
/// nothing. The only unit of a stratum stays as it is. Rao &amp; Wu 1988, JASA 83:231; Rao, Wu &amp; Yue 1992, Survey Methodology 18:209.
/// </summary>
internal sealed class RescaledDraws
{
    // A count for each cell costs some ten draws of a unit: the waiting times of a binomial take a logarithm each.
    private const int Worth = 12, Batch = 512;

    private readonly (int[] Units, double Drawn, (int Cell, int Units)[]? Cells)[] strata;

    /// <param name="stratum">By unit of the domain.</param>
    /// <param name="drawn">By stratum, the units drawn from it, in the domain or not.</param>
    /// <param name="cell">By unit, which of the factors counts it: units of one stratum that nothing tells apart may share one.</param>
    public RescaledDraws(IReadOnlyList<int> stratum, Func<int, double> drawn, IReadOnlyList<int> cell)
    {
        strata = [.. Enumerable.Range(0, stratum.Count).GroupBy(i => stratum[i]).OrderBy(g => g.Key).Select(g => (g.Select(i => cell[i]).ToArray(), drawn(g.Key), Cells([.. g.Select(i => cell[i])])))];
        foreach (var (units, size, _) in strata)
            if (!(size >= units.Length)) throw new ArgumentOutOfRangeException(nameof(drawn), "No stratum has more units in a domain than were drawn from it.");
    }

    /// <summary>
    /// Reads a statistic of several values from every resample that has one; each value sorted. Resamples run side by side, each with a seed of its own, so that the
    /// answer does not depend on how many do.
    /// </summary>
    /// <param name="reader">Makes a reader with room of its own for one thread: given factors, the values, or null.</param>
    public double[][] Values(int resamples, ulong seed, int cells, Func<Func<double[], double[]?>> reader)
    {
        var all = new double[]?[resamples];
        Parallel.For(0, resamples, () => (Read: reader(), Factors: new double[cells]), (r, _, room) =>
        {
            Next(new SeededRandom(seed + (0x9E3779B97F4A7C15 * (ulong)(r + 1))), room.Factors);
            all[r] = room.Read(room.Factors);
            return room;
        }, _ => { });
        double[][] had = [.. all.OfType<double[]>()];
        return had.Length == 0 ? [] : [.. Enumerable.Range(0, had[0].Length).Select(v => had.Select(h => h[v]).Order().ToArray())];
    }

    private void Next(SeededRandom random, Span<double> factors)
    {
        factors.Clear();
        Span<int> batch = stackalloc int[Batch];
        foreach (var (units, size, cells) in strata)
        {
            if (size <= 1)
            {
                factors[units[0]] += 1;
                continue;
            }
            var hits = units.Length < size ? random.Binomial((int)size - 1, units.Length / size) : units.Length - 1;
            var factor = size / (size - 1);
            if (cells is null)
            {
                for (var left = hits; left > 0; left -= Batch)
                {
                    var drawn = batch[..Math.Min(left, Batch)];
                    random.Fill(drawn, units.Length);
                    foreach (var unit in drawn) factors[units[unit]] += factor;
                }
            }
            else Count(random, cells, units.Length, hits, factor, factors);
        }
    }

    /// <summary>The same draws as counts by cell: each cell's share of those that are left is binomial.</summary>
    private static void Count(SeededRandom random, (int Cell, int Units)[] cells, int units, int hits, double factor, Span<double> factors)
    {
        foreach (var (cell, size) in cells)
        {
            if (hits == 0) return;
            var count = size == units ? hits : random.Binomial(hits, size / (double)units);
            factors[cell] += count * factor;
            (hits, units) = (hits - count, units - size);
        }
    }

    private static (int Cell, int Units)[]? Cells(int[] cell)
    {
        (int, int)[] counts = [.. cell.CountBy(c => c).OrderBy(c => c.Key).Select(c => (c.Key, c.Value))];
        return counts.Length * Worth <= cell.Length ? counts : null;
    }
}
