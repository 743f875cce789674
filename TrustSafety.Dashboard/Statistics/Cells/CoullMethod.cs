using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly struct CoullMethod(double level, double z, ShareSide cells, Ends ends) : ICellMethod
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Eight(int i, ref Doubt doubt)
    {
        var (k, n) = cells.Eight(i, ref doubt);
        var one = Vector512<double>.One;
        var per = one / (n + Vector512.Create(z * z));
        var p = (k + Vector512.Create(z * z / 2)) * per;
        var half = Vector512.Create(z) * Vector512.Sqrt(p * (one - p) * per);
        ends.Place(i, Vector512.MaxNative(Vector512<double>.Zero, p - half), Vector512.MinNative(one, p + half));
    }

    public bool One(int i)
    {
        if (!cells.Inside(i)) return false;
        ends.Place(i, ProportionLimits.AgrestiCoull(cells.K(i), cells.N(i), level));
        return true;
    }
}
