using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TrustSafety.Dashboard.Indicators.Definitions;

internal static class YamlDocument
{
    private const string Broken = "is no valid YAML here; look for indentation, unbalanced quotes or brackets, or a ': ' inside an unquoted text.";

    /// <summary>The one document of a text; null with the issue reported.</summary>
    public static YamlNode? Load(string text, string key, Issues issues)
    {
        var yaml = new YamlStream();
        var events = new Parser(new StringReader(text));
        try
        {
            // Some broken syntax is reported without its line; the events read before tell how far it went.
            while (events.MoveNext()) { }
            yaml.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            // The parser's own words may quote the text; where it stands is enough to find it.
            issues.Add((int)Math.Max(1, e.Start.Line), "(file)", e.Message.Contains("Duplicate key", StringComparison.OrdinalIgnoreCase) ? "a key stands twice in one mapping." : Broken);
            return null;
        }
        catch (InvalidOperationException)
        {
            issues.Add((int)Math.Max(1, events.Current?.End.Line ?? 1), "(file)", Broken);
            return null;
        }
        if (yaml.Documents.Count == 1) return yaml.Documents[0].RootNode;
        issues.Add(1, "(file)", $"must hold one YAML document with the key {key}.");
        return null;
    }
}
