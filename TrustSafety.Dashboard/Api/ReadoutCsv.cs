using CsvHelper;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Api;

/// <summary>A series as a file: provenance in comments, then a row per period and segment in the natural unit.</summary>
internal static class ReadoutCsv
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, InjectionCharacters = "=+-@\t\r\n", NewLine = "\n", CommentPrefix = '#' };

    public static async Task WriteAsync(IndicatorSeries series, Stream output, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(output, Options, true);
        csv.WriteComment(" " + Plain(ProvenanceText.Line(series.Provenance)));
        foreach (var extract in series.Provenance.Extracts) csv.WriteComment(" " + Plain($"extract {extract.Name} sha256 {extract.Sha256}"));
        csv.WriteHeader(["indicator", "unit", "period", .. series.Request.By, "status", "value", "low", "high", "level", "method", "n", "numerator", "denominator", "reason"]);
        foreach (var point in series.Points) Write(csv, series.Indicator, point);
        await csv.FlushAsync(cancellation);
    }

    private static void Write(CsvWriter csv, Indicator indicator, IndicatorPoint point)
    {
        csv.WriteField(indicator.Id);
        csv.WriteField(indicator.Unit.Natural);
        csv.WriteField(point.Period.ToString());
        foreach (var key in point.Keys) csv.WriteField(DimensionText.Value(key));
        var shown = point.Readout.Shown;
        csv.WriteField(point.Readout.Status);
        foreach (var number in new[] { shown?.Value.Point, shown?.Value.Low, shown?.Value.High, shown?.Value.Level }) Number(csv, number);
        csv.WriteField(shown?.Value.Method ?? "");
        csv.WriteField(shown?.N, default);
        Number(csv, shown?.Numerator);
        Number(csv, shown?.Denominator);
        csv.WriteField(ReadoutJson.Reason(point.Readout) ?? "");
        csv.EndRecord();
    }

    private static void Number(CsvWriter csv, double? value)
    {
        if (value is { } number && double.IsFinite(number)) csv.WriteField(number, "R");
        else csv.WriteField("");
    }

    /// <summary>A comment is one cell in every reader: no separator, quote or line end is left in it.</summary>
    private static string Plain(string line) => string.Concat(line.Select(c => c is ',' or ';' or '"' || char.IsControl(c) ? ' ' : c));
}
