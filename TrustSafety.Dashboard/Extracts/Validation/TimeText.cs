namespace TrustSafety.Dashboard.Extracts.Validation;

internal enum TimeTextResult { Ok, NotATime, NoOffset, OutOfRange }

/// <summary>ISO 8601 dates and times, from their bytes: 2026-07-21, 2026-07-21T10:15[:30[.123456]][Z|+02:00|+0200|+02], a blank allowed for the T.</summary>
internal static class TimeText
{
    public const long MicrosPerDay = 86_400_000_000;

    private static readonly int FirstDay = DayNumber(2000, 1, 1);
    private static readonly int EndDay = DayNumber(2100, 1, 1);

    /// <summary>Days since 1970-01-01.</summary>
    public static TimeTextResult TryDate(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        if (text.Length != 10 || text[4] != (byte)'-' || text[7] != (byte)'-'
            || !Digits(text, 0, 4, out var year) || !Digits(text, 5, 2, out var month) || !Digits(text, 8, 2, out var dayOfMonth)) return TimeTextResult.NotATime;
        if (year < 1 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month)) return TimeTextResult.NotATime;
        day = DayNumber(year, month, dayOfMonth);
        return day >= FirstDay && day < EndDay ? TimeTextResult.Ok : TimeTextResult.OutOfRange;
    }

    /// <summary>Microseconds since 1970-01-01 UTC, or local ones when there is no offset. Finer digits are cut off.</summary>
    public static TimeTextResult TryTimestamp(ReadOnlySpan<byte> text, out long micros)
    {
        micros = 0;
        if (text.Length < 16 || text[10] is not ((byte)'T' or (byte)' ') || text[13] != (byte)':') return TimeTextResult.NotATime;
        var dated = TryDate(text[..10], out var day);
        if (dated == TimeTextResult.NotATime || !Digits(text, 11, 2, out var hour) || !Digits(text, 14, 2, out var minute) || hour > 23 || minute > 59) return TimeTextResult.NotATime;
        var (at, second, fraction) = (16, 0, 0);
        if (at < text.Length && text[at] == (byte)':')
        {
            if (!Digits(text, 17, 2, out second) || second > 59) return TimeTextResult.NotATime;
            at = 19;
            if (at < text.Length && text[at] == (byte)'.' && !Fraction(text, ref at, out fraction)) return TimeTextResult.NotATime;
        }
        micros = day * MicrosPerDay + ((hour * 60L + minute) * 60 + second) * 1_000_000 + fraction;
        if (at == text.Length) return dated == TimeTextResult.Ok ? TimeTextResult.NoOffset : dated;
        if (!Offset(text[at..], out var offsetMinutes)) return TimeTextResult.NotATime;
        micros -= offsetMinutes * 60_000_000L;
        return InRange(micros) ? TimeTextResult.Ok : TimeTextResult.OutOfRange;
    }

    public static bool InRange(long micros) => micros >= FirstDay * MicrosPerDay && micros < EndDay * MicrosPerDay;

    private static bool Fraction(ReadOnlySpan<byte> text, ref int at, out int micros)
    {
        micros = 0;
        var begin = ++at;
        for (; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++)
            if (at - begin < 6) micros = micros * 10 + (text[at] - '0');
        for (var place = at - begin; place < 6; place++) micros *= 10;
        return at - begin is > 0 and <= 9;
    }

    private static bool Offset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text is [(byte)'Z']) return true;
        if (text[0] is not ((byte)'+' or (byte)'-') || !Digits(text, 1, 2, out var hours)) return false;
        var rest = 0;
        var valid = text.Length == 3
            || (text.Length == 5 && Digits(text, 3, 2, out rest))
            || (text.Length == 6 && text[3] == (byte)':' && Digits(text, 4, 2, out rest));
        minutes = (hours * 60 + rest) * (text[0] == (byte)'-' ? -1 : 1);
        return valid && rest < 60 && Math.Abs(minutes) <= 14 * 60;
    }

    private static bool Digits(ReadOnlySpan<byte> text, int at, int count, out int value)
    {
        value = 0;
        if (text.Length < at + count) return false;
        for (var i = at; i < at + count; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit > 9) return false;
            value = value * 10 + (int)digit;
        }
        return true;
    }

    private static int DayNumber(int year, int month, int day)
    {
        // Days of the proleptic Gregorian calendar counted from March, so that the leap day comes last (Howard Hinnant, days_from_civil).
        var y = month <= 2 ? year - 1 : year;
        var (era, yearOfEra) = (y / 400, y % 400);
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
    }
}
