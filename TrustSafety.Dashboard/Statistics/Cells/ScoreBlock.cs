namespace TrustSafety.Dashboard.Statistics;

internal readonly unsafe struct ScoreBlock(double level, double* k, double* n, double* kBase, double* nBase, double* low, double* high, double* p) : ICellBlock
{
    public bool Run(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!CellDomain.Inside(k[i], n[i]) || !CellDomain.Inside(kBase[i], nBase[i])) return false;
            var difference = TwoProportions.MiettinenNurminen(k[i], n[i], kBase[i], nBase[i], level);
            (low[i], high[i], p[i]) = (difference.Interval.Low, difference.Interval.High, difference.P);
        }
        return true;
    }
}
