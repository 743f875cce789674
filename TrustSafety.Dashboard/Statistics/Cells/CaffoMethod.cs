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
        // With N = n + 2 and M = m + 2: 1/N and 1/M from one inverse.
        var (size, sizeBase, hits, hitsBase) = (n + two, m + two, k + one, b + one);
        var all = Newton.Inverse(size * sizeBase);
        var (per, perBase) = (sizeBase * all, size * all);
        var (p, q) = (hits * per, hitsBase * perBase);
        var root = Vector512.Sqrt(Vector512.FusedMultiplyAdd(p * (n - k + one), per * per, q * (m - b + one) * (perBase * perBase)));
        var gap = p - q;
        ends.Place(i, Vector512.MaxNative(-one, Vector512.FusedMultiplyAdd(Vector512.Create(-z), root, gap)), Vector512.MinNative(one, Vector512.FusedMultiplyAdd(Vector512.Create(z), root, gap)));
    }

    public bool One(int i)
    {
        if (!own.Inside(i) || !other.Inside(i)) return false;
        ends.Place(i, ProportionDifference.AgrestiCaffo(own.K(i), own.N(i), other.K(i), other.N(i), level));
        return true;
    }
}
