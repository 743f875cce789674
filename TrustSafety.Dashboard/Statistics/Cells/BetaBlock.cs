using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Limits by the surface; cells that it does not know (fractional few successes, the odd last ones) by the function of one cell.</summary>
internal readonly unsafe struct BetaBlock(BetaSurface surface, BetaShapes shapes, double* k, double* n, double* low, double* high) : ICellBlock
{
    public bool Run(int from, int to)
    {
        var inside = true;
        var i = from;
        for (; i <= to - 4; i += 4) inside &= Four(i);
        for (; i < to; i++) inside &= One(i);
        return inside;
    }

    private bool Four(int i)
    {
        var (successes, trials) = (Vector256.Load(k + i), Vector256.Load(n + i));
        if (!CellDomain.Inside(successes, trials)) return One(i) & One(i + 1) & One(i + 2) & One(i + 3);
        var rest = trials - successes;
        var mirrored = Vector256.GreaterThan(successes, rest);
        var fewer = Vector256.Min(successes, rest);
        var share = fewer / trials;
        var many = Vector256.GreaterThanOrEqual(fewer, Vector256.Create((double)BetaSurface.Rows));
        if (many != Vector256<double>.Zero)
        {
            var (lows, highs) = surface.Many(Vector256.Max(fewer, Vector256.Create((double)BetaSurface.Rows)), share);
            (lows, highs) = (lows * share, highs * share);
            Vector256.ConditionalSelect(mirrored, Vector256<double>.One - highs, lows).Store(low + i);
            Vector256.ConditionalSelect(mirrored, Vector256<double>.One - lows, highs).Store(high + i);
        }
        for (var lane = 0; lane < 4; lane++)
            if (fewer[lane] < BetaSurface.Rows) Few(i + lane, fewer[lane]);
        return true;
    }

    private void Few(int i, double fewer)
    {
        if (fewer != Math.Floor(fewer) || n[i] < 1)
        {
            One(i);
            return;
        }
        var (share, unit) = fewer == 0 ? (0.5 / n[i], 1 / n[i]) : (fewer / n[i], fewer / n[i]);
        var limits = surface.Few((int)fewer, share) * unit;
        // No successes give 0 itself, not what the interpolation makes of it.
        if (fewer == 0) limits = limits.WithElement(0, 0);
        if (k[i] == fewer) (low[i], high[i]) = (limits[0], limits[1]);
        // A small complement would keep too few digits.
        else if (limits[1] > 0.98) One(i);
        else (low[i], high[i]) = (1 - limits[1], 1 - limits[0]);
    }

    private bool One(int i)
    {
        if (!CellDomain.Inside(k[i], n[i])) return false;
        (low[i], high[i]) = shapes.Limits(k[i], n[i], surface.Level);
        return true;
    }
}
