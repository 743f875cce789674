using System.Globalization;

namespace TrustSafety.Dashboard.Time;

/// <summary>Days that are unlike others of their weekday: of one year (2026-04-05) or of every year (12-25). One that moves has a name after its day, the same every year (2025-04-20 Easter, 2026-04-05 Easter).</summary>
public sealed class Holidays
{
    public const string Allowed = "days like 2026-04-05, or 12-25 for every year, separated by commas, each with a name after it if it moves (2026-04-05 Easter); empty names none";

    /// <summary>A holiday that moves lies within so many days of where it was.</summary>
    private const int LongestYear = 366 + 40, ShortestYear = 365 - 40;

    private readonly Dictionary<DateOnly, string> once = [];
    private readonly HashSet<(int Month, int Day)> yearly = [];

    private Holidays() { }

    public static Holidays None { get; } = new();

    public bool Any => once.Count + yearly.Count > 0;

    public bool Contains(DateOnly day) => once.ContainsKey(day) || yearly.Contains((day.Month, day.Day));

    /// <summary>The same holiday a year earlier; null where none is known.</summary>
    public DateOnly? YearBefore(DateOnly day)
    {
        if (yearly.Contains((day.Month, day.Day))) return day.Month == 2 && day.Day == 29 ? null : day.AddYears(-1);
        if (!once.TryGetValue(day, out var name) || name.Length == 0) return null;
        foreach (var (other, of) in once)
            if (of == name && day.DayNumber - other.DayNumber is >= ShortestYear and <= LongestYear) return other;
        return null;
    }

    /// <returns>Null when a part is neither.</returns>
    public static Holidays? Parse(string text)
    {
        var holidays = new Holidays();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split(' ', 2, StringSplitOptions.TrimEntries);
            // A leap year, so that every day of a year has its name.
            if (Day(words[0]) is { } day) holidays.once[day] = words.Length > 1 ? words[1] : "";
            else if (Day("2024-" + words[0]) is { } of) holidays.yearly.Add((of.Month, of.Day));
            else return null;
        }
        return holidays;
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
