using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly unsafe struct PooledMethod(ShareSide own, ShareSide other, double* z, double* p) : ICellMethod
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Eight(int i)
    {
        var ((k, n), (b, m)) = (own.Eight(i), other.Eight(i));
        if (!ShareSide.Usual(k, n) || !ShareSide.Usual(b, m)) return false;
        // k·m − b·n with what rounding both products lost: near-equal proportions of many would cancel to nothing.
        var product = b * n;
        var cross = Vector512.FusedMultiplyAdd(k, m, -product) - Vector512.FusedMultiplyAdd(b, n, -product);
        // Without trials that vary this is 0·∞: NaN says that there is no answer.
        var score = cross * Vector512.Sqrt((n + m) / ((k + b) * (n - k + (m - b)) * (n * m)));
        score.Store(z + i);
        NormalTail.TwoSided(score).Store(p + i);
        return true;
    }

    public bool One(int i)
    {
        if (!own.Inside(i) || !other.Inside(i)) return false;
        var cell = ProportionDifference.Pooled(own.K(i), own.N(i), other.K(i), other.N(i));
        (z[i], p[i]) = (cell.Statistic ?? double.NaN, cell.P ?? double.NaN);
        return true;
    }
}
