using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Features.Incidents.Diagnosis;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Features.Incidents.Triage;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;
using TrustSafety.Dashboard.Workspace.Incidents;

namespace TrustSafety.Dashboard.Features.Incidents.Treatment;

/// <summary>Measures the treatment against the time before the incident.</summary>
internal sealed class TreatmentReader(StakeReader stakes, IOptions<ReportingOptions> reporting)
{
    public async Task<TreatmentModel> ReadAsync(IncidentFile file, DiagnosisModel diagnosis, CancellationToken cancellation)
    {
        var incident = file.Incident;
        var onset = diagnosis.Since(incident.First);
        var end = diagnosis.Data is { } data ? data.Series.DayOf(data.Series.Steps).AddDays(-1) : incident.Last;
        var mitigations = file.Notes.Where(n => n.Kind == NoteKind.Mitigation).ToList();
        DateOnly? mitigated = incident.MitigatedAt is { } at ? LocalDay(at) : null;
        // The clock of the work may run long after the data end.
        var until = mitigated is { } day && day <= end ? day.AddDays(-1) : end;
        var ratio = diagnosis.Cause?.Ratio;
        var exposed = until < onset ? null : await stakes.ReadAsync(IncidentPlace.Parse(incident.Where).AsFilters(), onset, until, incident.IsExcess && !incident.Reversed ? ratio : null, null, cancellation);
        return new(incident.FoundOn.DayNumber - onset.DayNumber, incident.AcknowledgedAt - incident.OpenedAt, incident.MitigatedAt is { } done ? done - Midnight(onset) : null, exposed, onset, until, mitigated <= end,
            [.. mitigations.Select(m => Effect(m, LocalDay(m.At), onset, end, diagnosis.Data?.Series))]);
    }

    private static MitigationEffect Effect(IncidentNote note, DateOnly day, DateOnly onset, DateOnly end, PlaceSeries? series)
    {
        var none = new Inference("interrupted series, Newey–West", 0.95) { Why = Undefined.TooFew };
        if (series is null || day > end) return new(note, day, series?.Ratio(onset, end), null, none, false);
        var (from, to, at) = (Math.Max(0, series.StepOf(onset)), series.Steps, series.StepOf(day));
        while (from < at && double.IsNaN(series.Expected[from])) from++;
        double[] y = [.. Enumerable.Range(from, to - from).Select(i => series.Expected[i] > 0 ? series.Counts[i] / series.Expected[i] : double.NaN)];
        var level = at - from < 4 || y.Any(double.IsNaN) ? none : InterruptedSeries.Fit(y, at - from).Level;
        var after = series.Ratio(day, end);
        return new(note, day, day > onset ? series.Ratio(onset, day.AddDays(-1)) : null, after, level, after is { } now && now.Contains(1));
    }

    private DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), reporting.Value.Zone.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue)));

    private DateOnly LocalDay(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, reporting.Value.Zone).DateTime);
}
