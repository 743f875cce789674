using System.Globalization;
using System.Text;
using TrustSafety.Dashboard.Features.Incidents.Diagnosis;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Features.Incidents.Treatment;
using TrustSafety.Dashboard.Features.Incidents.Triage;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents;

/// <summary>Incidents for a terminal.</summary>
internal static class IncidentPrint
{
    public static string Line(TriageRow row) => string.Create(CultureInfo.InvariantCulture,
        $"#{row.Incident.Id} {row.Incident.Severity.ToString().ToLowerInvariant()}, {row.Incident.State.Words()}, {row.Incident.Owner ?? "nobody"}{(row.Due is { } due ? ", " + due.Words : "")}: {row.Incident.Title} ({TriageText.Days(row.Incident)}; violating views at stake {TriageText.Stake(row.Incident)})");

    public static string Of(IncidentModel model)
    {
        var text = new StringBuilder();
        void Add(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        Add($"{Line(new(model.Incident, model.Due, null))}");
        Add($"Severity is {model.Incident.SeverityWhy}.");
        if (model.Incident.History is { } history) Add($"The imported history knows of it: {history}.");
        Add($"");
        Add($"{model.Paragraph}");
        Add($"");
        Add($"Time to detect: {TreatmentText.ToDetect(model.Treatment)}; to acknowledge: {TreatmentText.Span(model.Treatment.ToAcknowledge, "not yet")}; to mitigate: {TreatmentText.Span(model.Treatment.ToMitigate, "not yet")}.");
        Add($"{TreatmentText.ExposedTitle(model.Treatment)}: {TreatmentText.Exposed(model.Treatment)}.");
        foreach (var effect in model.Treatment.Effects) Add($"{DiagnosisText.Day(effect.Day)} {effect.Note.Text}: before {Ratio(effect.Before)}, after {Ratio(effect.After)}, change of level {TreatmentText.Level(effect)}.");
        foreach (var reaction in model.Diagnosis.Reactions) Add($"{reaction.Strategy}: {(reaction.Ratio is { } r ? FoundText.Ratio(r) + " its usual pace" : "too few to say")}{(reaction.Missed ? ", missed it" : "")}.");
        foreach (var precedent in model.Before) Add($"Seen before, {precedent.Likeness:0 %} alike: {(precedent.Id is { } id ? "#" + id.ToString(CultureInfo.InvariantCulture) + " " : "")}{precedent.Title} ({precedent.Outcome}).");
        Add($"");
        foreach (var entry in model.File.Trail) Add($"{TriageText.At(entry.At)} {entry.Act} ({entry.Actor})");
        return text.ToString().TrimEnd();
    }

    private static string Ratio(Statistics.Interval? ratio) => ratio is { } r ? FoundText.Ratio(r) : "unknown";
}
