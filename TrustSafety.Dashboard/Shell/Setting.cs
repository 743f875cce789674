using System.Globalization;

namespace TrustSafety.Dashboard.Shell;

/// <summary>One key of the configuration, what it may be (in words), and the check that holds it to that.</summary>
internal sealed record Setting(string Key, string Allowed, Func<string, bool> Accepts)
{
    public static Setting Whole(string key, long min, long max) =>
        new(key, string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"),
            text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max);

    public static Setting Number(string key, double min, double max) =>
        new(key, string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max}, with a point"),
            text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max);

    public static Setting Share(string key) =>
        new(key, "a number from 0 to 1, with a point: 0.01 is one percent",
            text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1);

    public static Setting Flag(string key) => new(key, "true or false", text => bool.TryParse(text, out _));
}
