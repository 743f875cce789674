using System.Text.RegularExpressions;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Validation;

/// <summary>What can be said about a header. A file without one has data in its place, so only names that look like names are shown.</summary>
internal static partial class HeaderText
{
    public static string Show(string name, int index) => Name().IsMatch(name) ? name : $"(column {index + 1})";

    /// <summary>Why the columns may be missing, and what to do.</summary>
    public static string Advice(FactSchema? schema, IReadOnlyList<string> header)
    {
        if (KnownReports.Describe(header) is { } report) return report;
        if (header.Count == 1 && header[0].Length > 0)
            foreach (var (delimiter, word) in new[] { (';', "semicolons"), ('\t', "tabs"), ('|', "bars") })
                if (header[0].Contains(delimiter)) return $"The header seems to be separated by {word}: extracts are separated by commas.";
        var fits = Fitting(header);
        if (fits.Count > 0) return $"The header fits {string.Join(", ", fits.Select(f => f.Name))}: say so with --as {fits[0].Name}.";
        var same = header.Where((name, i) => schema?.Find(name) is null && schema?.Columns.Any(c => c.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) == true).ToList();
        if (same.Count > 0) return $"Names are written in lower case and without blanks; look at {string.Join(", ", same.Select(s => s.Trim()))}.";
        return "Rename the columns, or put a mapping (.sql) beside the file.";
    }

    /// <summary>Facts whose required columns are all in the header.</summary>
    public static IReadOnlyList<FactSchema> Fitting(IReadOnlyCollection<string> header) =>
        [.. FactSchemas.All.Where(s => ExtractPlan.Missing(s, [.. s.Columns.Where(c => header.Contains(c.Name))]).Count == 0)];

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_ .-]{0,62}$")]
    private static partial Regex Name();
}
