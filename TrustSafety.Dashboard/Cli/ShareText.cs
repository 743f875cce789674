using System.Globalization;

namespace TrustSafety.Dashboard.Cli;

/// <summary>A share as people write it: 0.05 or 5%.</summary>
internal static class ShareText
{
    /// <summary>Null for anything that is not from 0 to 1.</summary>
    public static decimal? Parse(string text)
    {
        var percent = text.EndsWith('%');
        var number = percent ? text[..^1] : text;
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        var share = percent ? value / 100 : value;
        return share is >= 0 and <= 1 ? share : null;
    }
}
