using System.Globalization;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Incidents.Scanning;

/// <summary>Alarms in words. Ratios are said and counts are not, because a small count would name people.</summary>
internal static class FoundText
{
    public static string Title(Found found) => $"{Name(found.Lead.Series.What)} {Moved(found.Lead)} in {Where(found.Where)}";

    public static string Sentence(Found found)
    {
        var lead = found.Lead;
        var ratio = found.Cause?.Ratio ?? lead.Ratio;
        var share = found.Cause?.Share is { } s ? string.Create(CultureInfo.InvariantCulture, $" That is {s:P0} of the change of the whole.") : "";
        return $"{Name(lead.Series.What)} of {Where(found.Where)} {Days(lead)} was {Ratio(ratio)} what the {(lead.ByRanks ? "days since it began" : "weeks before")} lead to expect.{share}{(lead.ByRanks ? YoungMethod : "")}";
    }

    private const string YoungMethod = " It is too young to know its weeks: its hours were ranked among all before them (stream surprise).";

    public static string Name(Watched what) => what.Reversed ? $"The counterpart of “{what.Name}”" : what.Name;

    public static string Where(IReadOnlyList<CausePart> parts) =>
        parts.Count == 0 ? "all of the platform" : string.Join(" × ", parts.Select(p => $"{DimensionText.Words(p.Dimension)} {string.Join(" or ", p.Values.Select(DimensionText.Value))}"));

    public static string Segment(Alarm alarm) => Where([.. alarm.Series.Segment.Select(p => new CausePart(p.Dimension, [p.Value]))]);

    public static string Kind(AlarmKind kind) => kind switch
    {
        AlarmKind.Jump => "jump",
        AlarmKind.Drop => "drop",
        AlarmKind.Silence => "silence",
        AlarmKind.Rise => "rise",
        _ => "decline",
    };

    public static string Moved(Alarm alarm) => alarm.Kind switch
    {
        AlarmKind.Jump => "jumped",
        AlarmKind.Drop => "fell",
        AlarmKind.Silence => "went silent",
        AlarmKind.Rise => "rose",
        _ => "declined",
    };

    public static string Ratio(Interval ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio.Point:0.0#} × ({ratio.Low:0.0#} to {ratio.High:0.0#})");

    public static string Days(Alarm alarm) => alarm.Hours is { } hours ? Hours(hours) :
        alarm.First == alarm.Last ? $"on {Day(alarm.First)}" : $"from {Day(alarm.First)} to {Day(alarm.Last)}";

    public static string Hours(HourSpan hours) => hours.From.Date == hours.Until.AddHours(-1).Date
        ? string.Create(CultureInfo.InvariantCulture, $"on {hours.From:yyyy-MM-dd} from {hours.From:HH:mm} to {Clock(hours)}")
        : string.Create(CultureInfo.InvariantCulture, $"from {hours.From:yyyy-MM-dd HH:mm} to {hours.Until.AddHours(-1):yyyy-MM-dd} {Clock(hours)}");

    /// <summary>The end of a day is its hour 24.</summary>
    private static string Clock(HourSpan hours) => hours.Until.Hour == 0 ? "24:00" : hours.Until.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
