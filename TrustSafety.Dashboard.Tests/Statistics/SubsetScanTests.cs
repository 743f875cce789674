using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics;

public sealed class SubsetScanTests
{
    private static readonly int[] Sizes = [4, 3, 3];

    [Fact]
    public void Best_PlantedSet_IsNamedWholeAndAlone()
    {
        var cells = Cells((m, s, c) => 20, (m, s, c) => m != 3 && s == 1 && c == 2 ? 200 : 20);
        var best = SubsetScan.Best(cells, Sizes, excess: true)!;
        Assert.Equal([0, 1, 2], best.Values[0]);
        Assert.Equal([1], best.Values[1]);
        Assert.Equal([2], best.Values[2]);
        Assert.Equal(10, best.Ratio, 1e-12);
    }

    [Fact]
    public void Best_Deficit_IsFoundToo()
    {
        var best = SubsetScan.Best(Cells((m, s, c) => 50, (m, s, c) => s == 2 ? 5 : 50), Sizes, excess: false)!;
        Assert.Empty(best.Values[0]);
        Assert.Equal([2], best.Values[1]);
        Assert.Empty(best.Values[2]);
    }

    [Fact]
    public void Best_EverythingMovedAlike_NamesNothing() => Assert.Null(SubsetScan.Best(Cells((m, s, c) => 20, (m, s, c) => 60), Sizes, excess: true));

    [Fact]
    public void Best_SeenInOnePlace_HoldsIt()
    {
        // Market 0 moved more, but the change was seen in market 3.
        var cells = Cells((m, s, c) => 100, (m, s, c) => m switch { 0 => 900, 3 => 200, _ => 100 });
        Assert.Contains(3, SubsetScan.Best(cells, Sizes, excess: true, within: [3, null, null])!.Values[0]);
    }

    /// <summary>Three must be named at this cost; the first three by the ratio are not the best three.</summary>
    [Fact]
    public void Best_OfASizeThatIsNoPrefixOfTheRatios_IsFound()
    {
        double[] expected = [59.31980878980083, 30.93826715385944, 48.438768810968575, 1563 / 28.0, 30.135175720747142, 49.23232148284282, 7], observed = [74, 55, 17, 24, 53, 38, 9];
        var best = SubsetScan.Best([.. expected.Select((e, i) => new ScanCell([i], observed[i], e))], [7], excess: true)!;
        Assert.Equal([0, 1, 4], best.Values[0]);
        Assert.Equal(21.049208574139215, best.Score, 1e-9);
    }

    /// <summary>Of one dimension every subset can be tried: the prefixes must hold the best one.</summary>
    [Fact]
    public void Best_OneDimension_IsThatOfAllSubsets() =>
        Gen.Select(Gen.Double[0.5, 60].Array[7], Gen.Int[0, 80].Array[7], Gen.Bool).Where(g => g.Item2.Sum() > 0).Sample((expected, observed, excess) =>
        {
            List<ScanCell> cells = [.. expected.Select((e, i) => new ScanCell([i], observed[i], e))];
            var best = SubsetScan.Best(cells, [7], excess)?.Score ?? 0;
            Assert.Equal(Math.Max(0, Enumerable.Range(1, 126).Max(mask => Score(expected, observed, mask, excess))), best, 1e-9);
        });

    [Fact]
    public void Best_OrderOfTheCells_DoesNotMatter() =>
        Gen.Int[0, 200].Array[36].Where(o => o.Sum() > 0).Sample(observed =>
        {
            var cells = Cells((m, s, c) => 40, (m, s, c) => observed[m * 9 + s * 3 + c]);
            Assert.Equal(SubsetScan.Best(cells, Sizes, true)?.Score ?? 0, SubsetScan.Best([.. Enumerable.Reverse(cells)], Sizes, true)?.Score ?? 0, 1e-9);
        });

    private static double Score(double[] expected, int[] observed, int mask, bool excess)
    {
        var kept = Enumerable.Range(0, 7).Where(i => (mask >> i & 1) == 1).ToList();
        double n = observed.Sum(), scale = n / expected.Sum();
        double c = kept.Sum(i => observed[i]), b = kept.Sum(i => expected[i]) * scale;
        if (excess ? c <= b : c >= b) return 0;
        static double XLog(double x, double y) => x > 0 ? x * Math.Log(x / y) : 0;
        double choose = 1;
        for (var i = 0; i < kept.Count; i++) choose *= (7.0 - i) / (i + 1);
        return XLog(c, b) + XLog(n - c, n - b) - Math.Log(choose) - kept.Count * 0.5 * Math.Log(Math.Max(n, Math.E));
    }

    private static List<ScanCell> Cells(Func<int, int, int, double> expected, Func<int, int, int, double> observed) =>
        [.. from m in Enumerable.Range(0, 4) from s in Enumerable.Range(0, 3) from c in Enumerable.Range(0, 3) select new ScanCell([m, s, c], observed(m, s, c), expected(m, s, c))];
}
