using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>Some forty events an hour by day and ten by night, that began so many days before the end of the hours a scan reads, with a factor on the last hours.</summary>
public sealed class YoungDetectorTests
{
    private const double Limit = 1e-6;
    private static readonly int Hours = (24 * HourlyDetector.Days) + 10;

    /// <param name="factor">Of the hours counted back from the last one, which is 0.</param>
    private static WatchedSeries Series(int days, Func<int, double>? factor = null, double scale = 1, int seed = 11)
    {
        var random = new Random(seed);
        var counts = Enumerable.Range(0, Hours).Select(h =>
        {
            if (h < Hours - (24 * days)) return 0;
            var mean = scale * (h % 24 is >= 8 and < 22 ? 40 : 10) * (factor?.Invoke(Hours - 1 - h) ?? 1);
            return Math.Max(0, Math.Round(mean + (Math.Sqrt(12 * mean) * (random.NextDouble() - 0.5))));
        });
        return new(new("i", "I", null, Direction.Neutral), new([]), new(2026, 1, 5), 1, [.. counts], [.. Enumerable.Repeat(1.0, Hours)]) { IsHourly = true };
    }

    private static HourSpan Span(WatchedSeries series, int from, int to) => new(series.HourOf(Hours - 1 - from), series.HourOf(Hours - to));

    private static List<Alarm> Alarms(WatchedSeries series) => [.. HourlyWatch.Test(series, Limit)];

    [Theory]
    [InlineData(10)]
    [InlineData(16)]
    [InlineData(30)]
    [InlineData(46)]
    public void Burst_InAYoungSeries_IsAJumpInItsHoursByRanks(int days)
    {
        var series = Series(days, back => back is 1 or 2 ? 5 : 1);
        var alarm = Assert.Single(Alarms(series));
        Assert.Equal((AlarmKind.Jump, Span(series, 2, 1), true), (alarm.Kind, alarm.Hours, alarm.ByRanks));
        Assert.InRange(alarm.Ratio.Point, 4, 6);
        Assert.InRange(alarm.P, 1e-12, Limit);
    }

    [Fact]
    public void Silence_InAYoungSeries_IsOneInItsHours()
    {
        var series = Series(20, back => back is >= 12 and < 18 ? 0 : 1);
        var alarm = Assert.Single(Alarms(series));
        Assert.Equal((AlarmKind.Silence, Span(series, 17, 12)), (alarm.Kind, alarm.Hours));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(22)]
    [InlineData(35)]
    [InlineData(48)]
    public void Hours_BeforeItBegan_AreNoZeros(int days)
    {
        for (var seed = 0; seed < 20; seed++) Assert.Empty(Alarms(Series(days, seed: seed)));
    }

    [Fact]
    public void Burst_InTheFirstWeek_IsNotTold()
    {
        var series = Series(6, back => back is 1 or 2 ? 5 : 1);
        Assert.False(HourlyWatch.CanTell(series));
        Assert.Empty(Alarms(series));
    }

    [Fact]
    public void Burst_AWeekAndMoreAgo_IsToldNoMore() => Assert.Empty(Alarms(Series(30, back => back is 240 or 241 ? 5 : 1)));

    [Fact]
    public void Bursts_WithinThePauseAfterAnAlarm_GoOnWithIt() => Assert.Single(Alarms(Series(30, back => back is 40 or 41 or 10 or 11 ? 6 : 1)));

    [Fact]
    public void Bursts_OfDifferentDays_AreTwoAlarms() => Assert.Equal(2, Alarms(Series(30, back => back is 133 or 134 ? 3 : back is 14 or 15 ? 8 : 1)).Count);

    /// <summary>What ranks cannot know: that the first one was no more usual than the second.</summary>
    [Fact]
    public void Burst_LikeOneJustBefore_IsNoLongerRare() => Assert.Single(Alarms(Series(30, back => back is 133 or 134 or 14 or 15 ? 3 : 1)));

    [Fact]
    public void Series_ThatWasThereAllAlong_IsTestedByItsWeeks()
    {
        Assert.False(YoungDetector.IsYoung(Series(HourlyDetector.Days)));
        Assert.All(Alarms(Series(HourlyDetector.Days + 1, back => back is 1 or 2 ? 5 : 1)), a => Assert.False(a.ByRanks));
    }

    /// <summary>Its hours begin on a Saturday.</summary>
    [Fact]
    public void Series_WithoutWeekends_IsNotYoung()
    {
        var all = Series(HourlyDetector.Days + 1);
        Assert.False(YoungDetector.IsYoung(all with { Counts = [.. all.Counts.Select((c, h) => h / 24 % 7 < 2 ? 0 : c)] }));
    }

    [Fact]
    public void Series_OfFewEventsOrOfShares_IsNotWatched()
    {
        Assert.True(HourlyWatch.CanTell(Series(20)));
        Assert.False(HourlyWatch.CanTell(Series(20, scale: 0.05)));
        var share = Series(20);
        Assert.False(HourlyWatch.CanTell(share with { Exposures = [.. share.Counts.Select(c => 2 * c)], IsPart = true }));
    }

    [Theory]
    [InlineData(8, 24 + 10)]
    [InlineData(40, 168)]
    public void Tests_CountTheHoursThatHaveAWeekBeforeThem(int days, int hours) => Assert.Equal(3 * hours, HourlyWatch.Tests(Series(days)), 3.0 * 24);
}
