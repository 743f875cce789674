using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TrustSafety.Dashboard.Indicators.Definitions;

/// <summary>Text of an indicator file to a catalogue, or to all that is wrong with it.</summary>
internal static class DefinitionParser
{
    /// <summary>The catalogue is null exactly when there are errors.</summary>
    public static (IndicatorCatalog? Catalog, IReadOnlyList<DefinitionError> Errors) Parse(string text, string file)
    {
        var issues = new Issues(file);
        var indicators = Load(text, issues) is { } root ? Entries(root, issues) : [];
        return issues.Found.Count == 0 ? (new(indicators), []) : (null, issues.Found);
    }

    private const string Broken = "is no valid YAML here; look for indentation, unbalanced quotes or brackets, or a ': ' inside an unquoted text.";

    private static YamlNode? Load(string text, Issues issues)
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
        issues.Add(1, "(file)", "must hold one YAML document with the key indicators.");
        return null;
    }

    private static List<Indicator> Entries(YamlNode root, Issues issues)
    {
        if (MapReader.Of(root, "", issues) is not { } map) return [];
        var node = map.Child("indicators", required: true);
        map.RefuseOthers();
        if (node is null) return [];
        if (node is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            issues.Add(node, "indicators", "must be a list with at least one entry.");
            return [];
        }
        RefuseDuplicates(list, issues);
        return [.. list.Children.Select((entry, i) => EntryParser.Parse(entry, IdOf(entry)?.Value ?? $"indicators[{i}]", issues)).OfType<Indicator>()];
    }

    private static void RefuseDuplicates(YamlSequenceNode list, Issues issues)
    {
        foreach (var same in list.Children.Select(IdOf).OfType<YamlScalarNode>().GroupBy(n => n.Value).Where(g => g.Count() > 1))
            foreach (var again in same.Skip(1))
                issues.Add(again, $"{again.Value}.id", $"stands twice; it is taken by the entry on line {same.First().Start.Line}.");
    }

    private static YamlScalarNode? IdOf(YamlNode entry) =>
        (entry as YamlMappingNode)?.Children.FirstOrDefault(c => (c.Key as YamlScalarNode)?.Value == "id").Value as YamlScalarNode is { Value.Length: > 0 } id ? id : null;
}
