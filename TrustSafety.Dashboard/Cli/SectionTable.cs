using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Cli;

/// <summary>The sections for a terminal: one line per number, columns aligned, the source below.</summary>
internal static class SectionTable
{
    public static string Of(string sentence, IReadOnlyList<Section> sections) => string.Join(Environment.NewLine, Lines(sentence, sections));

    private static IEnumerable<string> Lines(string sentence, IReadOnlyList<Section> sections)
    {
        yield return sentence;
        foreach (var section in sections)
        {
            yield return "";
            yield return section.Title;
            List<string[]> rows = [.. section.Rows.Select(Row)];
            int[] widths = [.. Enumerable.Range(0, 4).Select(c => rows.Select(r => r[c].Length).DefaultIfEmpty(0).Max())];
            foreach (var row in rows) yield return $"  {string.Join("  ", row.Select((cell, c) => c < widths.Length ? cell.PadRight(widths[c]) : cell))}".TrimEnd();
            yield return $"  {ProvenanceText.Line(section.Provenance)}";
        }
    }

    private static string[] Row(SectionRow row)
    {
        var name = row.Key is null ? row.By.Length == 0 ? row.Name : $"{row.Name}, {row.By}" : $"{row.Name}, {row.By} {row.Key}";
        if (row.Readout.Shown is not { } shown) return [name, ReadoutText.Why(row.Readout), "", "", ""];
        var mark = row.Readout is Readout.Provisional ? " (provisional)" : "";
        return [name, ValueText.Value(row.Unit, shown.Value.Point) + mark, $"{ValueText.Bounds(row.Unit, shown.Value)} at {ValueText.Level(shown.Value.Level)}", $"n {ValueText.Count(shown.N)}", $"{shown.Value.Method}{(shown.Note is { } note ? $"; {note}" : "")}"];
    }
}
