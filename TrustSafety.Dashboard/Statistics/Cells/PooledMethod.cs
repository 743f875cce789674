using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly unsafe struct PooledMethod(ShareSide own, ShareSide other, double* z) : ICellMethod
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Eight(int i, ref Doubt doubt)
    {
        var ((k, n), (b, m)) = (own.Eight(i, ref doubt), other.Eight(i, ref doubt));
        // k·m − b·n with what rounding both products lost: near-equal proportions of many would cancel to nothing.
        var product = b * n;
        var cross = Vector512.FusedMultiplyAdd(k, m, -product) - Vector512.FusedMultiplyAdd(b, n, -product);
        // Without trials that vary this is 0·∞: NaN says that there is no answer.
        (cross * Vector512.Sqrt((n + m) / ((k + b) * (n - k + (m - b)) * (n * m)))).Store(z + i);
    }

    public bool One(int i)
    {
        if (!own.Inside(i) || !other.Inside(i)) return false;
        z[i] = ProportionDifference.Pooled(own.K(i), own.N(i), other.K(i), other.N(i)).Statistic ?? double.NaN;
        return true;
    }
}

/// <summary>z, then its p, a few hundred cells at a time: a processor looks only so many steps ahead, and two short ways leave it more cells to work at than one long way.</summary>
internal readonly unsafe struct PooledBlock(PooledMethod scores, double* z, double* p) : ICellBlock
{
    private const int Few = 512;

    public bool Run(int from, int to)
    {
        var inside = true;
        for (var start = from; start < to; start += Few)
        {
            var end = Math.Min(to, start + Few);
            inside &= new ByEight<PooledMethod>(scores).Run(start, end);
            NormalTail.TwoSided(z, p, start, end);
        }
        return inside;
    }
}
