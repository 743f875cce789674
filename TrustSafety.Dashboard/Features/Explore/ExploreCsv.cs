using CsvHelper;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Explore;

/// <summary>What the page shows as one table: a row per indicator, period and segment, in the scale of files, the API and the command line.</summary>
internal static class ExploreCsv
{
    private const string All = "(all)";

    // A cell that begins with one of these can be a formula. Spreadsheets read the wide forms as the narrow ones, the writer only knows ASCII.
    private const string FormulaStarts = "=+-@\t\r\n", WideFormulaStarts = "＝＋－＠";

    private static readonly string[] Values =
        ["status", "value", "low", "high", "level", "method", "n", "numerator", "denominator", "reason", "compared_with", "change", "change_low", "change_high", "change_method", "contribution"];

    public static async Task WriteAsync(ExploreModel model, Stream output, CancellationToken cancellation)
    {
        var options = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, InjectionCharacters = FormulaStarts, NewLine = "\n", CommentPrefix = '#' };
        await using var csv = CsvWriter.Create(output, options, true);
        foreach (var line in Provenance(model)) csv.WriteComment(" " + Plain(line));
        csv.WriteHeader([.. new[] { "indicator", "unit", "period" }, .. model.View.By, .. Values]);
        foreach (var row in ExploreCsvRows.Of(model)) Write(csv, model.View.By.Count, row);
        await csv.FlushAsync(cancellation);
    }

    public static string FileName(ExploreModel model) => $"{model.View.Indicator.Id}-{model.View.After}.csv";

    private static IEnumerable<string> Provenance(ExploreModel model)
    {
        yield return model.Sentence;
        foreach (var trend in model.Trends) yield return ProvenanceText.Line(trend.Provenance);
        foreach (var extract in model.Trends.SelectMany(t => t.Provenance.Extracts).Distinct()) yield return $"extract {extract.Name} sha256 {extract.Sha256}";
        yield return $"small groups are protected together with those that would give them away; {All} is the whole";
    }

    private static void Write(CsvWriter csv, int dimensions, ExploreCsvRow row)
    {
        csv.WriteField(row.Indicator.Id);
        csv.WriteField(row.Indicator.Unit.Natural);
        csv.WriteField(row.Period.ToString());
        for (var i = 0; i < dimensions; i++) csv.WriteField(i < row.Keys.Count ? Segment(row.Keys[i]) : All);
        WriteReadout(csv, row.Readout);
        WriteChange(csv, row.Change);
        csv.EndRecord();
    }

    private static string Segment(string? value) =>
        DimensionText.Value(value) is var text && WideFormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static void WriteReadout(CsvWriter csv, Readout readout)
    {
        var shown = readout.Shown;
        csv.WriteField(readout.Status);
        Number(csv, shown?.Value.Point);
        Number(csv, shown?.Value.Low);
        Number(csv, shown?.Value.High);
        Number(csv, shown?.Value.Level);
        csv.WriteField(shown?.Value.Method ?? "");
        csv.WriteField(shown?.N, default);
        Number(csv, shown?.Numerator);
        Number(csv, shown?.Denominator);
        csv.WriteField(ReadoutText.Why(readout));
    }

    private static void WriteChange(CsvWriter csv, Comparison? change)
    {
        csv.WriteField(change?.Before.ToString() ?? "");
        Number(csv, change?.Difference?.Point);
        Number(csv, change?.Difference?.Low);
        Number(csv, change?.Difference?.High);
        csv.WriteField(change?.Difference?.Method ?? "");
        Number(csv, change?.Contribution);
    }

    private static void Number(CsvWriter csv, double? value)
    {
        // An unbounded end is no number: it is left empty, and the method says that it is unbounded.
        if (value is { } number && double.IsFinite(number)) csv.WriteField(number, "R");
        else csv.WriteField("");
    }

    /// <summary>A provenance line is one cell in every reader: no separator, quote or line end is left in it.</summary>
    private static string Plain(string line) => string.Concat(line.Select(c => c is ',' or ';' or '"' || char.IsControl(c) ? ' ' : c));
}
