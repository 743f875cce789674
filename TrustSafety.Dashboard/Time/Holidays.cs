using System.Globalization;

namespace TrustSafety.Dashboard.Time;

/// <summary>Days that are unlike others of their weekday: named once (2026-04-05) or of every year (12-25).</summary>
public sealed class Holidays
{
    public const string Allowed = "days like 2026-04-05, or 12-25 for every year, separated by commas; empty names none";

    private readonly HashSet<DateOnly> once = [];
    private readonly HashSet<(int Month, int Day)> yearly = [];

    private Holidays() { }

    public static Holidays None { get; } = new();

    public bool Any => once.Count + yearly.Count > 0;

    public bool Contains(DateOnly day) => once.Contains(day) || yearly.Contains((day.Month, day.Day));

    /// <returns>Null when a part is neither.</returns>
    public static Holidays? Parse(string text)
    {
        var holidays = new Holidays();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // A leap year, so that every day of a year has its name.
            if (Day(part) is { } day) holidays.once.Add(day);
            else if (Day("2024-" + part) is { } of) holidays.yearly.Add((of.Month, of.Day));
            else return null;
        }
        return holidays;
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
