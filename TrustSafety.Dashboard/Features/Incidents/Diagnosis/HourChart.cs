using System.Globalization;
using TrustSafety.Dashboard.Charts;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>The hours of an incident: observed over expected, with its first and last hours on them.</summary>
internal static class HourChart
{
    private static readonly int[] Widths = [1, 3, 6];

    public static string Footnote(HourCourse course) => "Band: 95 % interval (quasi-Poisson, log scale). " + (course.IsYoung ? "1 is what the same hours of the day in the two weeks before lead to expect." : "1 is what the same hours of the week in the six weeks before each day lead to expect.")
        + (course.MinimumCount > 1 ? string.Create(CultureInfo.InvariantCulture, $" Steps of fewer than {course.MinimumCount} events, but for none, are left out; where that leaves out most hours, three or six are one step.") : "");

    /// <returns>Null where there is nothing to draw.</returns>
    public static CurveData? Of(IncidentModel model)
    {
        if (model.Diagnosis.Hours is not { } course || model.Incident is not { FromHour: { } from, UntilHour: { } until }) return null;
        // A line across steps that may not be shown would tell of a course that nobody has seen.
        var width = Widths.FirstOrDefault(w => Points(course, from, w).ToList() is var steps && 2 * steps.Count(s => s is not null) >= steps.Count, Widths[^1]);
        List<CurvePoint> shown = [.. Points(course, from, width).OfType<CurvePoint>()];
        if (shown.Count < 2) return null;
        var (of, last) = (shown.ToDictionary(p => p.X, p => p.Y), width * Math.Floor(((until - from).TotalHours - 1) / width));
        // A count that the curve leaves out must not come back as the height of a mark.
        CurveMark Mark(string name, double x) => new(name, new(x, of.GetValueOrDefault(x, 1)));
        return new($"{model.Diagnosis.Name(model.File)} over the expected, by the hour", new(string.Create(CultureInfo.InvariantCulture, $"hours from {from:yyyy-MM-dd HH:mm}{(width == 1 ? "" : $", in steps of {width}")}")), new("times the expected", Decimals: 2), [new("observed over expected", shown)])
        {
            Marks = last > 0 ? [Mark("first hours", 0), Mark("last hours", last)] : [Mark("first hours", 0)],
        };
    }

    /// <summary>Steps of so many hours, of which one begins with the incident; null where one may not be shown or nothing was expected.</summary>
    private static IEnumerable<CurvePoint?> Points(HourCourse course, DateTime zero, int width)
    {
        var before = (int)(zero - course.First).TotalHours;
        for (var hour = before % width; hour + width <= course.Counts.Length; hour += width)
        {
            var at = course.First.AddHours(hour);
            yield return course.Ratio(at, at.AddHours(width)) is { } ratio ? new CurvePoint(hour - before, ratio.Point, ratio.Low, ratio.High) : null;
        }
    }
}
