using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

/// <summary>One series of forty events an hour by day and ten by night, as irregular as Poisson counts, with a factor on its last hours.</summary>
public sealed class HourlyDetectorTests
{
    private const double Limit = 1e-6;
    private static readonly int Hours = (24 * HourlyDetector.Days) + 10;

    /// <param name="factor">Of the hours counted back from the last one, which is 0.</param>
    private static WatchedSeries Series(Func<int, double> factor, double scale = 1)
    {
        var random = new Random(11);
        var counts = Enumerable.Range(0, Hours).Select(h =>
        {
            var mean = scale * (h % 24 is >= 8 and < 22 ? 40 : 10) * factor(Hours - 1 - h);
            return Math.Max(0, Math.Round(mean + (Math.Sqrt(12 * mean) * (random.NextDouble() - 0.5))));
        });
        return new(new("i", "I", null, Direction.Neutral), new([]), new(2026, 1, 5), 1, [.. counts], [.. Enumerable.Repeat(1.0, Hours)]) { IsHourly = true };
    }

    private static HourSpan Span(WatchedSeries series, int from, int to) => new(series.HourOf(Hours - 1 - from), series.HourOf(Hours - to));

    [Fact]
    public void Burst_OfTwoHours_IsAJumpInThoseHours()
    {
        var series = Series(back => back is 0 or 1 ? 2.5 : 1);
        var alarm = Assert.Single(HourlyDetector.Test(series, Limit));
        Assert.Equal((AlarmKind.Jump, Span(series, 1, 0)), (alarm.Kind, alarm.Hours));
        Assert.InRange(alarm.Ratio.Low, 1.5, 2.5);
    }

    [Fact]
    public void Silence_OfThreeHours_IsSilenceInThoseHours()
    {
        var series = Series(back => back is >= 22 and <= 24 ? 0 : 1);
        var alarm = Assert.Single(HourlyDetector.Test(series, Limit));
        Assert.Equal((AlarmKind.Silence, Span(series, 24, 22)), (alarm.Kind, alarm.Hours));
    }

    [Fact]
    public void Bursts_OfTwoDays_AreTwoAlarms() => Assert.Equal(2, HourlyDetector.Test(Series(back => back is 3 or 51 ? 4 : 1), Limit).Count());

    [Fact]
    public void Night_AfterTheDay_IsNoAlarm() => Assert.Empty(HourlyDetector.Test(Series(_ => 1), Limit));

    [Fact]
    public void Burst_BeforeTheWeekTested_IsToldNoMore() => Assert.Empty(HourlyDetector.Test(Series(back => back is 180 or 181 ? 4 : 1), Limit));

    [Fact]
    public void Burst_OfAWeekAgo_DoesNotHideAnother() => Assert.Contains(HourlyDetector.Test(Series(back => back is 0 or 1 or 168 or 169 ? 3 : 1), Limit), a => a.Hours!.From > new DateTime(2026, 2, 20));

    [Fact]
    public void Tests_AreAsManyAsQuestionsAreAsked() => Assert.Equal(3 * 168, HourlyDetector.Tests(Series(_ => 1)));

    [Fact]
    public void Series_OfFewEvents_IsNotWatched()
    {
        Assert.True(HourlyDetector.CanTell(Series(_ => 1)));
        Assert.False(HourlyDetector.CanTell(Series(_ => 1, scale: 0.05)));
    }
}
