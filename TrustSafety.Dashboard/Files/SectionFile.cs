using TrustSafety.Dashboard.Charts;

namespace TrustSafety.Dashboard.Files;

/// <summary>Every number of a page's sections as one table, in the natural unit.</summary>
internal static class SectionFile
{
    public static async Task WriteAsync(string sentence, string period, IReadOnlyList<Section> sections, Stream output)
    {
        await using var file = new ReadoutFile(output);
        file.Comment(sentence);
        file.Origin([.. sections.Select(s => s.Provenance).DistinctBy(p => (p.SnapshotId, p.Indicator))]);
        file.Header(["section", "measure", "by", "key", "unit", "period", .. ReadoutFile.Columns, "n_eff", "standard_error", "note"]);
        foreach (var section in sections)
            foreach (var row in section.Rows) Write(file, period, section, row);
    }

    private static void Write(ReadoutFile file, string period, Section section, SectionRow row)
    {
        foreach (var text in new[] { section.Id, row.Measure, row.By, row.Key, row.Unit.Natural, period }) file.Text(text);
        file.Readout(row.Readout);
        file.Number(row.Readout.Shown?.EffectiveN);
        file.Number(row.Readout.Shown?.StandardError);
        file.Text(row.Readout.Shown?.Note);
        file.EndRow();
    }
}
