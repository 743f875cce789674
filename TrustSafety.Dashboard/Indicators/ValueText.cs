using System.Globalization;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators;

/// <summary>How values, intervals and changes are written, the same in every sentence, card, table and axis. A minus is a minus sign.</summary>
public static class ValueText
{
    private const int MostExtraDecimals = 3;

    /// <summary>The number in the indicator's unit, without the unit: 4.7 · 18,420.</summary>
    public static string Number(Unit unit, double value) => Write(value * unit.Factor, unit.Decimals);

    /// <summary>With the unit: 4.7 per 10k views · 31.2 % · 5.2 h.</summary>
    public static string Value(Unit unit, double value) => Join(Number(unit, value), unit.Suffix);

    /// <summary>The interval without the unit: 4.1 – 5.3. An unbounded side is said.</summary>
    public static string Bounds(Unit unit, Interval interval, string between = " – ") => (double.IsFinite(interval.Low), double.IsFinite(interval.High)) switch
    {
        (true, true) => Number(unit, interval.Low) + between + Number(unit, interval.High),
        (true, false) => "at least " + Number(unit, interval.Low),
        (false, true) => "at most " + Number(unit, interval.High),
        _ => "unbounded",
    };

    /// <summary>The size of a change with its unit: 0.6 per 10k views · 4.4 points (of a percentage).</summary>
    public static string ChangeSize(Unit unit, Interval change) => Join(Write(Math.Abs(change.Point) * unit.Factor, Decimals(unit, change)), ChangeSuffix(unit));

    /// <summary>A change with its sign: +0.6 · −0.3 · 0.0.</summary>
    public static string Change(Unit unit, Interval change) => Sign(change.Point * unit.Factor, Decimals(unit, change));

    /// <summary>A part of a change, written as finely as the change itself.</summary>
    public static string Change(Unit unit, double part, Interval change) => Sign(part * unit.Factor, Decimals(unit, change));

    /// <summary>The interval of a change: [+0.1, +1.1].</summary>
    public static string ChangeBounds(Unit unit, Interval change)
    {
        var decimals = Decimals(unit, change);
        return (double.IsFinite(change.Low), double.IsFinite(change.High)) switch
        {
            (true, true) => $"[{Sign(change.Low * unit.Factor, decimals)}, {Sign(change.High * unit.Factor, decimals)}]",
            (true, false) => $"[{Sign(change.Low * unit.Factor, decimals)} or more]",
            (false, true) => $"[{Sign(change.High * unit.Factor, decimals)} or less]",
            _ => "[unbounded]",
        };
    }

    /// <summary>What a difference is counted in: points for a percentage, else the unit itself.</summary>
    public static string ChangeSuffix(Unit unit) => IsPercent(unit) ? "points" : unit.Suffix.Trim();

    private const int MostDecimals = 6;

    /// <summary>With as many decimals as it takes not to read as 100 %: no interval is certain.</summary>
    public static string Level(double level)
    {
        var (percent, decimals) = (level * 100, Math.Abs((level * 100) - Math.Round(level * 100)) < 1e-9 ? 0 : 1);
        while (level < 1 && decimals < MostDecimals && Math.Round(percent, decimals) >= 100) decimals++;
        return Write(percent, decimals) + " %";
    }

    public static string Count(long n) => Write(n, 0);

    public static bool IsPercent(Unit unit) => unit.Suffix.Trim() == "%";

    /// <summary>More decimals where a change or an end of its interval would otherwise read as zero, or all three as one number.</summary>
    private static int Decimals(Unit unit, Interval change)
    {
        var values = new[] { change.Low, change.Point, change.High }.Where(double.IsFinite).Select(v => v * unit.Factor).ToList();
        for (var decimals = unit.Decimals; decimals < unit.Decimals + MostExtraDecimals; decimals++)
            if (values.All(v => v == 0 || Math.Round(v, decimals) != 0) && (values.Distinct().Count() < 2 || Math.Round(values.Min(), decimals) != Math.Round(values.Max(), decimals))) return decimals;
        return unit.Decimals + MostExtraDecimals;
    }

    private static string Sign(double value, int decimals) => Math.Round(value, decimals) > 0 ? "+" + Write(value, decimals) : Write(value, decimals);

    private static string Write(double value, int decimals)
    {
        if (!double.IsFinite(value)) return value > 0 ? "∞" : "−∞";
        var rounded = Math.Round(value, Math.Clamp(decimals, 0, 10), MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded < 0 ? "−" + text : text;
    }

    private static string Join(string number, string suffix) => suffix.Trim() is { Length: > 0 } trimmed ? number + " " + trimmed : number;
}
