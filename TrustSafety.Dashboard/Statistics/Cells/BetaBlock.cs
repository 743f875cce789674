using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Limits by the surface; cells that it does not know (fractional few successes) by the function of one cell.</summary>
internal readonly unsafe struct BetaBlock(BetaSurface surface, BetaShapes shapes, double* k, double* n, double* low, double* high) : ICellBlock
{
    public const int Most = 1024;

    // Few and many successes take different ways: each kind is collected, so that none is computed for the other's sake.
    public bool Run(int from, int to)
    {
        int* few = stackalloc int[Most + 3], many = stackalloc int[Most + 3];
        var inside = true;
        for (var start = from; start < to; start += Most)
        {
            var (fewer, more) = (0, 0);
            for (var i = start; i < Math.Min(to, start + Most); i++)
            {
                var events = Math.Min(k[i], n[i] - k[i]);
                if (!CellDomain.Inside(k[i], n[i])) inside = false;
                else if (events >= BetaSurface.Rows) many[more++] = i;
                else if (events == Math.Floor(events) && n[i] >= 1) few[fewer++] = i;
                else One(i);
            }
            // The last group is filled up with its first cell.
            for (var j = 0; j < 3; j++) (few[fewer + j], many[more + j]) = (few[Math.Max(0, fewer - 1)], many[Math.Max(0, more - 1)]);
            for (var j = 0; j < fewer; j += 4) Few(few[j], few[j + 1], few[j + 2], few[j + 3]);
            for (var j = 0; j < more; j += 4) Many(many[j], many[j + 1], many[j + 2], many[j + 3]);
        }
        return inside;
    }

    private void Few(int a, int b, int c, int d)
    {
        var (successes, trials) = (Vector256.Create(k[a], k[b], k[c], k[d]), Vector256.Create(n[a], n[b], n[c], n[d]));
        var fewer = Vector256.Min(successes, trials - successes);
        var per = Vector256<double>.One / trials;
        var none = Vector256.Equals(fewer, Vector256<double>.Zero);
        var (share, unit) = (Vector256.ConditionalSelect(none, per * 0.5, fewer * per), Vector256.ConditionalSelect(none, per, fewer * per));
        var (first, last) = surface.Few(fewer, share);
        Place(a, fewer[0], first[0] * unit[0], first[1] * unit[0]);
        Place(b, fewer[1], first[2] * unit[1], first[3] * unit[1]);
        Place(c, fewer[2], last[0] * unit[2], last[1] * unit[2]);
        Place(d, fewer[3], last[2] * unit[3], last[3] * unit[3]);
    }

    private void Many(int a, int b, int c, int d)
    {
        var (successes, trials) = (Vector256.Create(k[a], k[b], k[c], k[d]), Vector256.Create(n[a], n[b], n[c], n[d]));
        var fewer = Vector256.Min(successes, trials - successes);
        var share = fewer / trials;
        var (lows, highs) = surface.Many(fewer, share);
        (lows, highs) = (lows * share, highs * share);
        var mirrored = Vector256.LessThan(fewer, successes);
        var (lower, upper) = (Vector256.ConditionalSelect(mirrored, Vector256<double>.One - highs, lows), Vector256.ConditionalSelect(mirrored, Vector256<double>.One - lows, highs));
        (low[a], low[b], low[c], low[d]) = (lower[0], lower[1], lower[2], lower[3]);
        (high[a], high[b], high[c], high[d]) = (upper[0], upper[1], upper[2], upper[3]);
    }

    private void Place(int i, double fewer, double lower, double upper)
    {
        // No successes give 0 itself, not what the interpolation makes of it.
        if (fewer == 0) lower = 0;
        if (k[i] == fewer) (low[i], high[i]) = (lower, upper);
        // A small complement would keep too few digits.
        else if (upper > 0.98) One(i);
        else (low[i], high[i]) = (1 - upper, 1 - lower);
    }

    private void One(int i) => (low[i], high[i]) = shapes.Limits(k[i], n[i], surface.Level);
}
