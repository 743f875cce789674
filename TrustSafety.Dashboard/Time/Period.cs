using System.Globalization;

namespace TrustSafety.Dashboard.Time;

/// <summary>
/// One day, ISO week or calendar month of the reporting zone, named by its first day.
/// Labels are 2026-07-21, 2026-W30 and 2026-07.
/// </summary>
public readonly record struct Period(Grain Grain, DateOnly Start) : IComparable<Period>
{
    /// <summary>The first day after the period.</summary>
    public DateOnly End => Grain switch
    {
        Grain.Day => Start.AddDays(1),
        Grain.Week => Start.AddDays(7),
        _ => Start.AddMonths(1),
    };

    public Period Next => Plus(1);

    public Period Previous => Plus(-1);

    /// <summary>Same weekdays a year earlier: 52 weeks back for days and weeks, twelve months back for months.</summary>
    public Period YearBefore => Grain == Grain.Month ? this with { Start = Start.AddMonths(-12) } : this with { Start = Start.AddDays(-364) };

    public Period Plus(int periods) => Grain switch
    {
        Grain.Day => this with { Start = Start.AddDays(periods) },
        Grain.Week => this with { Start = Start.AddDays(7 * periods) },
        _ => this with { Start = Start.AddMonths(periods) },
    };

    public static Period Of(Grain grain, DateOnly day) => grain switch
    {
        Grain.Day => new(grain, day),
        Grain.Week => new(grain, day.AddDays(-(((int)day.DayOfWeek + 6) % 7))),
        _ => new(grain, new DateOnly(day.Year, day.Month, 1)),
    };

    public static Period Of(IsoWeek week) => new(Grain.Week, week.Monday);

    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (IsoWeek.TryParse(text, out var week)) { period = Of(week); return true; }
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) { period = new(Grain.Day, day); return true; }
        if (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) { period = new(Grain.Month, month); return true; }
        return false;
    }

    /// <summary>Every period of the grain that touches [from, to).</summary>
    public static IEnumerable<Period> Range(Grain grain, DateOnly from, DateOnly to)
    {
        for (var period = Of(grain, from); period.Start < to; period = period.Next) yield return period;
    }

    public int CompareTo(Period other) => Start.CompareTo(other.Start);

    public override string ToString() => Grain switch
    {
        Grain.Day => Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Grain.Week => IsoWeek.Of(Start).ToString(),
        _ => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };

    public static bool operator <(Period a, Period b) => a.CompareTo(b) < 0;
    public static bool operator >(Period a, Period b) => a.CompareTo(b) > 0;
    public static bool operator <=(Period a, Period b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Period a, Period b) => a.CompareTo(b) >= 0;
}
