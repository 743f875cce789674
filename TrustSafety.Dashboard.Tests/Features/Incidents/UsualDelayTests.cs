using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Features.Incidents;

public sealed class UsualDelayTests
{
    private static int Of(params IEnumerable<(int Day, int Hours, int Rows)> rows) =>
        UsualDelay.Of(CellColumns.Of(rows.Select(r => new Cell(new Period(Grain.Day, Platform.Day(r.Day)), [], r.Hours, [r.Rows]))));

    [Fact]
    public void Delay_OfNoRows_IsNone() => Assert.Equal(0, Of());

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 90)]
    public void Delay_OfADay_IsThatOf99PercentOfItsRows(int late, int hours) => Assert.Equal(hours, Of((0, 5, 100 - late), (0, 90, late)));

    [Theory]
    [InlineData(2, 3)] // deliveries that failed
    [InlineData(3, 70)]
    public void Delay_IsThatOfNineDaysInTen(int failed, int hours) => Assert.Equal(hours, Of(Enumerable.Range(0, 20).Select(day => (day, day < failed ? 70 : 3, day < failed ? 1_000_000 : 10))));

    [Fact]
    public void Delay_OfOneWeekdayInSeven_Counts() => Assert.Equal(26, Of(Enumerable.Range(0, 56).Select(day => (day, day % 7 == 5 ? 26 : 2, 10))));

    [Theory]
    [InlineData(55, 2)]
    [InlineData(30, 2)]
    [InlineData(56, 0)] // nothing came since
    [InlineData(7, 145)] // a delivery of a week is one as others are
    public void Delay_OfAHistoryBroughtInAtOnce_IsThatOfTheDaysSince(int history, int hours) =>
        Assert.Equal(hours, Of(Enumerable.Range(0, 56).Select(day => (day, day < history ? (24 * (history - day)) + 1 - 24 : history == 7 ? 1 + (24 * (6 - (day % 7))) : 2, 10))));

    [Theory]
    [InlineData("2026-03-29", 2, "2026-03-29T01:00:00")] // the hour that the clock skips
    [InlineData("2026-10-25", 2, "2026-10-25T01:00:00")] // the later of two
    [InlineData("2026-07-01", 0, "2026-06-30T22:00:00")]
    public void Moment_IsThatOfTheReportingZone(string day, int hour, string utc) =>
        Assert.Equal(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), new ScanMoment(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), hour).ToUtc(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));
}
