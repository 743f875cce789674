namespace TrustSafety.Dashboard.Statistics;

/// <summary>Counts by logarithmic bin: bin b ≥ 0 holds growth^b ≤ v &lt; growth^(b+1), bin −1 holds 0 ≤ v &lt; 1. Adds bin by bin.</summary>
public sealed record LogHistogram(double Growth, IReadOnlyList<(int Bin, double Count)> Bins)
{
    public double N { get; } = Bins.Sum(b => b.Count);

    /// <summary>A histogram of the counts, those of one bin added up and empty bins left out.</summary>
    public static LogHistogram Of(double growth, IEnumerable<(int Bin, double Count)> bins) =>
        new(growth, [.. bins.GroupBy(b => b.Bin, (bin, of) => (bin, of.Sum(b => b.Count))).Where(b => b.Item2 > 0).OrderBy(b => b.bin)]);

    public static LogHistogram operator +(LogHistogram a, LogHistogram b) =>
        a.Growth == b.Growth ? Of(a.Growth, a.Bins.Concat(b.Bins)) : throw new ArgumentException("Histograms add only when their bins are the same.");

    /// <summary>The bin of the q-quantile: that of rank ⌈nq⌉.</summary>
    public int BinOfQuantile(double q) => BinOfRank(Math.Max(1, Math.Ceiling(N * q)));

    internal double LowEdge(int bin) => bin < 0 ? 0 : Math.Pow(Growth, bin);

    internal double HighEdge(int bin) => Math.Pow(Growth, bin + 1);

    /// <summary>The bin that holds the value of this rank (1 = the smallest).</summary>
    internal int BinOfRank(double rank)
    {
        var below = 0.0;
        foreach (var (bin, count) in Bins)
        {
            below += count;
            if (rank <= below) return bin;
        }
        return Bins[^1].Bin;
    }
}
