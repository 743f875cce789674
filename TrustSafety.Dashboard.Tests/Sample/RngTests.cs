using TrustSafety.Dashboard.Sample;

namespace TrustSafety.Dashboard.Tests.Sample;

public sealed class RngTests
{
    [Fact]
    public void For_SameKey_GivesTheSameNumbers()
    {
        var (a, b) = (Rng.For(7, RngStream.Label, 3), Rng.For(7, RngStream.Label, 3));
        Assert.Equal(a.Next(), b.Next());
    }

    [Fact]
    public void For_NeighbouringKeys_GivesUnrelatedUniforms()
    {
        const int Keys = 200_000;
        var (sum, product, last) = (0.0, 0.0, 0.5);
        for (var i = 0; i < Keys; i++)
        {
            var rng = Rng.For(7, RngStream.Action, i);
            var u = rng.Uniform();
            sum += u;
            product += (u - 0.5) * (last - 0.5);
            last = u;
        }
        Assert.InRange(sum / Keys, 0.5 - 5 * 0.2887 / Math.Sqrt(Keys), 0.5 + 5 * 0.2887 / Math.Sqrt(Keys));
        Assert.InRange(product / Keys, -5 / 12.0 / Math.Sqrt(Keys), 5 / 12.0 / Math.Sqrt(Keys));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(7.5)]
    [InlineData(240)]
    public void Poisson_OverManyDraws_HasMeanAndVarianceOfItsParameter(double mean)
    {
        const int Draws = 100_000;
        var rng = Rng.For(1, RngStream.Experiment, 0);
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < Draws; i++)
        {
            var x = rng.Poisson(mean) - mean;
            sum += x;
            squares += x * x;
        }
        Assert.InRange(sum / Draws, -5 * Math.Sqrt(mean / Draws), 5 * Math.Sqrt(mean / Draws));
        Assert.InRange(squares / Draws / mean, 0.97, 1.03);
    }

    [Fact]
    public void AliasTable_OverManyDraws_FollowsItsWeights()
    {
        double[] weights = [0, 1, 5, 0.5, 3.5];
        const int Draws = 200_000;
        var table = new AliasTable(weights);
        var rng = Rng.For(2, RngStream.Cells, 0);
        var counts = new int[weights.Length];
        for (var i = 0; i < Draws; i++) counts[table.Draw(ref rng)]++;
        for (var i = 0; i < weights.Length; i++)
        {
            var p = weights[i] / 10;
            Assert.InRange(counts[i] / (double)Draws, p - 5 * Math.Sqrt(p * (1 - p) / Draws), p + 5 * Math.Sqrt(p * (1 - p) / Draws));
        }
    }
}
