namespace TrustSafety.Dashboard.Extracts.Validation;

/// <summary>
/// Reads a decimal number as a whole number of 10^-scale. Digits beyond the scale are rounded, halves away from zero;
/// an exponent is taken. No NaN, no Infinity, no thousands separators, no blanks.
/// </summary>
internal static class DecimalText
{
    private const int MaxDigits = 18;

    public static bool TryParse(ReadOnlySpan<byte> text, int scale, out long value, out bool exact)
    {
        (value, exact) = (0, true);
        var at = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        var negative = at == 1 && text[0] == (byte)'-';
        var digits = at;
        var (point, count) = (-1, 0);
        for (; at < text.Length; at++)
        {
            if (text[at] is >= (byte)'0' and <= (byte)'9') count++;
            else if (text[at] == (byte)'.' && point < 0) point = count;
            else break;
        }
        if (count == 0) return false;
        var exponent = 0;
        if (at < text.Length && !TryExponent(text[at..], out exponent)) return false;
        var end = at;
        return TryScale(text[digits..end], (point < 0 ? count : point) + exponent + scale, negative, out value, out exact);
    }

    /// <summary>The digits are 0.d1d2d3… × 10^places; the result is that, rounded to whole.</summary>
    private static bool TryScale(ReadOnlySpan<byte> digits, int places, bool negative, out long value, out bool exact)
    {
        (value, exact) = (0, true);
        var (taken, significant) = (0, 0);
        foreach (var digit in digits)
        {
            if (digit == (byte)'.') continue;
            if (taken < places)
            {
                if ((value > 0 || digit != (byte)'0') && ++significant > MaxDigits) return false;
                value = value * 10 + (digit - '0');
            }
            else
            {
                if (taken == places && digit >= (byte)'5') value++;
                exact &= digit == (byte)'0';
            }
            taken++;
        }
        for (; taken < places; taken++)
        {
            if (value == 0) break;
            if (++significant > MaxDigits) return false;
            value *= 10;
        }
        if (negative) value = -value;
        return value is > -1_000_000_000_000_000_000 and < 1_000_000_000_000_000_000;
    }

    private static bool TryExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        if (text[0] is not ((byte)'e' or (byte)'E') || text.Length is < 2 or > 5) return false;
        var at = text[1] is (byte)'-' or (byte)'+' ? 2 : 1;
        if (at == text.Length) return false;
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] is < (byte)'0' or > (byte)'9') return false;
            exponent = exponent * 10 + (text[i] - '0');
        }
        if (text[1] == (byte)'-') exponent = -exponent;
        return true;
    }
}
