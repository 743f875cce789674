namespace TrustSafety.Dashboard.Statistics;

internal readonly unsafe struct FisherBlock(Alternative alternative, double* k, double* n, double* kBase, double* nBase, double* p) : ICellBlock
{
    public bool Run(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!CellDomain.Inside(k[i], n[i]) || !CellDomain.Inside(kBase[i], nBase[i])) return false;
            p[i] = ExactTable.Fisher(k[i], n[i], kBase[i], nBase[i], alternative).P!.Value;
        }
        return true;
    }
}
