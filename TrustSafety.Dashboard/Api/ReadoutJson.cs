using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Api;

/// <summary>
/// A series as JSON. Values, low and high are in the natural unit that `unit` names (a fraction, not a percentage; seconds, not hours);
/// times display.factor they are what the pages show. An unbounded side of an interval is null beside a value.
/// </summary>
internal static class ReadoutJson
{
    public static object Of(IndicatorSeries series) => new
    {
        indicator = series.Indicator.Id,
        unit = series.Indicator.Unit.Natural,
        display = new { unit = series.Indicator.Unit.Name, factor = series.Indicator.Unit.Factor, suffix = series.Indicator.Unit.Suffix, decimals = series.Indicator.Unit.Decimals },
        by = series.Request.By,
        rows = series.Points.Select(Row),
        provenance = new
        {
            snapshot = series.Provenance.SnapshotId,
            extracts = series.Provenance.Extracts.Select(e => new { name = e.Name, sha256 = e.Sha256 }),
            indicator = series.Provenance.Indicator,
            indicatorVersion = series.Provenance.IndicatorVersion,
            filters = series.Provenance.Filters,
            zone = series.Provenance.Zone,
            computedAt = series.Provenance.ComputedAt,
        },
    };

    private static object Row(IndicatorPoint point)
    {
        var shown = point.Readout.Shown;
        return new
        {
            period = point.Period.ToString(),
            keys = point.Keys,
            status = point.Readout.Status,
            value = shown?.Value.Point,
            low = Finite(shown?.Value.Low),
            high = Finite(shown?.Value.High),
            level = shown?.Value.Level,
            method = shown?.Value.Method,
            n = shown?.N ?? (point.Readout as Readout.TooFew)?.N,
            numerator = shown?.Numerator,
            denominator = shown?.Denominator,
            nEff = shown?.EffectiveN,
            note = shown?.Note,
            reason = Reason(point.Readout),
        };
    }

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    internal static string? Reason(Readout readout) => readout switch
    {
        Readout.Provisional p => p.Reason,
        Readout.Suppressed s => s.Reason,
        Readout.TooFew t => FormattableString.Invariant($"{t.N} of the {t.Needed} rows that are needed"),
        Readout.Missing m => m.Reason,
        _ => null,
    };
}
