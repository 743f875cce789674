using CsCheck;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics;

/// <summary>Against R 4.2.2, glm(y ~ 0 + weekday + offset(log(n)), family = quasipoisson), pnbinom and ppois: Data/seasonal.R.</summary>
public sealed class SeasonalRateTests
{
    private static readonly double[] Counts = [41, 38, 45, 50, 62, 80, 77, 39, 42, 40, 55, 58, 91, 70, 44, 36, 47, 49, 66, 84, 81, 37, 43, 46, 52, 60, 79, 75, 45, 35, 44, 57, 63, 88, 72, 40, 39, 41, 48, 65, 82, 78];
    private static readonly double[] Exposures = [1.0, 1.1, 0.9, 1.05, 1.2, 1.3, 1.25, 1.0, 1.1, 0.95, 1.1, 1.15, 1.35, 1.2, 1.05, 1.0, 1.0, 1.0, 1.2, 1.3, 1.3, 0.95, 1.1, 1.05, 1.1, 1.15, 1.25, 1.2, 1.1, 0.95, 1.0, 1.15, 1.2, 1.4, 1.2, 1.0, 1.05, 0.95, 1.0, 1.25, 1.3, 1.25];

    [Fact]
    public void Fit_QuietWeeks_AreThoseOfGlmWithoutUnderdispersion()
    {
        var rate = SeasonalRate.Fit(Counts, Exposures, 7)!.Value;
        Assert.Equal(40.3278688524591, rate.Rate, 1e-10);
        Assert.Equal(246, rate.Events, 1e-9);
        Assert.Equal(1, rate.Dispersion);
    }

    [Fact]
    public void Fit_RestlessWeeks_HaveTheDispersionOfGlm()
    {
        var rate = SeasonalRate.Fit([.. Counts.Select((y, i) => y + (i % 2 == 0 ? 12 : -12))], Exposures, 7)!.Value;
        Assert.Equal(40.3278688524733, rate.Rate, 1e-9);
        Assert.Equal(3.890610862007, rate.Dispersion, 1e-9);
        Assert.Equal(35, rate.Degrees);
    }

    [Fact]
    public void Fit_AnOldOutbreak_BarelyMovesWhatIsExpected()
    {
        double[] counts = [.. Counts];
        counts[21] = 900;
        var rate = SeasonalRate.Fit(counts, Exposures, 7)!.Value;
        Assert.InRange(rate.Rate, 40.3, 46);
        Assert.True(rate.Expect(1).P(120) < 1e-4);
    }

    [Theory]
    [InlineData(50, 60, 80, 0.130037989705349, 0.86996201029465)]
    [InlineData(0, 3, 12, 0.125, 0.875)]
    [InlineData(500, 50, 400, 1, 1.23996417041565e-21)]
    [InlineData(12, 12, 12, 0.518781290818341, 0.481218709181659)]
    [InlineData(90, 30, 200, 0.998805144015594, 0.00119485598440609)]
    public void Tails_OfACount_AreThoseOfR(double count, double mean, double variance, double lower, double upper)
    {
        var (below, above) = new CountForecast(mean, variance, 35).Tails(count);
        Assert.Equal(lower, below, 1e-10 * lower);
        Assert.Equal(upper, above, 1e-9 * upper);
    }

    [Fact]
    public void Ratio_OfACount_IsThatOfTheLogScale()
    {
        var ratio = SeasonalRate.Fit(Counts, Exposures, 7)!.Value.Ratio(250, 1.1, 0.95);
        Assert.Equal(5.63562453806355, ratio.Point, 1e-10);
        Assert.Equal(4.7260619536796, ratio.Low, 1e-9);
        Assert.Equal(6.72023859299945, ratio.High, 1e-9);
    }

    [Fact]
    public void Ratio_OfNothing_ReachesUpToGarwoodsLimit() =>
        Assert.Equal(3.688879454113936 / (40.3278688524591 * 2), SeasonalRate.Fit(Counts, Exposures, 7)!.Value.Ratio(0, 2, 0.95).High, 1e-9);

    [Fact]
    public void Fit_TooLittle_HasNoAnswer()
    {
        Assert.Null(SeasonalRate.Fit(Counts.AsSpan(0, 13), Exposures.AsSpan(0, 13), 7));
        Assert.Null(SeasonalRate.Fit(new double[42], Exposures, 7));
        Assert.Null(SeasonalRate.Fit(Counts, new double[42], 7, 10));
    }

    [Fact]
    public void Fit_NothingSoFar_StillExpectsLittleWithAPrior()
    {
        var forecast = SeasonalRate.Fit(new double[42], Exposures, 7, 10)!.Value.Expect(1);
        Assert.InRange(forecast.Mean, 0.001, 0.1);
        Assert.True(forecast.P(12) < 1e-9);
    }

    [Fact]
    public void Tails_AnyCount_HaveTheirPointInBothHalves() =>
        Gen.Select(Gen.Int[0, 400], Gen.Double[0.01, 300], Gen.Double[1, 20]).Sample((count, mean, dispersion) =>
        {
            var (lower, upper) = new CountForecast(mean, mean * dispersion, 35).Tails(count);
            Assert.Equal(1, lower + upper, 1e-9);
            var (more, less) = new CountForecast(mean, mean * dispersion, 35).Tails(count + 1);
            Assert.True(more >= lower && less <= upper);
        });

