using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly unsafe struct CoullBlock(double level, double z, double* k, double* n, double* low, double* high) : ICellBlock
{
    public bool Run(int from, int to)
    {
        var inside = true;
        var i = from;
        var (zero, one, square) = (Vector256<double>.Zero, Vector256<double>.One, Vector256.Create(z * z));
        for (; i <= to - 4; i += 4)
        {
            var (successes, trials) = (Vector256.Load(k + i), Vector256.Load(n + i));
            inside &= CellDomain.Inside(successes, trials);
            var per = one / (trials + square);
            var p = Vector256.FusedMultiplyAdd(square, Vector256.Create(0.5), successes) * per;
            var half = Vector256.Create(z) * Vector256.Sqrt(p * (one - p) * per);
            Vector256.Max(zero, p - half).Store(low + i);
            Vector256.Min(one, p + half).Store(high + i);
        }
        for (; i < to; i++)
        {
            if (!CellDomain.Inside(k[i], n[i])) return false;
            var interval = ProportionLimits.AgrestiCoull(k[i], n[i], level);
            (low[i], high[i]) = (interval.Low, interval.High);
        }
        return inside;
    }
}
