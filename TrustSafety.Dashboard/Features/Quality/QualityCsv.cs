using TrustSafety.Dashboard.Files;

namespace TrustSafety.Dashboard.Features.Quality;

/// <summary>Every number of the page as one table, in the natural unit.</summary>
internal static class QualityCsv
{
    public static async Task WriteAsync(QualityModel model, Stream output)
    {
        await using var file = new ReadoutFile(output);
        file.Comment(model.Sentence);
        file.Origin([.. model.Sections.Select(s => s.Provenance)]);
        file.Header(["section", "measure", "by", "key", "unit", "period", .. ReadoutFile.Columns, "note"]);
        foreach (var section in model.Sections)
            foreach (var row in section.Rows) Write(file, model, section, row);
    }

    public static string FileName(QualityModel model) => $"quality-{model.View.Period}.csv";

    private static void Write(ReadoutFile file, QualityModel model, QualitySection section, QualityRow row)
    {
        foreach (var text in new[] { section.Id, row.Measure, row.By, row.Key, row.Unit.Natural, model.View.Period.ToString() }) file.Text(text);
        file.Readout(row.Readout);
        file.Text(row.Readout.Shown?.Note);
        file.EndRow();
    }
}