    [Fact]
    public void Fit_InOtherUnitsOfExposure_ExpectsTheSame() => Gen.Double[1e-3, 1e6].Sample(scale =>
    {
        var (own, other) = (SeasonalRate.Fit(Counts, Exposures, 7, 10)!.Value.Expect(1.2), SeasonalRate.Fit(Counts, [.. Exposures.Select(e => e * scale)], 7, 10)!.Value.Expect(1.2 * scale));
        Assert.Equal(own.Mean, other.Mean, 1e-9 * own.Mean);
        Assert.Equal(own.Variance, other.Variance, 1e-9 * own.Variance);
    });

    [Theory]
    [InlineData(60, 100, 50)]
    [InlineData(3, 1000, 12.5)]
    public void Tails_OfAPartWithoutOverdispersion_AreBinomial(double k, double n, double mean)
    {
        var p = mean / n;
        double lower = 0, at = 0;
        for (var j = 0; j <= k; j++) lower += at = Enumerable.Range(0, j).Aggregate(Math.Pow(1 - p, n), (f, i) => f * (n - i) / (i + 1) * p / (1 - p));
        Assert.Equal(lower - (at / 2), new CountForecast(mean, mean * (1 - p), 35, n).Tails(k).Lower, 1e-10);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(2)]
    [InlineData(95)]
    public void Tails_OfARarePartOfVeryMany_AreThoseOfACount(double k)
    {
        var (part, count) = (new CountForecast(12, 40, 35, 1e9).Tails(k), new CountForecast(12, 40, 35).Tails(k));
        Assert.Equal(count.Lower, part.Lower, 1e-6 * count.Lower);
        Assert.Equal(count.Upper, part.Upper, 1e-4 * count.Upper);
    }

    [Fact]
    public void Tails_OfAnyPart_HaveTheirPointInBothHalves() =>
        Gen.Select(Gen.Int[1, 400], Gen.Double[0, 1], Gen.Double[0.01, 0.99], Gen.Double[1, 20]).Sample((n, at, p, dispersion) =>
        {
            var (k, forecast) = (Math.Floor(at * n), new CountForecast(n * p, n * p * (1 - p) * dispersion, 35, n));
            var (lower, upper) = forecast.Tails(k);
            Assert.Equal(1, lower + upper, 1e-9);
            // Seen from the other side it is the same.
            var (above, below) = new CountForecast(n * (1 - p), n * p * (1 - p) * dispersion, 35, n).Tails(n - k);
            Assert.Equal(lower, below, 1e-9);
            Assert.Equal(upper, above, 1e-9);
        });

    [Fact]
    public void Tails_OfAPart_GrowWithTheCount() => Gen.Select(Gen.Int[10, 3000], Gen.Double[0, 0.99], Gen.Double[0.01, 0.99], Gen.Double[1, 50]).Sample((n, at, p, dispersion) =>
    {
        var (k, forecast) = (Math.Floor(at * n), new CountForecast(n * p, n * p * (1 - p) * dispersion, 35, n));
        Assert.True(forecast.Tails(k + 1).Lower >= forecast.Tails(k).Lower - 1e-12);
        Assert.True(forecast.Tails(k + 1).Upper <= forecast.Tails(k).Upper + 1e-12);
    });

    [Fact]
    public void Fit_OfCoins_LeavesThemTheirVarianceAndNoMore()
    {
        var random = new Random(4);
        double[] sizes = [.. Enumerable.Repeat(400.0, 84)], heads = [.. sizes.Select(n => (double)Enumerable.Range(0, (int)n).Count(_ => random.Next(2) == 0))];
        var (coins, counts) = (SeasonalRate.Fit(heads, sizes, 7, 10, sizes)!.Value, SeasonalRate.Fit(heads, sizes, 7, 10)!.Value);
        Assert.InRange(coins.Dispersion, 1, 1.3);
        Assert.InRange(coins.Expect(400, 400).Variance, 100, 145);
        Assert.True(coins.Expect(400, 400).P(255) < counts.Expect(400).P(255) / 100);
    }

    [Fact]
    public void Expect_OfAllSoFar_LeavesRoomForAFailure()
    {
        double[] all = [.. Enumerable.Repeat(1000.0, 42)];
        var forecast = SeasonalRate.Fit(all, all, 7, 10, all)!.Value.Expect(1000, 1000);
        Assert.InRange(forecast.P(999), 0.01, 1);
        Assert.True(forecast.P(980) < 1e-9);
    }

    [Fact]
    public void Fit_OfASeriesThatComesByWeek_RestsOnItsWeeksAlone()
    {
        double[] weeks = [31, 18, 44, 27, 90, 35, 29, 40];
        var (counts, exposures) = (new double[7 * weeks.Length], new double[7 * weeks.Length]);
        for (var i = 0; i < weeks.Length; i++) (counts[7 * i], exposures[7 * i]) = (weeks[i], 1);
        var byDay = SeasonalRate.Fit(counts, exposures, 7, prior: 1)!.Value;
        var byWeek = SeasonalRate.Fit(weeks, [.. weeks.Select(_ => 1.0)], 1, prior: 1)!.Value;
        Assert.Equal(byWeek, byDay);
    }
}
