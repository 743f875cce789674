using System.Globalization;
using System.Text.Json;
using TrustSafety.Dashboard.Api;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Cli;

/// <summary>Reports for people and, the same, for programs.</summary>
internal static class ImportText
{
    private const int ReasonsShown = 10;

    public static void Print(IReadOnlyList<ImportReport> reports, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(reports.Select(r => new { file = r.File, extracts = r.Extracts.Select(Json) }), JsonText.Options));
            return;
        }
        foreach (var extract in reports.SelectMany(r => r.Extracts)) Print(extract, extract.Outcome == ImportOutcome.Refused ? Console.Error : Console.Out);
    }

    private static void Print(ExtractReport extract, TextWriter output)
    {
        output.WriteLine($"{extract.Name}: {(extract.Outcome == ImportOutcome.Refused ? "refused. " : "")}{extract.Message}");
        if (extract.DroppedColumns.Count > 0) output.WriteLine($"  dropped columns that the schema does not know: {string.Join(", ", extract.DroppedColumns)}");
        foreach (var count in extract.RejectCounts.Take(ReasonsShown))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count.Count,10:N0} × {(count.Column.Length > 0 ? count.Column + " " : "")}{count.Reason}, first on {(extract.Format.StartsWith("csv", StringComparison.Ordinal) ? "line" : "row")} {extract.Rejects.FirstOrDefault(r => r.Column == count.Column && r.Reason == count.Reason)?.Line}"));
        if (extract.RejectCounts.Count > ReasonsShown) output.WriteLine($"  and {extract.RejectCounts.Count - ReasonsShown} more reasons");
        if (extract.RejectsFile is { } file) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the first {extract.Rejects.Count:N0} problems are listed in {file}"));
    }

    private static object Json(ExtractReport e) => new
    {
        name = e.Name,
        outcome = e.Outcome,
        message = e.Message,
        id = e.Id,
        fact = e.Fact is { } f ? FactSchemas.Of(f).Name : null,
        format = e.Format,
        sha256 = e.Sha256,
        physicalRecords = e.PhysicalRecords,
        accepted = e.Accepted,
        rejected = e.Rejected,
        firstAt = Utc(e.FirstAt),
        lastAt = Utc(e.LastAt),
        droppedColumns = e.DroppedColumns,
        rejectCounts = e.RejectCounts,
        rejectsListed = e.Rejects.Count,
        rejectsFile = e.RejectsFile,
        seconds = Math.Round(e.Elapsed.TotalSeconds, 3),
    };

    private static DateTime? Utc(DateTime? time) => time is { } t ? DateTime.SpecifyKind(t, DateTimeKind.Utc) : null;
}
