namespace TrustSafety.Dashboard.Time;

/// <summary>The hours of a local day: where the clock is set back one of them lasts two, where it is set forward one is missing.</summary>
public static class ClockHours
{
    /// <summary>How long the clock shows this hour on that day, in hours.</summary>
    public static double Lasting(TimeZoneInfo zone, DateOnly day, int hour)
    {
        // Zones change their clocks by half hours at the finest.
        double Quarter(int minute)
        {
            var local = day.ToDateTime(new TimeOnly(hour, minute));
            return zone.IsInvalidTime(local) ? 0 : zone.IsAmbiguousTime(local) ? 2 : 1;
        }
        return zone.SupportsDaylightSavingTime ? (Quarter(15) + Quarter(45)) / 2 : 1;
    }
}
