using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly unsafe struct NewcombeBlock(double level, double z, double* k, double* n, double* kBase, double* nBase, double* low, double* high) : ICellBlock
{
    public bool Run(int from, int to)
    {
        var inside = true;
        var i = from;
        for (; i <= to - 4; i += 4)
        {
            var (a, m, b, l) = (Vector256.Load(k + i), Vector256.Load(n + i), Vector256.Load(kBase + i), Vector256.Load(nBase + i));
            inside &= CellDomain.Inside(a, m) & CellDomain.Inside(b, l);
            if (!CellDomain.Squares(Vector256.Max(m, l))) inside &= Slowly(i, i + 4);
            else
            {
                var ((p, pLow, pHigh), (q, qLow, qHigh)) = (WilsonBlock.Limits(a, m, z), WilsonBlock.Limits(b, l, z));
                var d = p - q;
                (d - Length(p - pLow, qHigh - q)).Store(low + i);
                (d + Length(pHigh - p, q - qLow)).Store(high + i);
            }
        }
        return inside & Slowly(i, to);
    }

    private bool Slowly(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!CellDomain.Inside(k[i], n[i]) || !CellDomain.Inside(kBase[i], nBase[i])) return false;
            var interval = ProportionDifference.Newcombe(k[i], n[i], kBase[i], nBase[i], level);
            (low[i], high[i]) = (interval.Low, interval.High);
        }
        return true;
    }

    private static Vector256<double> Length(Vector256<double> a, Vector256<double> b) => Vector256.Sqrt(a * a + b * b);
}
