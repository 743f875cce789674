using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace TrustSafety.Dashboard.Shell;

/// <summary>
/// Severe categories by neutral codes (S1, S2, …), for readers whom a name would strain, and for rooms in which a screen is shared. The browser codes what
/// it shows by <see cref="Json"/> (neutral.js), so that no page can forget a label; files are coded here.
/// </summary>
internal sealed class NeutralCodes
{
    private readonly Dictionary<string, string> codes;
    private readonly Regex? names;

    public NeutralCodes(IOptions<NeutralOptions> options)
    {
        var read = NeutralOptions.Read(options.Value.Names);
        codes = read.Select((name, i) => (Key(name), Code: FormattableString.Invariant($"S{i + 1}"))).ToDictionary(n => n.Item1, n => n.Code);
        if (read.Count > 0) names = new(Pattern(read), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>Name → code, and the pattern that finds the names.</summary>
    public string Json => JsonSerializer.Serialize(new { codes, pattern = names?.ToString() });

    public string In(string text) => names?.Replace(text, found => codes[Key(found.Value)]) ?? text;

    /// <summary>minor_safety is Minor safety in a sentence. The longest name first: one may begin with another. Written so that .NET and JavaScript read the same.</summary>
    private static string Pattern(IEnumerable<string> read) =>
        $@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', read.OrderByDescending(n => n.Length).Select(n => Regex.Replace(n, "[_ -]", "[_ -]")))})(?![\p{{L}}\p{{N}}])";

    private static string Key(string name) => name.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
