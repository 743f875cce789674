using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly unsafe struct RateBlock(GammaCurve curve, double* count, double* exposure, double* low, double* high) : ICellBlock
{
    public bool Run(int from, int to)
    {
        var inside = true;
        var i = from;
        for (; i <= to - 4; i += 4)
        {
            var (counts, exposures) = (Vector256.Load(count + i), Vector256.Load(exposure + i));
            var rows = Vector256.Create((double)GammaCurve.Rows);
            if (Vector256.GreaterThanOrEqualAny(counts, rows))
            {
                var (lows, highs) = curve.Many(Vector256.Max(counts, rows));
                (lows / exposures).Store(low + i);
                (highs / exposures).Store(high + i);
            }
            for (var lane = i; lane < i + 4; lane++) inside &= Held(lane) && (count[lane] >= GammaCurve.Rows || One(lane));
        }
        for (; i < to; i++) inside &= Held(i) && One(i);
        return inside;
    }

    private bool Held(int i) => count[i] >= 0 && double.IsFinite(count[i]) && exposure[i] > 0 && double.IsFinite(exposure[i]);

    private bool One(int i)
    {
        if (count[i] < GammaCurve.Rows && count[i] == Math.Floor(count[i]))
        {
            var (few, most) = curve.Few((int)count[i]);
            (low[i], high[i]) = (few / exposure[i], most / exposure[i]);
            return true;
        }
        var interval = OneRate.Exact(count[i], exposure[i], curve.Level);
        (low[i], high[i]) = (interval.Low, interval.High);
        return true;
    }
}
