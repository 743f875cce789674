using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace TrustSafety.Dashboard.Indicators.Definitions;

/// <summary>Reads a YAML mapping key by key; whatever is missing, unknown or not allowed is reported under its full key with its line.</summary>
internal sealed class MapReader
{
    private readonly YamlMappingNode map;
    private readonly HashSet<string> read = [];

    public MapReader(YamlMappingNode map, string path, Issues issues) => (this.map, Path, Issues) = (map, path, issues);

    public string Path { get; }

    public Issues Issues { get; }

    public YamlNode Node => map;

    /// <summary>The mapping at a node, or null with the issue reported.</summary>
    public static MapReader? Of(YamlNode node, string path, Issues issues)
    {
        if (node is YamlMappingNode map) return new(map, path, issues);
        if (node is YamlScalarNode { Value: "" or null }) return new([], path, issues);
        issues.Add(node, path, "must be a mapping (key: value).");
        return null;
    }

    public string KeyPath(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    public void Complain(string key, string message) => Issues.Add(Find(key) ?? map, KeyPath(key), message);

    public bool Has(string key) => Find(key) is not null;

    public YamlNode? Child(string key, bool required = false)
    {
        read.Add(key);
        var node = Find(key);
        if (node is null && required) Issues.Add(map, KeyPath(key), "is required.");
        return node;
    }

    public string? Text(string key, bool required = false)
    {
        if (Child(key, required) is not { } node) return null;
        if (node is YamlScalarNode { Value: { Length: > 0 } text } && !string.IsNullOrWhiteSpace(text)) return text.Trim();
        Issues.Add(node, KeyPath(key), "must be a text that is not empty.");
        return null;
    }

    /// <summary>The entry's own name.</summary>
    public string? Id(string key = "id")
    {
        if (Text(key, required: true) is not { } id) return null;
        if (id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') && char.IsAsciiLetterLower(id[0])) return id;
        Complain(key, "must be lower-case letters, digits and underscores, a letter first.");
        return null;
    }

    public T? OneOf<T>(string key, IReadOnlyDictionary<string, T> allowed, bool required = false) where T : struct
    {
        if (Text(key, required) is not { } text) return null;
        if (allowed.TryGetValue(text, out var value)) return value;
        Complain(key, $"is not allowed; allowed are {string.Join(", ", allowed.Keys)}.");
        return null;
    }

    public double? Number(string key, double min = double.NegativeInfinity, double max = double.PositiveInfinity, bool exclusive = false)
    {
        if (Text(key) is not { } text) return null;
        var allowed = double.IsFinite(min) ? exclusive ? $" above {Write(min)} and below {Write(max)}" : $" of at least {Write(min)}" : "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            && (exclusive ? value > min && value < max : value >= min && value <= max)) return value;
        Complain(key, $"must be a number{allowed}.");
        return null;
    }

    public int? Whole(string key, int min)
    {
        if (Text(key) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min) return value;
        Complain(key, $"must be a whole number of at least {Write(min)}.");
        return null;
    }

    public DateOnly? Day(string key)
    {
        if (Text(key) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Complain(key, "must be a date like 2025-01-01.");
        return null;
    }

    /// <summary>A list of texts; one text stands for a list of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (Child(key) is not { } node) return [];
        if (Scalars(node) is { Count: > 0 } texts) return texts;
        Issues.Add(node, KeyPath(key), "must be a list of texts that is not empty.");
        return [];
    }

    public MapReader? Map(string key, bool required = false) => Child(key, required) is { } node ? Of(node, KeyPath(key), Issues) : null;

    public IEnumerable<(string Key, YamlNode Node)> Entries()
    {
        foreach (var (key, node) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            read.Add(name);
            yield return (name, node);
        }
    }

    /// <summary>To be called last: keys that nobody asked for are mistakes.</summary>
    public void RefuseOthers(params string[] allowed)
    {
        foreach (var key in map.Children.Keys)
            if ((key as YamlScalarNode)?.Value is not { } name || !read.Contains(name))
                Issues.Add(key, KeyPath((key as YamlScalarNode)?.Value ?? "?"), $"is not a known key; known are {string.Join(", ", allowed.Length > 0 ? allowed : [.. read])}.");
    }

    internal static IReadOnlyList<string>? Scalars(YamlNode node) => node switch
    {
        YamlScalarNode { Value: { Length: > 0 } text } => [text.Trim()],
        YamlSequenceNode list when list.Children.All(c => c is YamlScalarNode { Value.Length: > 0 }) => [.. list.Children.Select(c => ((YamlScalarNode)c).Value!.Trim())],
        _ => null,
    };

    private static string Write(double value) => value.ToString(CultureInfo.InvariantCulture);

    private YamlNode? Find(string key) => map.Children.FirstOrDefault(c => (c.Key as YamlScalarNode)?.Value == key).Value;
}
