using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Cli;

/// <summary>A series for a terminal: one line per period and key, columns aligned, the source below.</summary>
internal static class ReadoutTable
{
    public static string Of(IndicatorSeries series)
    {
        var unit = series.Indicator.Unit;
        List<string[]> rows = [["period", .. series.Request.By, unit.Suffix.Length > 0 ? $"value ({unit.Suffix})" : "value", "interval", "n", "method"]];
        rows.AddRange(series.Points.Select(p => Row(unit, p)));
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        var lines = rows.Select(r => string.Join("  ", r.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd());
        return string.Join(Environment.NewLine, [$"{series.Indicator.Name}: {series.Indicator.Question}", .. lines, .. Source(series)]);
    }

    private static string[] Row(Unit unit, IndicatorPoint point)
    {
        string[] head = [point.Period.ToString(), .. point.Keys.Select(DimensionText.Value)];
        if (point.Readout.Shown is not { } shown) return [.. head, point.Readout.Status.Replace('_', ' '), ReadoutJson.Reason(point.Readout) ?? "", "", ""];
        var mark = point.Readout is Readout.Provisional ? " (provisional)" : "";
        return [.. head, ValueText.Number(unit, shown.Value.Point) + mark, $"{ValueText.Bounds(unit, shown.Value)} at {ValueText.Level(shown.Value.Level)}", ValueText.Count(shown.N), shown.Value.Method];
    }

    private static IEnumerable<string> Source(IndicatorSeries series)
    {
        var notes = series.Points.Select(p => p.Readout.Shown?.Note).Concat(series.Points.Select(p => (p.Readout as Readout.Provisional)?.Reason)).OfType<string>().Distinct();
        foreach (var note in notes) yield return $"Note: {note}.";
        var p = series.Provenance;
        yield return $"Definition {p.Indicator} v{p.IndicatorVersion} · zone {p.Zone} · {(p.Filters.Count > 0 ? string.Join(", ", p.Filters) + " · " : "")}snapshot {p.SnapshotId} · {string.Join(", ", p.Extracts.Select(e => e.Name))}";
    }
}
