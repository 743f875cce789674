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
        // With N = n + 2 and M = m + 2: the difference of (k + 1)/N and (b + 1)/M, and the root of their variances, over NM; nothing but the root waits for the division.
        var (size, sizeBase, hits, hitsBase) = (n + two, m + two, k + one, b + one);
        var per = one / (size * sizeBase);
        var spread = Vector512.FusedMultiplyAdd(hits * (n - k + one), sizeBase * sizeBase * sizeBase, hitsBase * (m - b + one) * (size * size * size));
        var gap = Vector512.FusedMultiplyAdd(hits, sizeBase, -(hitsBase * size)) * per;
        var (root, reach) = (Vector512.Sqrt(spread * per), Vector512.Create(z) * per);
        ends.Place(i, Vector512.MaxNative(-one, Vector512.FusedMultiplyAdd(-reach, root, gap)), Vector512.MinNative(one, Vector512.FusedMultiplyAdd(reach, root, gap)));
    }

    public bool One(int i)
    {
        if (!own.Inside(i) || !other.Inside(i)) return false;
        ends.Place(i, ProportionDifference.AgrestiCaffo(own.K(i), own.N(i), other.K(i), other.N(i), level));
        return true;
    }
}
