using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly struct NewcombeMethod(double level, double z, ShareSide own, ShareSide other, Ends ends) : ICellMethod
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Eight(int i)
    {
        var ((k, n), (b, m)) = (own.Eight(i), other.Eight(i));
        if (!ShareSide.Usual(k, n) || !ShareSide.Usual(b, m)) return false;
        // The quotients of both sides from one division.
        var (size, sizeBase, both, bothBase) = (WilsonMethod.Size(n, z), WilsonMethod.Size(m, z), WilsonMethod.Both(k, n, z), WilsonMethod.Both(b, m, z));
        var (whole, wholeBase) = (size * both, sizeBase * bothBase);
        var all = Vector512<double>.One / (whole * wholeBase);
        var (per, perBase) = (wholeBase * all, whole * all);
        var ((pLow, pHigh), (qLow, qHigh)) = (WilsonMethod.Limits(k, size, both, per), WilsonMethod.Limits(b, sizeBase, bothBase, perBase));
        var square = Vector512.Create(z * z);
        var (p, q) = (k * (n + square) * (both * per), b * (m + square) * (bothBase * perBase));
        var gap = p - q;
        ends.Place(i, gap - Length(p - pLow, qHigh - q), gap + Length(pHigh - p, q - qLow));
        return true;
    }

    public bool One(int i)
    {
        if (!own.Inside(i) || !other.Inside(i)) return false;
        ends.Place(i, ProportionDifference.Newcombe(own.K(i), own.N(i), other.K(i), other.N(i), level));
        return true;
    }

    private static Vector512<double> Length(Vector512<double> a, Vector512<double> b) => Vector512.Sqrt(Vector512.FusedMultiplyAdd(a, a, b * b));
}
