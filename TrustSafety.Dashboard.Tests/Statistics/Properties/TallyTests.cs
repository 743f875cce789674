using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>Sums of parts do not depend on how the parts were cut or joined, and are those of one pass.</summary>
public sealed class TallyTests
{
    private const double Relative = 1e-12;
    private static readonly Gen<int[]> Values = Gen.Int[-1000, 1000].Array[3, 60];
    private static readonly Gen<double[]> Weights = Gen.Double[0.01, 1000].Array[3, 60];

    [Fact]
    public void Mean_PartsJoinedInAnyOrder_AreOnePass() => Gen.Select(Values, Gen.Int[0, 60], Gen.Int[0, 60]).Sample((values, first, second) =>
    {
        var exact = Exact(values);
        foreach (var sum in Joined(values, first, second, part => Exact([.. part]), (a, b) => a + b))
        {
            Near(exact.N, sum.N);
            Assert.True(Math.Abs(exact.Mean - sum.Mean) <= Relative * values.Average(v => Math.Abs((double)v)), $"mean {exact.Mean:R}, of parts {sum.Mean:R}");
            Near(exact.M2, sum.M2);
        }
    });

    [Fact]
    public void Mean_OffsetOfABillion_KeepsTheSpread() => Gen.Select(Values, Gen.Int[0, 60], Gen.Int[0, 60]).Sample((values, first, second) =>
    {
        var plain = Exact(values);
        // A mean of 1e9 is held to 1e-7, which is what a difference of means may lose.
        foreach (var sum in Joined(values, first, second, part => Exact([.. part]) is { N: > 0 } t ? t with { Mean = t.Mean + 1e9 } : default, (a, b) => a + b))
            Assert.True(Math.Abs(plain.M2 - sum.M2) <= 1e-6 * (1 + plain.M2), $"M2 {plain.M2:R}, of parts {sum.M2:R}");
    });

    [Fact]
    public void Joint_PartsJoinedInAnyOrder_AreOnePass() => Gen.Select(Values, Gen.Int[0, 60], Gen.Int[0, 60]).Sample((values, first, second) =>
    {
        double[] Other(IEnumerable<int> part) => [.. part.Select(v => v * 0.5 + v % 7)];
        JointTally Of(IEnumerable<int> part) => JointTally.Of([[.. part.Select(v => (double)v)], Other(part)]);
        var whole = Of(values);
        foreach (var sum in Joined(values, first, second, Of, (a, b) => a + b))
            for (var i = 0; i < 2; i++)
                for (var j = 0; j < 2; j++)
                    Assert.True(Math.Abs(whole.Covariance(i, j) - sum.Covariance(i, j)) <= Relative * Math.Sqrt(whole.Covariance(i, i) * whole.Covariance(j, j)), $"covariance {whole.Covariance(i, j):R}, of parts {sum.Covariance(i, j):R}");
    });

    [Fact]
    public void Weighted_PartsJoinedInAnyOrder_AreOnePass() => Gen.Select(Weights, Gen.Int[0, 60], Gen.Int[0, 60]).Sample((weights, first, second) =>
    {
        WeightedTally Of(IEnumerable<double> part) => part.Aggregate(default(WeightedTally), (sum, w) => sum + WeightedTally.Of(w, w * (w % 2)));
        var whole = Of(weights);
        foreach (var sum in Joined(weights, first, second, Of, (a, b) => a + b))
        {
            foreach (var (expected, got) in new[] { (whole.N, sum.N), (whole.W, sum.W), (whole.W2, sum.W2), (whole.WY, sum.WY), (whole.W2Y, sum.W2Y), (whole.W2Y2, sum.W2Y2), (whole.Mean, sum.Mean), (whole.EffectiveN, sum.EffectiveN) }) Near(expected, got);
            Assert.True(Math.Abs(whole.Variance - sum.Variance) <= Relative * whole.N * whole.W2Y2 / (whole.W * whole.W) * 4, $"variance {whole.Variance:R}, of parts {sum.Variance:R}");
        }
    });

    [Fact]
    public void Ratio_PartsJoinedInAnyOrder_AreOnePass() => Gen.Select(Weights, Gen.Int[0, 60], Gen.Int[0, 60]).Sample((values, first, second) =>
    {
        RatioTally Of(IEnumerable<double> part) => part.Aggregate(default(RatioTally), (sum, y) => sum + new RatioTally(1, y % 3, y, y % 3 * (y % 3), y % 3 * y, y * y));
        var whole = Of(values);
        foreach (var sum in Joined(values, first, second, Of, (a, b) => a + b))
        {
            foreach (var (expected, got) in new[] { (whole.N, sum.N), (whole.X, sum.X), (whole.Y, sum.Y), (whole.X2, sum.X2), (whole.XY, sum.XY), (whole.Y2, sum.Y2), (whole.Ratio, sum.Ratio) }) Near(expected, got);
            Assert.True(Math.Abs(whole.Variance - sum.Variance) <= Relative * whole.N * (whole.X2 + whole.Ratio * whole.Ratio * whole.Y2) / (whole.Y * whole.Y) * 4, $"variance {whole.Variance:R}, of parts {sum.Variance:R}");
        }
    });

    /// <summary>Three parts as (a + b) + c, a + (b + c) and (c + b) + a; parts may be empty.</summary>
    private static T[] Joined<V, T>(V[] values, int first, int second, Func<IEnumerable<V>, T> tally, Func<T, T, T> add)
    {
        var (from, to) = (Math.Min(Math.Min(first, second), values.Length), Math.Min(Math.Max(first, second), values.Length));
        var (a, b, c) = (tally(values[..from]), tally(values[from..to]), tally(values[to..]));
        return [add(add(a, b), c), add(a, add(b, c)), add(add(c, b), a)];
    }

    /// <summary>In 28 decimal digits.</summary>
    private static MeanTally Exact(int[] values)
    {
        if (values.Length == 0) return default;
        var sum = values.Sum(v => (decimal)v);
        return new(values.Length, (double)(sum / values.Length), (double)(values.Sum(v => (decimal)v * v) - sum * sum / values.Length));
    }

    private static void Near(double expected, double got) => Assert.True(Math.Abs(expected - got) <= Relative * Math.Abs(expected), $"expected {expected:R}, got {got:R}");
}
