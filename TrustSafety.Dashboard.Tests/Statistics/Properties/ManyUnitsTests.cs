using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>What is done faster for many units gives what is done one by one.</summary>
public sealed class ManyUnitsTests
{
    [Theory]
    [InlineData(1, 100)]
    [InlineData(4096, 1)]
    [InlineData(20_000, 1e6)]
    [InlineData(20_000, 1e-300)]
    [InlineData(5000, 1e300)]
    public void RadixSort_AnyNumbers_StandInAscendingOrder(int count, double scale)
    {
        var random = new Random(count);
        double[] values = [.. Enumerable.Range(0, count).Select(i => i % 9 == 0 ? 0 : Math.Round((random.NextDouble() - 0.4) * 1000) / 1000 * scale), double.NegativeInfinity, double.PositiveInfinity, -0.0];
        Assert.Equal(values.Order(), RadixSort.Sorted(values));
    }

    [Fact]
    public void GroupTallies_OfRowsInAnyGroup_AreThoseOfEachGroupAlone() => Gen.Select(Gen.Int[-1000, 1000].Array[0, 80], Gen.Int[1, 5], Gen.Int[0, 1]).Sample((whole, groups, shifted) =>
    {
        // Far from 0 the squares of the values hold nothing of their spread.
        double[] x = [.. whole.Select(v => v + (shifted * 1e8))], y = [.. whole.Select((v, i) => (0.5 * v) + (i % 7))];
        int[] group = [.. whole.Select((v, i) => ((i * 7) + Math.Abs(v)) % (groups + 1) - 1)];
        var found = GroupTallies.Of([x, y], group, groups);
        for (var g = 0; g < groups; g++)
        {
            double[] Own(double[] column) => [.. column.Where((_, i) => group[i] == g)];
            var alone = JointTally.Of([Own(x), Own(y)]);
            Assert.Equal(alone.N, found[g].N);
            if (alone.N == 0) continue;
            Assert.Equal(alone.Mean(0), found[g].Mean(0), 1e-6);
            for (var a = 0; a < 2 && alone.N > 1; a++)
                for (var b = 0; b < 2; b++)
                    Assert.True(Math.Abs(alone.Covariance(a, b) - found[g].Covariance(a, b)) <= 1e-7 * (1 + Math.Sqrt(alone.Covariance(a, a) * alone.Covariance(b, b))), $"{alone.Covariance(a, b):R} alone, {found[g].Covariance(a, b):R} among others");
        }
    });

    [Fact]
    public void MannWhitney_OfManyUnits_CountsEveryPair()
    {
        var random = new Random(7);
        double[] Values(int count, int most) => [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(-3, most))];
        var (x, y) = (Values(5000, 40), Values(4500, 43));
        var u = x.Sum(a => y.Sum(b => a > b ? 1 : a == b ? 0.5 : 0));
        Assert.Equal(u, RankTest.MannWhitney(x, y).Statistic);
        Assert.Equal((x.Length * (double)y.Length) - u, RankTest.MannWhitney(y, x).Statistic);
    }
}
