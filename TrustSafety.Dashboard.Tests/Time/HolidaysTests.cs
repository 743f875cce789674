using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Time;

public sealed class HolidaysTests
{
    [Theory]
    [InlineData("2026-12-25", true)]
    [InlineData("2031-12-25", true)]
    [InlineData("2026-04-05", true)]
    [InlineData("2027-04-05", false)]
    [InlineData("2028-02-29", true)]
    public void Day_IsAHoliday_WhenItIsNamedOnceOrEveryYear(string day, bool expected) =>
        Assert.Equal(expected, Holidays.Parse("12-25, 2026-04-05,02-29")!.Contains(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-12-25", "2025-12-25")]
    [InlineData("2026-04-05", "2025-04-20")]
    [InlineData("2025-04-20", null)]
    [InlineData("2026-05-14", null)] // without a name
    [InlineData("2028-02-29", null)]
    [InlineData("2026-07-01", null)] // none
    public void Holiday_OfTheYearBefore_IsThatOfTheSameDayOrName(string day, string? before) => Assert.Equal(before,
        Holidays.Parse("12-25, 02-29, 2025-04-20 Easter, 2026-04-05 Easter, 2025-05-29, 2026-05-14")!.YearBefore(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("Christmas")]
    [InlineData("12-25;01-01")]
    [InlineData("13-01")]
    public void Text_ThatNamesNoDay_IsRefused(string text) => Assert.Null(Holidays.Parse(text));

    [Fact]
    public void Text_Empty_NamesNone() => Assert.False(Holidays.Parse("")!.Any);
}
