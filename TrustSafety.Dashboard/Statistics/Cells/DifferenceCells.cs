namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Many comparisons of k/n with kBase/nBase at once: the answers of <see cref="ProportionDifference"/>, <see cref="TwoProportions"/> and <see cref="ExactTable"/> to 1e-12
/// of the interval's width (and the rounding of proportions near 1), on all cores, without garbage. 0 ≤ k ≤ n, n &gt; 0 on both sides of every cell; all lists have one length.
/// A cell outside throws, and then the answers mean nothing.
/// </summary>
public static unsafe class DifferenceCells
{
    private const int Block = 2048;
    private const int SlowBlock = 128;

    /// <summary>Newcombe's hybrid of two Wilson intervals in each cell. Newcombe 1998, Statistics in Medicine 17:873, method 10.</summary>
    public static void Newcombe(
        ReadOnlySpan<double> k, ReadOnlySpan<double> n, ReadOnlySpan<double> kBase, ReadOnlySpan<double> nBase, double level, Span<double> low, Span<double> high)
    {
        Lengths(k, n, kBase, nBase, low, high);
        var z = Reference.Critical(level, Alternative.TwoSided, null);
        fixed (double* a = k, m = n, b = kBase, l = nBase, pl = low, ph = high)
            CellDomain.Hold(CellCrew<ByEight<NewcombeMethod>>.Run(new(new(level, z, new(a, m), new(b, l), new(pl, ph))), k.Length, Block), nameof(k));
    }

    /// <summary>Agresti and Caffo's interval of each cell. Agresti &amp; Caffo 2000, The American Statistician 54:280.</summary>
    public static void AgrestiCaffo(
        ReadOnlySpan<double> k, ReadOnlySpan<double> n, ReadOnlySpan<double> kBase, ReadOnlySpan<double> nBase, double level, Span<double> low, Span<double> high)
    {
        Lengths(k, n, kBase, nBase, low, high);
        var z = Reference.Critical(level, Alternative.TwoSided, null);
        fixed (double* a = k, m = n, b = kBase, l = nBase, pl = low, ph = high)
            CellDomain.Hold(CellCrew<ByEight<CaffoMethod>>.Run(new(new(level, z, new(a, m), new(b, l), new(pl, ph))), k.Length, Block), nameof(k));
    }

    /// <summary>
    /// The pooled two-proportion z of each cell and its two-sided p, exact in the far tail down to 1e-300; NaN in both where nothing or everything succeeded,
    /// which carries no answer. z² is Pearson's χ². The tail: Shepherd &amp; Laframboise 1981, Mathematics of Computation 36:249.
    /// </summary>
    public static void Pooled(
        ReadOnlySpan<double> k, ReadOnlySpan<double> n, ReadOnlySpan<double> kBase, ReadOnlySpan<double> nBase, Span<double> z, Span<double> p)
    {
        Lengths(k, n, kBase, nBase, z, p);
        fixed (double* a = k, m = n, b = kBase, l = nBase, pz = z, pp = p)
            CellDomain.Hold(CellCrew<PooledBlock>.Run(new(new(new(a, m), new(b, l), pz), pz, pp), k.Length, Block), nameof(k));
    }

    /// <summary>Miettinen and Nurminen's interval and p of each cell. Miettinen &amp; Nurminen 1985, Statistics in Medicine 4:213.</summary>
    public static void MiettinenNurminen(
        ReadOnlySpan<double> k, ReadOnlySpan<double> n, ReadOnlySpan<double> kBase, ReadOnlySpan<double> nBase, double level,
        Span<double> low, Span<double> high, Span<double> p)
    {
        Lengths(k, n, kBase, nBase, low, high);
        CellDomain.SameLength(k.Length, p.Length);
        Require.Level(level);
        fixed (double* a = k, m = n, b = kBase, l = nBase, pl = low, ph = high, pp = p)
            CellDomain.Hold(CellCrew<ScoreBlock>.Run(new(level, new(a, m), new(b, l), new(pl, ph), pp), k.Length, SlowBlock), nameof(k));
    }

    /// <summary>Fisher's exact p of each cell, given both margins. Fisher 1935, JRSS 98:39.</summary>
    public static void Fisher(
        ReadOnlySpan<double> k, ReadOnlySpan<double> n, ReadOnlySpan<double> kBase, ReadOnlySpan<double> nBase, Span<double> p, Alternative alternative = Alternative.TwoSided)
    {
        Lengths(k, n, kBase, nBase, p, p);
        fixed (double* a = k, m = n, b = kBase, l = nBase, pp = p)
            CellDomain.Hold(CellCrew<FisherBlock>.Run(new(alternative, new(a, m), new(b, l), pp), k.Length, SlowBlock), nameof(k));
    }

    private static void Lengths(
        ReadOnlySpan<double> k, ReadOnlySpan<double> n, ReadOnlySpan<double> kBase, ReadOnlySpan<double> nBase, Span<double> first, Span<double> second)
    {
        CellDomain.SameLength(k.Length, n.Length);
        CellDomain.SameLength(k.Length, kBase.Length);
        CellDomain.SameLength(k.Length, nBase.Length);
        CellDomain.SameLength(k.Length, first.Length);
        CellDomain.SameLength(k.Length, second.Length);
    }
}
