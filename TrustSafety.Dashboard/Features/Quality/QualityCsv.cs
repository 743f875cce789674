using CsvHelper;
using TrustSafety.Dashboard.Charts;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>Every number of the page as one table, in the natural unit.</summary>
internal static class QualityCsv
{
    // A cell that begins with one of these can be a formula; the wide forms are what spreadsheets read as the narrow ones.
    private const string FormulaStarts = "=+-@\t\r\n", WideFormulaStarts = "＝＋－＠";

    public static async Task WriteAsync(QualityModel model, Stream output, CancellationToken cancellation)
    {
        var options = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, InjectionCharacters = FormulaStarts, NewLine = "\n", CommentPrefix = '#' };
        await using var csv = CsvWriter.Create(output, options, true);
        csv.WriteComment(" " + Plain(model.Sentence));
        foreach (var section in model.Sections) csv.WriteComment(" " + Plain($"{section.Id}: {ProvenanceText.Line(section.Provenance)}"));
        foreach (var extract in model.Sections.SelectMany(s => s.Provenance.Extracts).Distinct()) csv.WriteComment(" " + Plain($"extract {extract.Name} sha256 {extract.Sha256}"));
        csv.WriteHeader(["section", "measure", "by", "key", "unit", "period", "status", "value", "low", "high", "level", "method", "n", "numerator", "denominator", "note", "reason"]);
        foreach (var section in model.Sections)
            foreach (var row in section.Rows) Write(csv, model, section, row);
        await csv.FlushAsync(cancellation);
    }

    public static string FileName(QualityModel model) => $"quality-{model.View.Period}.csv";

    private static void Write(CsvWriter csv, QualityModel model, QualitySection section, QualityRow row)
    {
        var shown = row.Readout.Shown;
        foreach (var text in new[] { section.Id, row.Measure, row.By, Safe(row.Key ?? ""), row.Unit.Natural, model.View.Period.ToString(), row.Readout.Status }) csv.WriteField(text);
        foreach (var number in new[] { shown?.Value.Point, shown?.Value.Low, shown?.Value.High, shown?.Value.Level }) Number(csv, number);
        csv.WriteField(shown?.Value.Method ?? "");
        csv.WriteField(shown?.N, default);
        Number(csv, shown?.Numerator);
        Number(csv, shown?.Denominator);
        csv.WriteField(Safe(shown?.Note ?? ""));
        csv.WriteField(ReadoutText.Why(row.Readout));
        csv.EndRecord();
    }

    private static string Safe(string text) => text.Length > 0 && WideFormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static void Number(CsvWriter csv, double? value)
    {
        // An unbounded end is no number: it is left empty, and the method says that it is unbounded.
        if (value is { } number && double.IsFinite(number)) csv.WriteField(number, "R");
        else csv.WriteField("");
    }

    /// <summary>A comment is one cell in every reader: no separator, quote or line end is left in it.</summary>
    private static string Plain(string line) => string.Concat(line.Select(c => c is ',' or ';' or '"' || char.IsControl(c) ? ' ' : c));
}
