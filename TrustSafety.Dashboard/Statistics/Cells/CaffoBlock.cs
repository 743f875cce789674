using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly unsafe struct CaffoBlock(double level, double z, double* k, double* n, double* kBase, double* nBase, double* low, double* high) : ICellBlock
{
    public bool Run(int from, int to)
    {
        var inside = true;
        var i = from;
        for (; i <= to - 4; i += 4)
        {
            var (a, m, b, l) = (Vector256.Load(k + i), Vector256.Load(n + i), Vector256.Load(kBase + i), Vector256.Load(nBase + i));
            inside &= CellDomain.Inside(a, m) & CellDomain.Inside(b, l);
            var (one, two) = (Vector256<double>.One, Vector256.Create(2.0));
            if (!CellDomain.Squares(Vector256.Max(m, l)))
            {
                inside &= Slowly(i, i + 4);
                continue;
            }
            // 1/(n + 2) of both sides from one division.
            var (own, other) = (m + two, l + two);
            var both = one / (own * other);
            var (perOwn, perOther) = (both * other, both * own);
            var (p, q) = ((a + one) * perOwn, (b + one) * perOther);
            var half = Vector256.Create(z) * Vector256.Sqrt(Vector256.FusedMultiplyAdd(p * ((m - a + one) * perOwn), perOwn, q * ((l - b + one) * perOther) * perOther));
            Vector256.Max(-one, p - q - half).Store(low + i);
            Vector256.Min(one, p - q + half).Store(high + i);
        }
        return inside & Slowly(i, to);
    }

    private bool Slowly(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!CellDomain.Inside(k[i], n[i]) || !CellDomain.Inside(kBase[i], nBase[i])) return false;
            var interval = ProportionDifference.AgrestiCaffo(k[i], n[i], kBase[i], nBase[i], level);
            (low[i], high[i]) = (interval.Low, interval.High);
        }
        return true;
    }
}
