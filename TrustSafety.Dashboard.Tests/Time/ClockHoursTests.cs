using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Tests.Time;

public sealed class ClockHoursTests
{
    [Theory]
    [InlineData("UTC", "2026-03-29", 2, 1)]
    [InlineData("Europe/Berlin", "2026-03-29", 2, 0)]
    [InlineData("Europe/Berlin", "2026-03-29", 3, 1)]
    [InlineData("Europe/Berlin", "2026-10-25", 2, 2)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 2, 0.5)]
    public void Hour_OfADay_LastsAsLongAsTheClockShowsIt(string zone, string day, int hour, double lasts) =>
        Assert.Equal(lasts, ClockHours.Lasting(TimeZoneInfo.FindSystemTimeZoneById(zone), DateOnly.Parse(day, null), hour));
}
