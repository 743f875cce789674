using System.Globalization;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>When a scan stands: days are seen up to that one, hours up to that hour of it.</summary>
/// <param name="Hour">Hours before it are over; null is the end of the data, whose last hour may not be.</param>
public sealed record ScanMoment(DateOnly Day, int? Hour)
{
    public const string Allowed = "a day such as 2026-11-16, or an hour of one such as 2026-11-16T14:00";

    /// <summary>Rows that arrived then or later are seen, too, if what they tell of happened before.</summary>
    public bool WithLate { get; init; }

    public static ScanMoment Morning(DateOnly day) => new(day, 0);

    public static implicit operator ScanMoment(DateOnly day) => Morning(day);

    public static ScanMoment? Parse(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Morning(day);
        return DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH", "yyyy-MM-dd'T'HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? new(DateOnly.FromDateTime(at), at.Hour) : null;
    }

    /// <summary>So many hours of the clock earlier.</summary>
    public ScanMoment Before(int hours)
    {
        var at = Local.AddHours(-hours);
        return new(DateOnly.FromDateTime(at), at.Hour);
    }

    /// <summary>Of an hour that the clock repeats the later one; of one that it skips the next.</summary>
    public DateTime ToUtc(TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(Local) ? Local.AddHours(1) : Local, zone);

    /// <summary>By the clock of the reporting zone.</summary>
    public DateTime Local => Day.ToDateTime(new TimeOnly(Hour ?? 0, 0));

    public override string ToString() => Hour is null or 0 ? Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd}T{Hour:00}:00");
}
