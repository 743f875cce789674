using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly struct CaffoMethod(double level, double z, ShareSide own, ShareSide other, Ends ends) : ICellMethod
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Eight(int i, ref Doubt doubt)
    {
        var ((k, n), (b, m)) = (own.Eight(i, ref doubt), other.Eight(i, ref doubt));
        var (one, two) = (Vector512<double>.One, Vector512.Create(2.0));
        // 1/(n + 2) of both sides from one division.
        var (size, sizeBase) = (n + two, m + two);
        var both = one / (size * sizeBase);
        var (per, perBase) = (both * sizeBase, both * size);
        var (p, q) = ((k + one) * per, (b + one) * perBase);
        var variance = Vector512.FusedMultiplyAdd(p * ((n - k + one) * per), per, q * ((m - b + one) * perBase) * perBase);
        var (gap, half) = (p - q, Vector512.Create(z) * Vector512.Sqrt(variance));
        ends.Place(i, Vector512.MaxNative(-one, gap - half), Vector512.MinNative(one, gap + half));
    }

    public bool One(int i)
    {
        if (!own.Inside(i) || !other.Inside(i)) return false;
        ends.Place(i, ProportionDifference.AgrestiCaffo(own.K(i), own.N(i), other.K(i), other.N(i), level));
        return true;
    }
}
