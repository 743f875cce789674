namespace TrustSafety.Dashboard.Statistics;

internal readonly unsafe struct FisherBlock(Alternative alternative, ShareSide own, ShareSide other, double* p) : ICellBlock
{
    public bool Run(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!own.Inside(i) || !other.Inside(i)) return false;
            p[i] = ExactTable.Fisher(own.K(i), own.N(i), other.K(i), other.N(i), alternative).P!.Value;
        }
        return true;
    }
}
