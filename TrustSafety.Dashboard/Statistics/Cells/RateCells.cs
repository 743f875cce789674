namespace TrustSafety.Dashboard.Statistics;

/// <summary>Exact intervals of many Poisson rates at once: the answers of <see cref="OneRate"/> to 1e-12 relative, on all cores, without garbage.</summary>
public static unsafe class RateCells
{
    private const int Block = 4096;
    private const int WorthCurve = 256;
    private static GammaCurve? s_curve;

    /// <summary>
    /// Garwood's interval of each count ≥ 0 over its exposure &gt; 0; all lists have one length. Its gamma quantiles are interpolated at the level from a table that the
    /// first call at a level makes. A cell outside throws, and then the answers mean nothing. Garwood 1936, Biometrika 28:437.
    /// </summary>
    public static void Exact(ReadOnlySpan<double> count, ReadOnlySpan<double> exposure, double level, Span<double> low, Span<double> high)
    {
        CellDomain.SameLength(count.Length, exposure.Length);
        CellDomain.SameLength(count.Length, low.Length);
        CellDomain.SameLength(count.Length, high.Length);
        Require.Level(level);
        if (count.Length >= WorthCurve && Curve(level) is { Good: true } curve)
        {
            fixed (double* c = count, e = exposure, l = low, h = high) CellDomain.Hold(CellCrew<RateBlock>.Run(new(curve, c, e, l, h), count.Length, Block), nameof(count));
            return;
        }
        for (var i = 0; i < count.Length; i++) (low[i], high[i]) = OneRate.Exact(count[i], exposure[i], level) is var one ? (one.Low, one.High) : default;
    }

    private static GammaCurve Curve(double level)
    {
        if (Volatile.Read(ref s_curve) is { } known && known.Level == level) return known;
        var made = new GammaCurve(level);
        Volatile.Write(ref s_curve, made);
        return made;
    }
}
