using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly struct NewcombeMethod(double level, double z, ShareSide own, ShareSide other, Ends ends) : ICellMethod
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Eight(int i, ref Doubt doubt)
    {
        var ((k, n), (b, m)) = (own.Eight(i, ref doubt), other.Eight(i, ref doubt));
        var square = Vector512.Create(z * z);
        // 1/(n(n + z²)) of both sides from one inverse; half of the roots by the unit that takes roots, half beside it: all by one way would wait for it.
        var (wide, wideBase) = (n + square, m + square);
        var (size, sizeBase) = (n * wide, m * wideBase);
        var all = Newton.Inverse(size * sizeBase);
        var (per, perBase) = (sizeBase * all, size * all);
        // From p to its limits: (√(z²n(nz²/4 + k(n − k))) ± (n − 2k)z²/2)/(n(n + z²)).
        var (root, skew, rootBase, skewBase) = (Root(k, n), Skew(k, n), Root(b, m), Skew(b, m));
        var (down, up, downBase, upBase) = ((root - skew) * per, (root + skew) * per, (rootBase - skewBase) * perBase, (rootBase + skewBase) * perBase);
        var gap = k * wide * per - b * wideBase * perBase;
        ends.Place(i, gap - Length(down, upBase), gap + Length(up, downBase));
    }

    public bool One(int i)
    {
        if (!own.Inside(i) || !other.Inside(i)) return false;
        ends.Place(i, ProportionDifference.Newcombe(own.K(i), own.N(i), other.K(i), other.N(i), level));
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> Root(Vector512<double> k, Vector512<double> n) =>
        Newton.Root(n * Vector512.Create(z * z) * Vector512.FusedMultiplyAdd(n, Vector512.Create(z * z / 4), k * (n - k)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> Skew(Vector512<double> k, Vector512<double> n) => Vector512.FusedMultiplyAdd(n, Vector512.Create(z * z / 2), k * Vector512.Create(-z * z));

    private static Vector512<double> Length(Vector512<double> a, Vector512<double> b) => Vector512.Sqrt(Vector512.FusedMultiplyAdd(a, a, b * b));
}
