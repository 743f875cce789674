using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly unsafe struct PooledBlock(double* k, double* n, double* kBase, double* nBase, double* z, double* p) : ICellBlock
{
    public bool Run(int from, int to)
    {
        var inside = true;
        var i = from;
        for (; i <= to - 4; i += 4)
        {
            var (a, m, b, l) = (Vector256.Load(k + i), Vector256.Load(n + i), Vector256.Load(kBase + i), Vector256.Load(nBase + i));
            inside &= CellDomain.Inside(a, m) & CellDomain.Inside(b, l);
            // Without trials that vary this is 0/0: NaN says that there is no answer.
            ((a / m - b / l) / Vector256.Sqrt((a + b) / (m + l) * ((m - a + (l - b)) / m / l))).Store(z + i);
        }
        for (i = from + NormalTail.TwoSided(z + from, p + from, to - from); i < to; i++)
        {
            if (!CellDomain.Inside(k[i], n[i]) || !CellDomain.Inside(kBase[i], nBase[i])) return false;
            var cell = ProportionDifference.Pooled(k[i], n[i], kBase[i], nBase[i]);
            (z[i], p[i]) = (cell.Statistic ?? double.NaN, cell.P ?? double.NaN);
        }
        return inside;
    }
}
