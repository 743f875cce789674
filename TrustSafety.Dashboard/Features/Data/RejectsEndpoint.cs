using System.Globalization;
using System.Text;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Storage;
using TrustSafety.Dashboard.Shell.Imports;

namespace TrustSafety.Dashboard.Features.Data;

/// <summary>The rejected rows of an import as a file: line, column and reason, never a value.</summary>
internal static class RejectsEndpoint
{
    private const string MediaType = "text/csv; charset=utf-8";

    public static string Address(int job, int extract) => string.Create(CultureInfo.InvariantCulture, $"data/rejects/{job}/{extract}.csv");

    /// <summary>Of an extract in the ledger: it stays as long as the extract does.</summary>
    public static string AddressOfPublished(int extract) => string.Create(CultureInfo.InvariantCulture, $"data/extracts/{extract}/rejects.csv");

    public static void MapRejects(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/data/rejects/{job:int}/{extract:int}.csv", (int job, int extract, ImportQueue queue) =>
        {
            var report = queue.Jobs.FirstOrDefault(j => j.Id == job)?.Report?.Extracts.ElementAtOrDefault(extract);
            return report is null ? Results.NotFound() : Results.File(Encoding.UTF8.GetBytes(Csv(report.Rejects)), MediaType, FileName(report.Name));
        });
        routes.MapGet("/data/extracts/{extract:int}/rejects.csv", (int extract, Dataset dataset) =>
            Path.GetFullPath(RejectsFile.Of(dataset.Options, extract)) is var file && File.Exists(file)
                ? Results.File(file, MediaType, $"extract-{extract}-rejects.csv")
                : Results.NotFound());
    }

    internal static string Csv(IEnumerable<Reject> rejects)
    {
        var text = new StringBuilder("line,column,reason\r\n");
        foreach (var reject in rejects)
            text.Append(CultureInfo.InvariantCulture, $"{reject.Line},{Field(reject.Column)},{Field(reject.Reason)}\r\n");
        return text.ToString();
    }

    // A column's name is the file's: a spreadsheet must not take it for a formula.
    private static string Field(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string FileName(string extract) =>
        string.Concat(extract.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')) + "-rejects.csv";
}
