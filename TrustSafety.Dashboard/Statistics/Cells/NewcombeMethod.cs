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
        var (sum, sumBase) = (n + Vector512.Create(z * z), m + Vector512.Create(z * z));
        var (size, sizeBase) = (n * sum, m * sumBase);
        var all = Vector512<double>.One / (size * sizeBase);
        var ((p, pLow, pHigh), (q, qLow, qHigh)) = (WilsonMethod.Limits(k, n, sum, sizeBase * all, z), WilsonMethod.Limits(b, m, sumBase, size * all, z));
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
