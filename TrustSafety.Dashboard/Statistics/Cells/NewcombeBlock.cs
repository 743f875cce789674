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
            var (p, q) = (a / m, b / l);
            var (own, other) = (WilsonBlock.Limits(a, m, z), WilsonBlock.Limits(b, l, z));
            var d = p - q;
            (d - Length(p - own.Low, other.High - q)).Store(low + i);
            (d + Length(own.High - p, q - other.Low)).Store(high + i);
        }
        for (; i < to; i++)
        {
            if (!CellDomain.Inside(k[i], n[i]) || !CellDomain.Inside(kBase[i], nBase[i])) return false;
            var interval = ProportionDifference.Newcombe(k[i], n[i], kBase[i], nBase[i], level);
            (low[i], high[i]) = (interval.Low, interval.High);
        }
        return inside;
    }

    private static Vector256<double> Length(Vector256<double> a, Vector256<double> b) => Vector256.Sqrt(a * a + b * b);
}
