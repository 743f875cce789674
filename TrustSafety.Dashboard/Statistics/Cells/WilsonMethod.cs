using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly struct WilsonMethod(double level, double z, ShareSide cells, Ends ends) : ICellMethod
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Eight(int i, ref Doubt doubt)
    {
        var (k, n) = cells.Eight(i, ref doubt);
        // n(n + z²), and n(k + z²/2) + z√(n(k(n − k) + nz²/4)): the upper limit times that. The limits' product is k²/(n(n + z²)), so that the lower one loses no digits, and is 0 without successes.
        var per = Reciprocal.Of(n * (n + Vector512.Create(z * z)));
        var both = Vector512.FusedMultiplyAdd(
            Vector512.Create(z), Vector512.Sqrt(n * Vector512.FusedMultiplyAdd(n, Vector512.Create(z * z / 4), k * (n - k))), n * (k + Vector512.Create(z * z / 2)));
        ends.Place(i, k * k / both, Vector512.MinNative(Vector512<double>.One, both * per));
    }

    public bool One(int i)
    {
        if (!cells.Inside(i)) return false;
        ends.Place(i, OneProportion.Wilson(cells.K(i), cells.N(i), level));
        return true;
    }
}
