using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>One series of a thousand events a day, as regular as Poisson counts are on average, with a factor on its last days.</summary>
public sealed class DetectorTests
{
    private const int Usual = 1000;
    private const double Limit = 1e-4;

    /// <param name="factor">Of the days since the change, the first being 1.</param>
    private static WatchedSeries Series(int since, Func<int, double> factor, bool leaf = false)
    {
        var random = new Random(5);
        var counts = Enumerable.Range(0, Detector.Days).Select(day =>
        {
            var mean = Usual * (day < Detector.Days - since ? 1 : factor(day - (Detector.Days - since) + 1));
            return Math.Round(mean + (Math.Sqrt(12 * mean) * (random.NextDouble() - 0.5)));
        });
        return new(new("i", "I", null, Direction.Neutral), new([]), new(2026, 1, 5), 1, [.. counts], [.. Enumerable.Repeat(1e6, Detector.Days)]) { IsLeaf = leaf };
    }

    private static List<Alarm> Alarms(WatchedSeries series) => [.. Detector.Test(series, Limit)];

    [Fact]
    public void Drift_OfTwoPercentAWeek_IsARiseWithinFourWeeks()
    {
        var alarm = Assert.Single(Alarms(Series(28, day => Math.Pow(1.02, day / 7.0))));
        Assert.Equal(AlarmKind.Rise, alarm.Kind);
        // The mean of the four weeks, in which the later ones count more.
        Assert.InRange(alarm.Ratio.Point, 1.04, 1.07);
    }

    [Fact]
    public void Drift_OverEightWeeks_IsDatedToThem() =>
        Assert.Equal(new DateOnly(2026, 1, 5).AddDays(Detector.Days - 56), Assert.Single(Alarms(Series(56, day => Math.Pow(1.01, day / 7.0)))).First);

    [Theory]
    [InlineData(12, 1.2, AlarmKind.Rise)]
    [InlineData(17, 0.8, AlarmKind.Decline)]
    [InlineData(3, 1.6, AlarmKind.Jump)]
    [InlineData(4, 0.6, AlarmKind.Drop)]
    public void Step_OfSomeDays_IsDatedToItsFirstAndOnlyAnOlderOneIsOfWeeks(int days, double factor, AlarmKind kind)
    {
        var first = new DateOnly(2026, 1, 5).AddDays(Detector.Days - days);
        var strongest = Alarms(Series(days, _ => factor)).MinBy(a => a.P)!;
        Assert.Equal((kind, first), (strongest.Kind, strongest.First));
        Assert.InRange(strongest.Ratio.Point, 0.95 * factor, 1.05 * factor);
        Assert.All(Alarms(Series(days, _ => factor)), a => Assert.InRange(a.First, first, first.AddDays(days)));
    }

    [Fact]
    public void Drift_Downwards_IsADecline() => Assert.Equal(AlarmKind.Decline, Assert.Single(Alarms(Series(28, day => Math.Pow(0.98, day / 7.0)))).Kind);

    [Fact]
    public void Series_WithoutChange_IsNoAlarm() => Assert.Empty(Alarms(Series(28, _ => 1)));

    /// <summary>Half of two hundred a day, as regular as coins are on average, and 136 on the last one: five standard deviations of coins, three and a half of counts.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Share_NearHalf_StraysNoMoreThanCoinsDo(bool isPart, int alarms)
    {
        var random = new Random(5);
        double[] counts = [.. Enumerable.Range(0, Detector.Days).Select(day => day == Detector.Days - 1 ? 136 : Math.Round(100 + (Math.Sqrt(12 * 50) * (random.NextDouble() - 0.5))))];
        Assert.Equal(alarms, Alarms(Series(28, _ => 1) with { Counts = counts, Exposures = [.. Enumerable.Repeat(200.0, Detector.Days)], IsPart = isPart }).Count);
    }

    /// <summary>Three that fail after none ever did are a handful, too.</summary>
    [Fact]
    public void Share_OfAllButAFew_IsNoAlarm()
    {
        WatchedSeries Failing(int failures) => Series(28, _ => 1) with { Counts = [.. Enumerable.Range(0, Detector.Days).Select(day => day == Detector.Days - 1 ? 1000.0 - failures : 1000)], Exposures = [.. Enumerable.Repeat(1000.0, Detector.Days)], IsPart = true };
        Assert.Empty(Alarms(Failing(5)));
        Assert.Contains(Alarms(Failing(60)), a => a.Kind == AlarmKind.Drop);
    }

    [Fact]
    public void Spike_OfOneDay_IsOfNoInterestInTheSmallestSegments()
    {
        Assert.Equal(AlarmKind.Jump, Assert.Single(Alarms(Series(1, _ => 1.3))).Kind);
        Assert.Empty(Alarms(Series(1, _ => 1.3, leaf: true)));
    }

    [Fact]
    public void Tests_AreAsManyAsQuestionsAreAsked()
    {
        Assert.Equal(11, Detector.Tests(Series(28, _ => 1)));
        Assert.Equal(4, Detector.Tests(Series(28, _ => 1, leaf: true)));
        Assert.Equal(7, Detector.Tests(Series(28, _ => 1) with { Grows = true }));
        Assert.Equal(4, Detector.Tests(Series(28, _ => 1) with { StepDays = 7 }));
    }
}
