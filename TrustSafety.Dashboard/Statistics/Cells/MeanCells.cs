namespace TrustSafety.Dashboard.Statistics;

/// <summary>Many comparisons of means at once: the answers of <see cref="Means"/> to 1e-12 of the interval's width, p to 1e-12 and the rounding of t, on all cores, without garbage.</summary>
public static unsafe class MeanCells
{
    private const int Block = 2048;
    private static StudentCurve? s_curve;

    /// <summary>
    /// Welch's interval and p of each cell from units n ≥ 2, means and variances (of one unit, unbiased) on both sides; all lists have one length. No spread on either side gives
    /// p = 1 or 0 and no width. Critical values are interpolated in 1/df from a table that the first call at a level makes. A cell outside throws, and then the answers mean nothing.
    /// Welch 1947, Biometrika 34:28.
    /// </summary>
    public static void Welch(
        ReadOnlySpan<double> n, ReadOnlySpan<double> mean, ReadOnlySpan<double> variance, ReadOnlySpan<double> nBase, ReadOnlySpan<double> meanBase, ReadOnlySpan<double> varianceBase,
        double level, Span<double> low, Span<double> high, Span<double> p)
    {
        foreach (var length in (ReadOnlySpan<int>)[mean.Length, variance.Length, nBase.Length, meanBase.Length, varianceBase.Length, low.Length, high.Length, p.Length])
            CellDomain.SameLength(n.Length, length);
        var curve = Curve(level);
        fixed (double* a = n, b = mean, c = variance, d = nBase, e = meanBase, f = varianceBase, l = low, h = high, q = p)
        {
            var block = new ByEight<WelchMethod>(new(curve, new(a, b, c), new(d, e, f), new(l, h), q));
            CellDomain.Hold(curve.Good ? CellCrew<ByEight<WelchMethod>>.Run(block, n.Length, Block) : block.Slowly(0, n.Length), nameof(n));
        }
    }

    private static StudentCurve Curve(double level)
    {
        if (Volatile.Read(ref s_curve) is { } known && known.Level == level) return known;
        var made = new StudentCurve(level);
        Volatile.Write(ref s_curve, made);
        return made;
    }
}
