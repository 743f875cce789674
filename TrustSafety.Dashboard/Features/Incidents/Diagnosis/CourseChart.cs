using System.Globalization;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>The course of an incident: observed over expected step by step, with onset, detection and mitigations on it.</summary>
internal static class CourseChart
{
    private const int DaysBefore = 42;

    public static string Footnote(IncidentModel model) => "Band: 95 % interval (quasi-Poisson, log scale). 1 is what the weeks before lead to expect."
        + (model.Diagnosis.Data is { MinimumCount: > 1 and var least } ? string.Create(CultureInfo.InvariantCulture, $" Steps of fewer than {least} events, but for none, are left out.") : "");

    /// <returns>Null where there is nothing to draw.</returns>
    public static CurveData? Of(IncidentModel model)
    {
        if (model.Diagnosis.Data is not { } data) return null;
        var (series, zero) = (data.Series, model.Diagnosis.Since(model.Incident.First));
        var from = Math.Max(0, series.StepOf(zero.AddDays(-DaysBefore)));
        var points = Enumerable.Range(from, series.Steps - from).Where(data.IsShown).Select(i => Point(series, i, zero)).ToList();
        if (points.Count < 2) return null;
        return new($"{data.What.Name} over the expected", new(string.Create(CultureInfo.InvariantCulture, $"days from {zero:yyyy-MM-dd}")), new("times the expected", Decimals: 2), [new("observed over expected", points)])
        {
            Marks = [.. Marks(model, zero, data)],
        };
    }

    private static CurvePoint Point(PlaceSeries series, int step, DateOnly zero)
    {
        var ratio = series.Ratio(series.DayOf(step), series.DayOf(step))!.Value;
        return new(series.DayOf(step).DayNumber - zero.DayNumber, ratio.Point, ratio.Low, ratio.High);
    }

    private static IEnumerable<CurveMark> Marks(IncidentModel model, DateOnly zero, PlaceData data)
    {
        if (model.Diagnosis.Onset is { } onset) yield return At("onset", onset.Day, zero, data);
        yield return At("found", model.Incident.FoundOn, zero, data);
        foreach (var note in model.Treatment.Effects.Where(e => e.After is not null)) yield return At("mitigation", note.Day, zero, data);
    }

    private static CurveMark At(string name, DateOnly day, DateOnly zero, PlaceData data)
    {
        var series = data.Series;
        var step = Math.Clamp(series.StepOf(day), 0, series.Steps - 1);
        // A count that the curve leaves out must not come back as the height of a mark.
        return new(name, new(day.DayNumber - zero.DayNumber, data.IsShown(step) ? series.Counts[step] / series.Expected[step] : 1));
    }
}
