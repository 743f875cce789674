namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Intervals of many proportions k/n at once: the answers of <see cref="OneProportion"/> and <see cref="ProportionLimits"/> to 1e-12 relative (Agresti–Coull's low end of few: of the width), with vectors, on all cores,
/// without garbage. 0 ≤ k ≤ n, n &gt; 0 in every cell; all lists have one length. A cell outside throws, and then the answers mean nothing.
/// </summary>
public static unsafe class ProportionCells
{
    private const int Block = 2048;
    // A surface costs a few thousand quantiles; fewer cells are faster one by one.
    private const int WorthSurface = 2048;
    private static readonly BetaSurface?[] s_surfaces = new BetaSurface?[2];

    /// <summary>Wilson's interval of each cell, in the form (k + z²/2 ± z√(k(n − k)/n + z²/4))/(n + z²). Wilson 1927, JASA 22:209.</summary>
    public static void Wilson(ReadOnlySpan<double> k, ReadOnlySpan<double> n, double level, Span<double> low, Span<double> high)
    {
        Lengths(k, n, low, high);
        var z = Reference.Critical(level, Alternative.TwoSided, null);
        fixed (double* pk = k, pn = n, pl = low, ph = high) CellDomain.Hold(CellCrew<ByEight<WilsonMethod>>.Run(new(new(level, z, new(pk, pn), new(pl, ph))), k.Length, Block), nameof(k));
    }

    /// <summary>Agresti and Coull's interval of each cell. Agresti &amp; Coull 1998, The American Statistician 52:119.</summary>
    public static void AgrestiCoull(ReadOnlySpan<double> k, ReadOnlySpan<double> n, double level, Span<double> low, Span<double> high)
    {
        Lengths(k, n, low, high);
        var z = Reference.Critical(level, Alternative.TwoSided, null);
        fixed (double* pk = k, pn = n, pl = low, ph = high) CellDomain.Hold(CellCrew<ByEight<CoullMethod>>.Run(new(new(level, z, new(pk, pn), new(pl, ph))), k.Length, Block), nameof(k));
    }

    /// <summary>
    /// The Clopper–Pearson interval of each cell. Its beta quantiles are interpolated at the level from a table that the first call at a level makes (some milliseconds)
    /// and the next ones use. Clopper &amp; Pearson 1934, Biometrika 26:404.
    /// </summary>
    public static void ClopperPearson(ReadOnlySpan<double> k, ReadOnlySpan<double> n, double level, Span<double> low, Span<double> high) =>
        Beta(BetaShapes.ClopperPearson, k, n, level, low, high);

    /// <summary>Jeffreys' interval of each cell, its quantiles as those of <see cref="ClopperPearson"/>. Brown, Cai &amp; DasGupta 2001, Statistical Science 16:101, section 4.1.</summary>
    public static void Jeffreys(ReadOnlySpan<double> k, ReadOnlySpan<double> n, double level, Span<double> low, Span<double> high) =>
        Beta(BetaShapes.Jeffreys, k, n, level, low, high);

    private static void Beta(BetaShapes shapes, ReadOnlySpan<double> k, ReadOnlySpan<double> n, double level, Span<double> low, Span<double> high)
    {
        Lengths(k, n, low, high);
        Require.Level(level);
        if (k.Length >= WorthSurface && Surface(shapes, level) is { Good: true } surface)
        {
            fixed (double* pk = k, pn = n, pl = low, ph = high) CellDomain.Hold(CellCrew<BetaBlock>.Run(new(surface, shapes, pk, pn, pl, ph), k.Length, Block), nameof(k));
            return;
        }
        for (var i = 0; i < k.Length; i++) (low[i], high[i]) = shapes.Limits(k[i], n[i], level);
    }

    private static BetaSurface Surface(BetaShapes shapes, double level)
    {
        ref var last = ref s_surfaces[(int)shapes];
        if (Volatile.Read(ref last) is { } known && known.Level == level) return known;
        var made = new BetaSurface(shapes, level);
        Volatile.Write(ref last, made);
        return made;
    }

    private static void Lengths(ReadOnlySpan<double> k, ReadOnlySpan<double> n, Span<double> low, Span<double> high)
    {
        CellDomain.SameLength(k.Length, n.Length);
        CellDomain.SameLength(k.Length, low.Length);
        CellDomain.SameLength(k.Length, high.Length);
    }
}
