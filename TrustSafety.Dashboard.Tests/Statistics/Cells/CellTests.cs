using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Cells;

/// <summary>Many cells at once give what one cell at a time gives, and leave nothing to collect.</summary>
public sealed class CellTests
{
    private static readonly Sample Cells = Sample.Of(20_003);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    [InlineData(0.999)]
    [InlineData(0.9999999)]
    public void Proportions_ManyAtOnce_AreThoseOfOne(double level)
    {
        Agree(ProportionCells.Wilson, level, OneProportion.Wilson);
        Agree(ProportionCells.ClopperPearson, level, OneProportion.ClopperPearson);
        Agree(ProportionCells.Jeffreys, level, ProportionLimits.Jeffreys);
        var (low, high) = (new double[Cells.Count], new double[Cells.Count]);
        ProportionCells.AgrestiCoull(Cells.K, Cells.N, level, low, high);
        for (var i = 0; i < Cells.Count; i++) Same(ProportionLimits.AgrestiCoull(Cells.K[i], Cells.N[i], level), low[i], high[i], i);
    }

    [Theory]
    [InlineData(0.95)]
    [InlineData(0.99)]
    public void Rates_ManyAtOnce_AreThoseOfOne(double level) => Agree(RateCells.Exact, level, OneRate.Exact);

    [Fact]
    public void Proportions_LevelBeyondTheTable_AreStillThoseOfOne() => Agree(ProportionCells.ClopperPearson, 1 - 1e-15, OneProportion.ClopperPearson, 2500);

