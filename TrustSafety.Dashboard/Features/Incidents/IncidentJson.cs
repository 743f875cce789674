using System.Globalization;
using TrustSafety.Dashboard.Features.Incidents.Diagnosis;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Features.Incidents.Triage;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents;

/// <summary>Incidents for programs.</summary>
internal static class IncidentJson
{
    public static object Of(Incident incident, Due? due) => new
    {
        id = incident.Id,
        title = incident.Title,
        kind = incident.Kind,
        watched = incident.Watched,
        reversed = incident.Reversed,
        place = Place(incident.Where),
        first = incident.First,
        last = incident.Last,
        from_hour = ScanJson.Local(incident.FromHour),
        until_hour = ScanJson.Local(incident.UntilHour),
        found_on = incident.FoundOn,
        seen_on = incident.SeenOn,
        ratio = Of(incident.Ratio),
        violating_views = Of(incident.Stake),
        severity = incident.Severity.ToString().ToLowerInvariant(),
        severity_why = incident.SeverityWhy,
        history = incident.History,
        state = TriageView.Word(incident.State),
        owner = incident.Owner,
        opened_at = incident.OpenedAt,
        acknowledged_at = incident.AcknowledgedAt,
        mitigated_at = incident.MitigatedAt,
        closed_at = incident.ClosedAt,
        due = due is null ? null : new { what = due.What, at = due.At, late = due.IsLate },
    };

    public static object Of(IncidentModel model) => new
    {
        incident = Of(model.Incident, model.Due),
        paragraph = model.Paragraph,
        snapshot = model.SnapshotId,
        diagnosis = new
        {
            onset = model.Diagnosis.Onset is { } o ? new { low = o.Low, point = o.Day, high = o.High, level = o.Level, method = "profile likelihood of one change" } : null,
            hours = model.Diagnosis.Hours is { } h && model.Incident is { FromHour: { } from, UntilHour: { } until } ? new { from = ScanJson.Local(from), until = ScanJson.Local(until), ratio = Of(h.Ratio(from, until)) } : null,
            ratio = Of(model.Diagnosis.Cause?.Ratio),
            share_of_change = Of(model.Diagnosis.Cause?.Share),
            candidates = model.Diagnosis.Cause?.Candidates.Select(c => new { dimension = c.Dimension, value = c.Value, ratio = c.Ratio, share = c.Share, named = c.IsNamed }),
            split = model.Diagnosis.Split is { } s ? new { before = s.Before, after = s.After, volume = s.Volume, mix = s.Mix, rate = s.Rate } : null,
            also_moved = model.Diagnosis.Others.Select(FoundText.Title),
            strategies = model.Diagnosis.Reactions.Select(r => new { strategy = r.Strategy, ratio = Of(r.Ratio), missed = r.Missed }),
            around = model.Diagnosis.Around.Select(h => new { day = h.Day, kind = h.Kind, what = h.What }),
        },
        treatment = new
        {
            days_to_detect = model.Treatment.ToDetect,
            hours_to_acknowledge = model.Treatment.ToAcknowledge?.TotalHours,
            hours_to_mitigate = model.Treatment.ToMitigate?.TotalHours,
            violating_views = Of(model.Treatment.Exposed),
            from = model.Treatment.ExposedFrom,
            to = model.Treatment.ExposedTo,
            mitigated = model.Treatment.IsMitigated,
            mitigations = model.Treatment.Effects.Select(e => new { day = e.Day, text = e.Note.Text, author = e.Note.Author, before = Of(e.Before), after = Of(e.After), level_change = Of(e.Level.Interval), p = e.Level.P, back_to_usual = e.After is null ? (bool?)null : e.IsOver }),
        },
        seen_before = model.Before.Select(p => new { id = p.Id, title = p.Title, first = p.First, outcome = p.Outcome, likeness = p.Likeness }),
        signals = model.File.Signals.Select(s => new { watched = s.Watched, segment = Place(s.Segment), kind = s.Kind, first = s.First, last = s.Last, ratio = s.Ratio, low = s.Low, high = s.High }),
        notes = model.File.Notes.Select(n => new { kind = n.Kind.ToString().ToLower(CultureInfo.InvariantCulture), at = n.At, author = n.Author, text = n.Text }),
        trail = model.File.Trail.Select(a => new { at = a.At, actor = a.Actor, act = a.Act }),
    };

    private static Dictionary<string, IReadOnlyList<string>> Place(string text) => IncidentPlace.Parse(text).Parts.ToDictionary(p => p.Dimension, p => p.Values);

    private static object? Of(Estimated? e) => e is null ? null : new { low = e.Low, point = e.Point, high = e.High, level = e.Level, method = e.Method };

    private static object? Of(Interval? i) => i is not { } e ? null : new { low = Finite(e.Low), point = e.Point, high = Finite(e.High), level = e.Level, method = e.Method };

    /// <summary>JSON has no infinity; an unbounded side is null.</summary>
    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
