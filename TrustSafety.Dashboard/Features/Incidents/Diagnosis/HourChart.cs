using System.Globalization;
using TrustSafety.Dashboard.Charts;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>The hours of an incident: observed over expected, with its first and last hour on them.</summary>
internal static class HourChart
{
    public static string Footnote(HourCourse course) => "Band: 95 % interval (quasi-Poisson, log scale). 1 is what the same hours of the week in the six weeks before each day lead to expect."
        + (course.MinimumCount > 1 ? string.Create(CultureInfo.InvariantCulture, $" Hours of fewer than {course.MinimumCount} events, but for none, are left out.") : "");

    /// <returns>Null where there is nothing to draw.</returns>
    public static CurveData? Of(IncidentModel model)
    {
        if (model.Diagnosis.Hours is not { } course || model.Incident is not { FromHour: { } from, UntilHour: { } until }) return null;
        var points = Enumerable.Range(0, course.Counts.Length).Where(course.IsShown).Select(i => Point(course, i, from)).ToList();
        if (points.Count < 2) return null;
        var shown = points.ToDictionary(p => p.X, p => p.Y);
        return new($"{model.Diagnosis.Name(model.Incident)} over the expected, by the hour", new(string.Create(CultureInfo.InvariantCulture, $"hours from {from:yyyy-MM-dd HH:mm}")), new("times the expected", Decimals: 2), [new("observed over expected", points)])
        {
            // A count that the curve leaves out must not come back as the height of a mark.
            Marks = [new("first hour", new(0, shown.GetValueOrDefault(0, 1))), .. until > from.AddHours(1) ? [new CurveMark("last hour", new((until - from).TotalHours - 1, shown.GetValueOrDefault((until - from).TotalHours - 1, 1)))] : Array.Empty<CurveMark>()],
        };
    }

    private static CurvePoint Point(HourCourse course, int hour, DateTime zero)
    {
        var at = course.First.AddHours(hour);
        var ratio = course.Ratio(at, at.AddHours(1))!.Value;
        return new((at - zero).TotalHours, ratio.Point, ratio.Low, ratio.High);
    }
}
