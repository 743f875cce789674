using System.Globalization;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.WeeklyReview;

/// <summary>Days and weeks as people say them.</summary>
internal static class DayText
{
    /// <summary>Sun 15 Nov 2026</summary>
    public static string Day(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Sun 15 Nov</summary>
    public static string DayOfYear(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    /// <summary>9–15 Nov 2026, 28 Sep – 4 Oct 2026</summary>
    public static string Week(IsoWeek week)
    {
        var (first, last) = (week.Monday, week.Monday.AddDays(6));
        var end = last.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        if (first.Month == last.Month) return $"{first.Day}–{end}";
        return first.ToString(first.Year == last.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture) + " – " + end;
    }
}
