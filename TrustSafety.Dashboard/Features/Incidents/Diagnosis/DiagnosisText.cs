using System.Globalization;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Features.Incidents.Triage;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Diagnosis;

/// <summary>A diagnosis in one paragraph, built from its numbers and nothing else.</summary>
internal static class DiagnosisText
{
    public const string Method =
        "The series that strays most, summed over the leaves (market × surface × category) of the place. What was expected: rates of the same weekday in the six weeks before the baseline's end, a week before the first alarm (four weeks before a slow rise), per exposure. "
        + "Where hours are known, those of the place are held against the same hours of the week in the six weeks before each day; where there are fewer weeks, against the same hours of the day in the two weeks before. Onset: profile likelihood of one change against that expectation, 95 % credible interval. Share: excess inside over excess of the whole, parametric bootstrap. Volume, mix and rate add up exactly to the change of the whole's count per day (Kitagawa over the leaves). "
        + "A strategy missed an excess when its firing per view stayed at the usual pace and surely below the incident's own ratio; it missed a loss when it fired less itself. Counts of one to nine are said nowhere.";

    public static string Paragraph(IncidentFile file, DiagnosisModel model)
    {
        var incident = file.Incident;
        List<string> sentences = [Began(file, model), Where(incident, model), Split(model), Signals(file), Others(model), Reactions(model), Around(model)];
        return string.Join(" ", sentences.Where(s => s.Length > 0));
    }

    public static string Onset(Onset onset) => onset.Low == onset.High ? Day(onset.Day)
        : string.Create(CultureInfo.InvariantCulture, $"{Day(onset.Day)} ({onset.Level:0 %} interval {Day(onset.Low)} to {Day(onset.High)})");

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Share(Interval share) => string.Create(CultureInfo.InvariantCulture, $"{share.Point:0 %} ({share.Low:0 %} to {share.High:0 %})");

    private static string Began(IncidentFile file, DiagnosisModel model)
    {
        var (incident, what) = (file.Incident, model.Name(file));
        if (incident is { FromHour: { } from, UntilHour: { } until } && model.Hours?.Ratio(from, until) is { } hours)
            return $"{what} in {FoundText.Where(IncidentPlace.Parse(incident.Where).AsParts())} changed on {Day(DateOnly.FromDateTime(from))} at {from.ToString("HH:mm", CultureInfo.InvariantCulture)} and was {FoundText.Ratio(hours)} what {model.Hours.Usual} lead to expect, {FoundText.Hours(new(from, until))}.";
        var how = model.Cause?.Ratio ?? new Interval(incident.Ratio.Low, incident.Ratio.Point, incident.Ratio.High, incident.Ratio.Level, incident.Ratio.Method);
        return $"{what} in {FoundText.Where(IncidentPlace.Parse(incident.Where).AsParts())} {(model.Onset is { } onset ? $"changed on {Onset(onset)}" : $"was first off on {Day(incident.First)}")} and was {FoundText.Ratio(how)} what the weeks before lead to expect.";
    }

    private static string Where(Incident incident, DiagnosisModel model) => model.Cause?.Share is { } share && incident.Where.Length > 0
        ? $"{Share(share)} of the change of the whole lies there." : "";

    private static string Split(DiagnosisModel model)
    {
        if (model.Split is not { } s || s.After == s.Before) return "";
        (string Name, double Part)[] parts = [("the rates themselves", s.Rate), ("the mix of segments", s.Mix), ("more or fewer views", s.Volume)];
        var most = parts.MaxBy(p => Math.Abs(p.Part));
        return string.Create(CultureInfo.InvariantCulture, $"Most of the change of the whole's daily count is due to {most.Name} (volume {Signed(s.Volume, s)}, mix {Signed(s.Mix, s)}, rate {Signed(s.Rate, s)} of the count before).");
    }

    public static string Signed(double part, ChangeSplit split) => split.Before > 0 ? (part / split.Before).ToString("+0 %;−0 %;0 %", CultureInfo.InvariantCulture) : "unknown";

    private static string Signals(IncidentFile file)
    {
        var names = file.Signals.Where(s => s.Watched != file.Incident.Watched).Select(s => s.Name).Distinct().ToList();
        return names.Count == 0 ? "" : $"{Listed(names)} moved with it.";
    }

    private static string Others(DiagnosisModel model) => model.Others.Count == 0 ? "Nothing else moved beyond chance then." : $"At the same time, elsewhere: {Listed([.. model.Others.Select(FoundText.Title)])}.";

    private static string Reactions(DiagnosisModel model)
    {
        var missed = model.Reactions.Where(r => r.Missed).Select(r => r.Strategy).ToList();
        var caught = model.Reactions.Where(r => r.Ratio is { Low: > 1 }).Select(r => r.Strategy).ToList();
        return (missed.Count, caught.Count) switch
        {
            (0, 0) => "",
            (0, _) => $"{Listed(caught)} fired more there.",
            (_, 0) => $"{Listed(missed)} did not see it.",
            _ => $"{Listed(caught)} fired more there; {Listed(missed)} did not see it.",
        };
    }

    private static string Around(DiagnosisModel model)
    {
        var told = model.Around.Where(h => h.Kind != "import").Select(h => $"{h.Kind}: {h.What} ({Day(h.Day)})").ToList();
        return told.Count == 0 ? "" : $"Around it: {Listed(told)}.";
    }

    private static string Listed(List<string> names)
    {
        const int most = 4;
        var shown = names.Take(most).ToList();
        if (names.Count > most) return $"{string.Join(", ", shown)} and {names.Count - most} more";
        return shown.Count < 2 ? shown[0] : $"{string.Join(", ", shown.SkipLast(1))} and {shown[^1]}";
    }
}