    [Fact]
    public void Differences_ManyAtOnce_AreThoseOfOne()
    {
        var (low, high, p) = (new double[Cells.Count], new double[Cells.Count], new double[Cells.Count]);
        DifferenceCells.Newcombe(Cells.K, Cells.N, Cells.KBase, Cells.NBase, 0.9, low, high);
        for (var i = 0; i < Cells.Count; i++) Same(ProportionDifference.Newcombe(Cells.K[i], Cells.N[i], Cells.KBase[i], Cells.NBase[i], 0.9), low[i], high[i], i);
        DifferenceCells.AgrestiCaffo(Cells.K, Cells.N, Cells.KBase, Cells.NBase, 0.9, low, high);
        for (var i = 0; i < Cells.Count; i++) Same(ProportionDifference.AgrestiCaffo(Cells.K[i], Cells.N[i], Cells.KBase[i], Cells.NBase[i], 0.9), low[i], high[i], i);
        DifferenceCells.MiettinenNurminen(Cells.K, Cells.N, Cells.KBase, Cells.NBase, 0.95, low, high, p);
        for (var i = 0; i < Cells.Count; i++)
        {
            var one = TwoProportions.MiettinenNurminen(Cells.K[i], Cells.N[i], Cells.KBase[i], Cells.NBase[i], 0.95);
            Same(one.Interval, low[i], high[i], i);
            Assert.Equal(one.P, p[i]);
        }
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.95)]
    [InlineData(0.9999)]
    [InlineData(0.999999999999)]
    public void Means_ManyAtOnce_AreThoseOfOne(double level)
    {
        var random = new Random(11);
        double[] Draw(Func<int, double> one) => [.. Enumerable.Range(0, Cells.Count).Select(one)];
        double[] n = Draw(i => Math.Floor(2 + Math.Pow(10, (i % 40 == 0 ? 12 : 5) * random.NextDouble()))), m = Draw(_ => Math.Floor(2 + Math.Pow(10, 5 * random.NextDouble())));
        double[] v = Draw(i => i % 500 == 3 ? 0 : Math.Pow(10, 4 * random.NextDouble() - 2)), w = Draw(i => i % 500 == 3 || i % 77 == 1 ? 0 : Math.Pow(10, 4 * random.NextDouble() - 2));
        // From no difference at all to 40 standard errors, and some without any doubt.
        var error = Draw(i => Math.Sqrt(v[i] / n[i] + w[i] / m[i]));
        double[] b = Draw(_ => 3), a = Draw(i => 3 + error[i] * Math.Pow(random.NextDouble(), 2) * (i % 20 == 0 ? 400 : i % 3 == 0 ? 40 : 8) * (i % 2 - 0.5) * 2);
        var (low, high, p) = (new double[Cells.Count], new double[Cells.Count], new double[Cells.Count]);
        MeanCells.Welch(n, a, v, m, b, w, level, low, high, p);
        for (var i = 0; i < Cells.Count; i++)
        {
            var one = Means.Welch(new(n[i], a[i], v[i] * (n[i] - 1)), new(m[i], b[i], w[i] * (m[i] - 1)), level);
            Same(one.Interval, low[i], high[i], i);
            // Rounding of t and of 1/df enters the tail by its exponent, −ln p.
            Assert.True(Math.Abs(p[i] - one.P) <= (1e-12 - 1e-14 * Math.Log(Math.Max(one.P, 1e-300))) * one.P + 1e-300, $"cell {i}, {n[i]:R} {a[i]:R} {v[i]:R} v {m[i]:R} {b[i]:R} {w[i]:R}: p {p[i]:R}, one at a time {one.P:R}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(30_000)]
    public void Adjusted_ManyAtOnce_AreThoseOfTheDefinition(int count)
    {
        var random = new Random(count);
        // Nulls, signals down to 0 itself, ties and ones.
        double[] p = [.. Enumerable.Range(0, count).Select(i => i % 11 == 0 ? Math.Pow(10, -320 * random.NextDouble()) : i % 13 == 0 ? Math.Round(random.NextDouble(), 1) : random.NextDouble())];
        AreThoseOfTheDefinition(p);
    }

    /// <summary>Values that share all their leading digits, some of them many times.</summary>
    [Fact]
    public void Adjusted_ManyNearlyAlike_AreThoseOfTheDefinition()
    {
        var random = new Random(5);
        AreThoseOfTheDefinition([.. Enumerable.Range(0, 20_000).Select(i => i % 3 == 0 ? 0.3 + 1e-13 * random.Next(2000) : i % 3 == 1 ? 1e-30 * random.Next(1, 2000) : 1)]);
    }

    private static void AreThoseOfTheDefinition(double[] p)
    {
        var adjusted = new double[p.Length];
        FalseDiscovery.Adjust(p, adjusted);
        var order = Enumerable.Range(0, p.Length).OrderByDescending(i => p[i]).ToArray();
        var least = 1.0;
        for (var i = 0; i < p.Length; i++)
        {
            least = Math.Min(least, p[order[i]] * p.Length / (p.Length - i));
            Assert.Equal(least, adjusted[order[i]]);
        }
    }

    [Fact]
    public void Tests_ManyAtOnce_AreThoseOfOne()
    {
        var (z, p) = (new double[Cells.Count], new double[Cells.Count]);
        DifferenceCells.Pooled(Cells.K, Cells.N, Cells.KBase, Cells.NBase, z, p);
        for (var i = 0; i < Cells.Count; i++)
        {
            var one = ProportionDifference.Pooled(Cells.K[i], Cells.N[i], Cells.KBase[i], Cells.NBase[i]);
            Assert.Equal(one.IsDefined, !double.IsNaN(p[i]));
            if (one.P is not { } expected) continue;
            Assert.True(Math.Abs(z[i] - one.Statistic!.Value) <= 1e-12 * Math.Max(1, Math.Abs(z[i])), $"cell {i}: z {z[i]:R}, one at a time {one.Statistic:R}");
            // The tail multiplies what rounding does to z by z², for one cell as for many.
            Assert.True(Math.Abs(p[i] - expected) <= 1e-12 * (1 + z[i] * z[i] * 1e-3) * expected + 1e-300, $"cell {i}: p {p[i]:R}, one at a time {expected:R}");
        }
        DifferenceCells.Fisher(Cells.K, Cells.N, Cells.KBase, Cells.NBase, p);
        for (var i = 0; i < Cells.Count; i++) Assert.Equal(ExactTable.Fisher(Cells.K[i], Cells.N[i], Cells.KBase[i], Cells.NBase[i]).P, p[i]);
    }

    [Fact]
    public void Calls_OnceWarm_AllocateNothing()
    {
        var (low, high, p) = (new double[Cells.Count], new double[Cells.Count], new double[Cells.Count]);
        var (k, n, b, m) = (Cells.K, Cells.N, Cells.KBase, Cells.NBase);
        double[] sizes = [.. n.Select(v => v + 2)], shares = [.. k.Zip(n, (a, c) => a / c)];
        foreach (var call in new Action[]
                 {
                     () => ProportionCells.Wilson(k, n, 0.95, low, high), () => ProportionCells.ClopperPearson(k, n, 0.95, low, high),
                     () => ProportionCells.Jeffreys(k, n, 0.95, low, high), () => RateCells.Exact(k, n, 0.95, low, high),
                     () => DifferenceCells.Newcombe(k, n, b, m, 0.95, low, high), () => DifferenceCells.Pooled(k, n, b, m, low, p),
                     () => DifferenceCells.MiettinenNurminen(k, n, b, m, 0.95, low, high, p), () => DifferenceCells.Fisher(k, n, b, m, p),
                     () => ProportionCells.AgrestiCoull(k, n, 0.95, low, high), () => DifferenceCells.AgrestiCaffo(k, n, b, m, 0.95, low, high),
                     () => MeanCells.Welch(sizes, b, n, sizes, k, m, 0.95, low, high, p), () => FalseDiscovery.Adjust(shares, p),
                 })
        {
            call();
            var before = GC.GetAllocatedBytesForCurrentThread();
            call();
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, 0)]
    [InlineData(double.NaN, 10)]
    [InlineData(5, double.PositiveInfinity)]
    public void Cell_OutsideTheDomain_IsRefused(double k, double n)
    {
        foreach (var at in new[] { 0, 9_999, 20_002 })
        {
            double[] successes = [.. Cells.K], trials = [.. Cells.N];
            (successes[at], trials[at]) = (k, n);
            var (low, high) = (new double[Cells.Count], new double[Cells.Count]);
            Assert.Throws<ArgumentOutOfRangeException>(() => ProportionCells.Wilson(successes, trials, 0.95, low, high));
            Assert.Throws<ArgumentOutOfRangeException>(() => ProportionCells.ClopperPearson(successes, trials, 0.95, low, high));
            Assert.Throws<ArgumentOutOfRangeException>(() => DifferenceCells.Newcombe(successes, trials, Cells.KBase, Cells.NBase, 0.95, low, high));
            Assert.Throws<ArgumentOutOfRangeException>(() => DifferenceCells.Pooled(Cells.K, Cells.N, successes, trials, low, high));
            Assert.Throws<ArgumentOutOfRangeException>(() => DifferenceCells.MiettinenNurminen(successes, trials, Cells.KBase, Cells.NBase, 0.95, low, high, new double[Cells.Count]));
        }
        Assert.Throws<ArgumentException>(() => ProportionCells.Wilson([1, 2], [3, 4], 0.95, new double[2], new double[1]));
    }

    [Fact]
    public void Means_OutsideTheDomain_AreRefused()
    {
        foreach (var (n, mean, variance) in new[] { (1.0, 0.0, 1.0), (double.NaN, 0, 1), (5, double.PositiveInfinity, 1), (5, 0, -1) })
        {
            double[] sizes = [.. Enumerable.Repeat(9.0, 20)], means = new double[20], variances = [.. Enumerable.Repeat(1.0, 20)];
            double[] odd = [.. sizes], off = [.. means], wrong = [.. variances];
            (odd[13], off[13], wrong[13]) = (n, mean, variance);
            Assert.Throws<ArgumentOutOfRangeException>(() => MeanCells.Welch(odd, off, wrong, sizes, means, variances, 0.95, new double[20], new double[20], new double[20]));
            Assert.Throws<ArgumentOutOfRangeException>(() => MeanCells.Welch(sizes, means, variances, odd, off, wrong, 0.95, new double[20], new double[20], new double[20]));
        }
    }

    [Fact]
    public void Sizes_WhoseSquareIsNoNumber_AreThoseOfOne()
    {
        double[] k = [.. Enumerable.Range(0, 9).Select(i => i * 1e199)], n = [.. Enumerable.Repeat(1e200, 9)], half = [.. Enumerable.Repeat(5e199, 9)], low = new double[9], high = new double[9];
        ProportionCells.Wilson(k, n, 0.95, low, high);
        for (var i = 0; i < 9; i++) Same(OneProportion.Wilson(k[i], n[i], 0.95), low[i], high[i], i);
        DifferenceCells.Newcombe(k, n, half, n, 0.95, low, high);
        for (var i = 0; i < 9; i++) Same(ProportionDifference.Newcombe(k[i], n[i], half[i], n[i], 0.95), low[i], high[i], i);
        DifferenceCells.AgrestiCaffo(k, n, half, n, 0.95, low, high);
        for (var i = 0; i < 9; i++) Same(ProportionDifference.AgrestiCaffo(k[i], n[i], half[i], n[i], 0.95), low[i], high[i], i);
    }

    private delegate void Many(ReadOnlySpan<double> k, ReadOnlySpan<double> n, double level, Span<double> low, Span<double> high);

    private static void Agree(Many many, double level, Func<double, double, double, Interval> one, int count = 20_003)
    {
        var (low, high) = (new double[count], new double[count]);
        many(Cells.K.AsSpan(0, count), Cells.N.AsSpan(0, count), level, low, high);
        for (var i = 0; i < count; i++)
        {
            var expected = one(Cells.K[i], Cells.N[i], level);
            Assert.True(Near(expected.Low, low[i]) && Near(expected.High, high[i]),
                $"{expected.Method} at {level} of {Cells.K[i]:R}/{Cells.N[i]:R}: [{expected.Low:R}, {expected.High:R}], many at once [{low[i]:R}, {high[i]:R}]");
        }
    }

    private static bool Near(double expected, double got) => Math.Abs(expected - got) <= 1e-12 * Math.Abs(expected);

    private static void Same(Interval expected, double low, double high, int i)
    {
        // Proportions near 1 are rounded to 1e-16 before they are subtracted, one at a time as well.
        var slack = 1e-15 + 1e-12 * Math.Max(expected.High - expected.Low, Math.Max(Math.Abs(expected.Low), Math.Abs(expected.High)));
        Assert.True(Math.Abs(expected.Low - low) <= slack && Math.Abs(expected.High - high) <= slack, $"cell {i}: [{expected.Low:R}, {expected.High:R}], many at once [{low:R}, {high:R}]");
    }

    /// <summary>Cells of all sizes: none, one, all, few and many of one trial up to a million million, fractional ones too.</summary>
    private sealed record Sample(double[] K, double[] N, double[] KBase, double[] NBase)
    {
        public int Count => K.Length;

        public static Sample Of(int count)
        {
            var random = new Random(20);
            var sample = new Sample(new double[count], new double[count], new double[count], new double[count]);
            for (var i = 0; i < count; i++)
            {
                // Tests of tables sum over them: sizes of a million million only where the sum is short.
                var most = i % 50 == 0 ? 12 : 5;
                var rate = Math.Pow(10, -5 * random.NextDouble());
                if (i % 3 == 0) rate = 1 - rate;
                (sample.K[i], sample.N[i]) = Cell(random, most, rate);
                (sample.KBase[i], sample.NBase[i]) = Cell(random, most, Math.Clamp(rate * (0.8 + 0.4 * random.NextDouble()), 0, 1));
                if (i % 101 == 7) (sample.K[i], sample.N[i]) = (sample.K[i] / 1.7, sample.N[i] / 1.7);
            }
            return sample;
        }

        private static (double K, double N) Cell(Random random, int most, double rate)
        {
            var n = Math.Floor(Math.Pow(10, most * random.NextDouble()));
            return (Math.Clamp(Math.Round(n * rate + Math.Sqrt(n * rate) * (random.NextDouble() - 0.5) * 3), 0, n), n);
        }
    }
}
