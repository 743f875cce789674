using CsvHelper;
using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Files;

/// <summary>
/// Readouts as CSV: where they came from in comment lines, then rows in the natural unit, the same columns in every file.
/// A text that a spreadsheet would run as a formula is escaped; a number is written as it is, a negative one too.
/// </summary>
internal sealed class ReadoutFile : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Columns = ["status", "value", "low", "high", "level", "method", "n", "numerator", "denominator", "reason"];

    // A cell that begins with one of these can be a formula. Spreadsheets read the wide forms as the narrow ones, the writer only knows ASCII.
    private const string FormulaStarts = "=+-@\t\r\n", WideFormulaStarts = "＝＋－＠";

    private static readonly CsvWriterOptions Options =
        CsvWriterOptions.Default with { Injection = CsvInjection.Escape, InjectionCharacters = FormulaStarts, NewLine = "\n", CommentPrefix = '#' };

    private readonly CsvWriter csv;

    public ReadoutFile(Stream output) => csv = CsvWriter.Create(output, Options, true);

    /// <summary>A comment is one cell in every reader: no separator, quote or line end is left in it.</summary>
    public void Comment(string line) => csv.WriteComment(" " + string.Concat(line.Select(c => c is ',' or ';' or '"' || char.IsControl(c) ? ' ' : c)));

    /// <summary>A line for each indicator, then each extract once.</summary>
    public void Origin(IReadOnlyCollection<Provenance> origins)
    {
        foreach (var origin in origins) Comment(ProvenanceText.Line(origin));
        foreach (var extract in origins.SelectMany(o => o.Extracts).Distinct()) Comment($"extract {extract.Name} sha256 {extract.Sha256}");
    }

    public void Header(IEnumerable<string> columns) => csv.WriteHeader([.. columns]);

    public void Text(string? text) => csv.WriteField(text is { Length: > 0 } && WideFormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text ?? "");

    /// <summary>An unbounded end is no number: it is left empty, and the method says that it is unbounded.</summary>
    public void Number(double? value)
    {
        if (value is { } number && double.IsFinite(number)) csv.WriteField(number, "R");
        else csv.WriteField("");
    }

    /// <summary>The cells of <see cref="Columns"/>; a readout without a number has its status and its reason.</summary>
    public void Readout(Readout readout)
    {
        var shown = readout.Shown;
        Text(readout.Status);
        Number(shown?.Value.Point);
        Number(shown?.Value.Low);
        Number(shown?.Value.High);
        Number(shown?.Value.Level);
        Text(shown?.Value.Method);
        csv.WriteField(shown?.N, default);
        Number(shown?.Numerator);
        Number(shown?.Denominator);
        Text(ReadoutText.Why(readout));
    }

    public void EndRow() => csv.EndRecord();

    public async ValueTask DisposeAsync() => await csv.DisposeAsync();
}
