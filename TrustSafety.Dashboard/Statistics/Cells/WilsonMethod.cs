using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly struct WilsonMethod(double level, double z, ShareSide cells, Ends ends) : ICellMethod
{
    private readonly double _square = z * z, _half = z * z / 2, _quarter = z * z / 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Eight(int i, ref Doubt doubt)
    {
        var (k, n) = cells.Eight(i, ref doubt);
        // Centre and reach of the interval times n(n + z²): n(k + z²/2) and z√(n(k(n − k) + nz²/4)). Without successes the lower limit is exactly 0.
        var per = Newton.Inverse(n * (n + Vector512.Create(_square)));
        var centre = n * (k + Vector512.Create(_half)) * per;
        var reach = Vector512.Sqrt(n * Vector512.FusedMultiplyAdd(n, Vector512.Create(_quarter), k * (n - k))) * (Vector512.Create(z) * per);
        var low = Vector512.ConditionalSelect(Vector512.GreaterThan(k, Vector512<double>.Zero), centre - reach, Vector512<double>.Zero);
        ends.Place(i, low, Vector512.MinNative(Vector512<double>.One, centre + reach));
    }

    public bool One(int i)
    {
        if (!cells.Inside(i)) return false;
        ends.Place(i, OneProportion.Wilson(cells.K(i), cells.N(i), level));
        return true;
    }
}
