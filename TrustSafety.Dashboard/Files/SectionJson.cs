using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Files;

/// <summary>A page's sections for a program: every number with its interval, method, n and source, in the natural unit.</summary>
internal static class SectionJson
{
    public static object Of(IEnumerable<Section> sections) => sections.Select(s => new
    {
        id = s.Id,
        title = s.Title,
        note = s.Note,
        rows = s.Rows.Select(Row),
        provenance = new
        {
            snapshot = s.Provenance.SnapshotId,
            extracts = s.Provenance.Extracts.Select(e => new { name = e.Name, sha256 = e.Sha256 }),
            filters = s.Provenance.Filters,
            zone = s.Provenance.Zone,
            computedAt = s.Provenance.ComputedAt,
        },
    });

    private static object Row(SectionRow row)
    {
        var shown = row.Readout.Shown;
        return new
        {
            measure = row.Measure,
            name = row.Name,
            by = row.By.Length == 0 ? null : row.By,
            key = row.Key,
            unit = row.Unit.Natural,
            status = row.Readout.Status,
            value = shown?.Value.Point,
            low = Finite(shown?.Value.Low),
            high = Finite(shown?.Value.High),
            level = shown?.Value.Level,
            method = shown?.Value.Method,
            standardError = shown?.StandardError,
            effectiveN = shown?.EffectiveN,
            n = shown?.N ?? (row.Readout as Readout.TooFew)?.N,
            numerator = shown?.Numerator,
            denominator = shown?.Denominator,
            note = shown?.Note,
            reason = ReadoutText.Why(row.Readout) is { Length: > 0 } why ? why : null,
        };
    }

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;
}
