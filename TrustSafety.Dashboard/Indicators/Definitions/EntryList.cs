using YamlDotNet.RepresentationModel;

namespace TrustSafety.Dashboard.Indicators.Definitions;

/// <summary>A list of entries that have an id, each once.</summary>
internal static class EntryList
{
    public static List<T> Read<T>(MapReader map, string key, Issues issues, Func<MapReader, T?> parse, bool required) where T : class
    {
        if (map.Child(key, required) is not { } node) return [];
        if (node is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            issues.Add(node, map.KeyPath(key), "must be a list with at least one entry.");
            return [];
        }
        RefuseDuplicates(list, issues);
        return [.. list.Children.Select((entry, i) => MapReader.Of(entry, IdOf(entry)?.Value ?? $"{map.KeyPath(key)}[{i}]", issues) is { } read ? parse(read) : null).OfType<T>()];
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
