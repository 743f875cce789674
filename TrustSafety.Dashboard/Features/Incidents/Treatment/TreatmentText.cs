using System.Globalization;
using TrustSafety.Dashboard.Features.Incidents.Diagnosis;
using TrustSafety.Dashboard.Features.Incidents.Triage;

namespace TrustSafety.Dashboard.Features.Incidents.Treatment;

internal static class TreatmentText
{
    public const string Method =
        "Detection counts days of the data, from the most likely onset to the morning of the scan that found it; acknowledging counts from the opening, mitigating from the midnight of the onset's day. Exposure: views of the place in these days times the violating share of their labels, or, where those are too few, "
        + "the share of the eight weeks before times the incident's ratio; interval of the sample, or both errors on the log scale. Effect: the series over its pre-incident expectation, its level after the mitigation against the trend from the onset on (Newey–West errors); it holds only if nothing else changed then, "
        + "and needs four steps on either side.";

    public static string ToDetect(TreatmentModel t) => t.ToDetect switch
    {
        < 0 => "before the likeliest day of onset",
        1 => "1 day",
        var days => string.Create(CultureInfo.InvariantCulture, $"{days} days"),
    };

    public static string Span(TimeSpan? span, string none) => span switch
    {
        null => none,
        { TotalHours: >= 48 } s => string.Create(CultureInfo.InvariantCulture, $"{s.TotalDays:0.0} days"),
        { TotalMinutes: >= 120 } s => string.Create(CultureInfo.InvariantCulture, $"{s.TotalHours:0.0} h"),
        { } s => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, s.TotalMinutes):0} min"),
    };

    public static string ExposedTitle(TreatmentModel t) =>
        $"Violating views {DiagnosisText.Day(t.ExposedFrom)} to {DiagnosisText.Day(t.ExposedTo)}, {(t.IsMitigated ? "onset to mitigation" : "onset to the end of the data")}";

    public static string Exposed(TreatmentModel t) => t.Exposed is { } stake ? $"{StakeText.Short(stake)}; {stake.Method}" : "unknown: too few labels";

    public static string Level(MitigationEffect effect) => effect.Level is { Interval: { } change, P: { } p }
        ? string.Create(CultureInfo.InvariantCulture, $"{change.Point:+0.00;−0.00} ({change.Low:+0.00;−0.00} to {change.High:+0.00;−0.00}), p {(p < 0.001 ? "< 0.001" : p.ToString("0.000", CultureInfo.InvariantCulture))}")
        : "too few steps to say";
}
