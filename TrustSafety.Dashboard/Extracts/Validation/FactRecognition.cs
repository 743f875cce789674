using System.Text.RegularExpressions;
using TrustSafety.Dashboard.Extracts.Import;
using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Extracts.Validation;

/// <summary>Which fact an extract holds: as told, by the file's name (action-2026.csv), else by its header. Never a guess between two.</summary>
internal static class FactRecognition
{
    public static FactSchema Recognise(string fileName, IReadOnlyList<string> header, Fact? told)
    {
        if (told is { } fact) return FactSchemas.Of(fact);
        if (ByName(fileName) is { } named) return named;
        var fitting = HeaderText.Fitting(header);
        return fitting.Count switch
        {
            1 => fitting[0],
            0 => throw new ExtractRefusedException($"The header fits no fact ({string.Join(", ", FactSchemas.All.Select(s => s.Name))}), and the file's name does not begin with one. {HeaderText.Advice(null, header)}"),
            _ => throw new ExtractRefusedException($"The header fits {string.Join(" and ", fitting.Select(s => s.Name))}. Say which with --as {fitting[0].Name}, or begin the file's name with it."),
        };
    }

    public static FactSchema? ByName(string fileName) =>
        FactSchemas.All.FirstOrDefault(s => Regex.IsMatch(fileName, $"^{s.Name.Replace("_", "[-_]", StringComparison.Ordinal)}s?([^A-Za-z_]|$)", RegexOptions.IgnoreCase));
}
