using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Properties;

/// <summary>Sums of parts do not depend on how the parts were cut or joined, and are those of one pass.</summary>
public sealed class TallyTests
{
    private const double Relative = 1e-12;
    private static readonly Gen<int[]> Values = Gen.Int[-1000, 1000].Array[3, 60];
    private static readonly Gen<double> Levels = Gen.Int[0, 2].Select(i => i == 0 ? 0 : i == 1 ? 1 : 1e9);
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
    public void Mean_PartsJoinedInAnyOrder_AreOnePassAtAnyLevel() => Gen.Select(Values, Gen.Int[0, 60], Gen.Int[0, 60], Levels).Sample((values, first, second, level) =>
    {
        var (plain, largest) = (Exact(values), values.Sum(v => (double)v * v));
        foreach (var sum in Joined(values, first, second, part => part.Aggregate(default(MeanTally), (all, v) => all + new MeanTally(1, v + level, 0)), (a, b) => a + b))
        {
            Near(plain.Mean + level, sum.Mean);
            Assert.True(Math.Abs(plain.M2 - sum.M2) <= Relative * largest, $"M2 {plain.M2:R}, of parts {sum.M2:R}");
            // Above the level itself: 1e9 and a fraction is rounded to a ten millionth.
            var gap = MeanDifference.One(plain).Point - MeanDifference.Absolute(sum, new(2, level, 1)).Point;
            Assert.True(Math.Abs(gap ?? 0) <= Relative * values.Max(v => Math.Abs((double)v)), $"mean {plain.Mean:R}, of parts off by {gap:R}");
        }
    });

    [Fact]
    public void Joint_PartsJoinedInAnyOrder_AreOnePassAtAnyLevel() => Gen.Select(Values, Gen.Int[0, 60], Gen.Int[0, 60], Levels).Sample((values, first, second, level) =>
    {
        static JointTally Of(IEnumerable<int> part, double level) => JointTally.Of([[.. part.Select(v => v + level)], [.. part.Select(v => v * 0.5 + v % 7 - level)]]);
        var whole = Of(values, 0);
        foreach (var sum in Joined(values, first, second, part => Of(part, level), (a, b) => a + b))
            for (var i = 0; i < 2; i++)
                for (var j = 0; j < 2; j++)
                    Assert.True(Math.Abs(whole.Covariance(i, j) - sum.Covariance(i, j)) <= Relative * Math.Sqrt(whole.Covariance(i, i) * whole.Covariance(j, j)), $"covariance {whole.Covariance(i, j):R}, of parts {sum.Covariance(i, j):R}");
    });

    /// <summary>y near 0 and near a billion, of weights that are told and of such that are drawn: the spread is that of the same rows about 0, whose numbers are exact.</summary>
    [Fact]
    public void Weighted_PartsJoinedInAnyOrder_AreOnePassAtAnyLevel() => Gen.Select(Weights, Gen.Int[0, 60], Gen.Int[0, 60], Levels).Sample((weights, first, second, level) =>
    {
        static double Y(double w) => Math.Round(w) % 5;
        static WeightedTally Of(IEnumerable<double> part, double from) => part.Aggregate(default(WeightedTally), (sum, w) => sum.With(w, 1, from + Y(w)));
        var (own, largest) = (Of(weights, 0), weights.Sum(w => w * w * 16));
        foreach (var sum in Joined(weights, first, second, part => Of(part, level), (a, b) => a + b))
        {
            foreach (var (expected, got) in new[] { (own.N, sum.N), (own.W, sum.W), (own.W2, sum.W2), (own.WY + level * own.W, sum.WY), (own.Mean + level, sum.Mean), (own.EffectiveN, sum.EffectiveN) }) Near(expected, got);
            // About the number that the level is of: the mean of 1e9 itself has no more digits than a ten millionth.
            Assert.True(Math.Abs(own.SquaresAbout(2) - sum.SquaresAbout(level + 2)) <= Relative * largest, $"squares {own.SquaresAbout(2):R}, of parts {sum.SquaresAbout(level + 2):R}");
            Assert.True(Math.Abs(own.RestAbout(2) - sum.RestAbout(level + 2)) <= Relative * own.W * 4, $"rest {own.RestAbout(2):R}, of parts {sum.RestAbout(level + 2):R}");
            Assert.True(Math.Abs(own.Variance - sum.Variance) <= Relative * own.N * largest / (own.W * own.W) * 4, $"variance {own.Variance:R}, of parts {sum.Variance:R}");
        }
    });

    [Fact]
    public void Ratio_PartsJoinedInAnyOrder_AreOnePassAtAnyLevel() => Gen.Select(Weights, Gen.Int[0, 60], Gen.Int[0, 60], Levels).Sample((drawn, first, second, level) =>
    {
        // Whole numbers, so that x = y·level + rest is exact.
        int[] values = [.. drawn.Select(v => 1 + (int)v)];
        static RatioTally Of(IEnumerable<int> part, double from) => part.Aggregate(default(RatioTally), (sum, y) => sum + RatioTally.Of(y * from + y % 3, y));
        var own = Of(values, 0);
        var largest = values.Sum(y => 4 + 4.0 * y * y) * values.Length / Math.Pow(values.Sum(y => (double)y), 2);
        foreach (var sum in Joined(values, first, second, part => Of(part, level), (a, b) => a + b))
        {
            foreach (var (expected, got) in new[] { (own.N, sum.N), (own.X + level * own.Y, sum.X), (own.Y, sum.Y), (own.Ratio + level, sum.Ratio) }) Near(expected, got);
            Assert.True(Math.Abs(own.Variance - sum.Variance) <= Relative * largest, $"variance {own.Variance:R}, of parts {sum.Variance:R}");
        }
    });

    [Fact]
    public void Weighted_PlainSums_AreThoseOfTheRows() => Weights.Sample(weights =>
    {
        var (rows, y) = (default(WeightedTally), weights.Select(w => w % 2).ToArray());
        for (var i = 0; i < y.Length; i++) rows += WeightedTally.Of(weights[i], weights[i] * y[i]);
        double Sum(Func<double, double, double> f) => weights.Zip(y, f).Sum();
        var sums = WeightedTally.FromSums(y.Length, weights.Sum(), Sum((w, _) => w * w), Sum((w, v) => w * v), Sum((w, v) => w * w * v), Sum((w, v) => w * w * v * v));
        foreach (var (expected, got) in new[] { (rows.N, sums.N), (rows.W, sums.W), (rows.W2, sums.W2), (rows.WY, sums.WY), (rows.Mean, sums.Mean) }) Near(expected, got);
        Assert.True(Math.Abs(rows.Variance - sums.Variance) <= Relative * rows.N * rows.W2Y2 / (rows.W * rows.W) * 4, $"variance {rows.Variance:R}, of plain sums {sums.Variance:R}");
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
