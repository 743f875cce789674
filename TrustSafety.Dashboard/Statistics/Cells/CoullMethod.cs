using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly struct CoullMethod(double level, double z, ShareSide cells, Ends ends) : ICellMethod
{
    private readonly double _square = z * z, _half = z * z / 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Eight(int i, ref Doubt doubt)
    {
        var (k, n) = cells.Eight(i, ref doubt);
        var one = Vector512<double>.One;
        var per = Newton.Inverse(n + Vector512.Create(_square));
        var p = (k + Vector512.Create(_half)) * per;
        var reach = Vector512.Create(z) * Vector512.Sqrt(Vector512.FusedMultiplyAdd(-p, p, p) * per);
        ends.Place(i, Vector512.MaxNative(Vector512<double>.Zero, p - reach), Vector512.MinNative(one, p + reach));
    }

    public bool One(int i)
    {
        if (!cells.Inside(i)) return false;
        ends.Place(i, ProportionLimits.AgrestiCoull(cells.K(i), cells.N(i), level));
        return true;
    }
}
