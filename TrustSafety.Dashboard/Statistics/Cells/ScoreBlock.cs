namespace TrustSafety.Dashboard.Statistics;

internal readonly unsafe struct ScoreBlock(double level, ShareSide own, ShareSide other, Ends ends, double* p) : ICellBlock
{
    public bool Run(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!own.Inside(i) || !other.Inside(i)) return false;
            var difference = TwoProportions.MiettinenNurminen(own.K(i), own.N(i), other.K(i), other.N(i), level);
            ends.Place(i, difference.Interval);
            p[i] = difference.P;
        }
        return true;
    }
}
