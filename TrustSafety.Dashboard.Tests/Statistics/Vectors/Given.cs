using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

/// <summary>
/// The inputs of a vector, each marked as it is read: what nobody read is said afterwards, so that no vector passes on an option that was ignored.
/// What the inputs leave open is looked for in the method's text ("90% CI", "H1 greater", "pooled").
/// </summary>
internal sealed partial class Given
{
    private readonly JsonNode node;
    private readonly string path;
    private readonly HashSet<string> read;

    public Given(JsonNode inputs, string method, string source, Func<string, JsonNode?> others) : this(inputs, "", [], method, source, others)
    {
    }

    private Given(JsonNode node, string path, HashSet<string> read, string method, string source, Func<string, JsonNode?> others) =>
        (this.node, this.path, this.read, Method, Source, Others) = (node, path, read, method, source, others);

    /// <summary>The vector's method and id in small letters.</summary>
    public string Method { get; }

    /// <summary>Where the numbers come from, whose defaults hold where nothing is stated.</summary>
    public string Source { get; }

    /// <summary>The inputs of another vector of the file, by its id.</summary>
    private Func<string, JsonNode?> Others { get; }

    public Given this[string name] => new(node[name] ?? throw new ArgumentException($"The inputs have no {path}{name}."), $"{path}{name}.", read, Method, Source, Others);

    public bool Has(string name) => node is JsonObject && node[name] is not null;

    public bool Says(string pattern) => Regex.IsMatch(Method, pattern);

    public string Match(string pattern) => Regex.Match(Method, pattern) is { Success: true } m ? m.Groups[1].Value : "";

    /// <summary>The first of the names that is there.</summary>
    public double D(params string[] names) =>
        (double)Find(names) is var value && double.IsFinite(value) ? value : throw new ArgumentException($"{path}{names[0]} is not a finite number.");

    public double D(string name, double otherwise) => Has(name) ? D(name) : otherwise;

    public double[] A(params string[] names) => [.. Find(names).AsArray().Select(v => (double)v!)];

    public string? Text(params string[] names) => names.FirstOrDefault(Has) is { } name ? (string?)Find([name]) : null;

    public bool Flag(string name) => Has(name) && Find([name]) is var value && (value.GetValueKind() == JsonValueKind.Number ? (double)value != 0 : (bool)value);

    public bool[] Flags(params string[] names) => [.. Find(names).AsArray().Select(v => v!.GetValueKind() == JsonValueKind.Number ? (double)v != 0 : (bool)v)];

    public IEnumerable<string> Names => node is JsonObject o ? o.Select(f => f.Key) : [];

    public bool IsList(string name) => Has(name) && node[name] is JsonArray;

    public bool IsMatrix(string name) => IsList(name) && node[name]!.AsArray() is { Count: > 0 } rows && rows[0] is JsonArray;

    public bool IsObject(string name) => Has(name) && node[name] is JsonObject;

    public bool IsNumber(string name) => Has(name) && node[name]!.GetValueKind() == JsonValueKind.Number;

    public IReadOnlyList<Given> List(string name) =>
        [.. node[name]!.AsArray().Select((v, i) => new Given(v!, $"{path}{name}[{i}].", read, Method, Source, Others))];

    public double[][] Rows(string name) => [.. Find([name]).AsArray().Select(r => r!.AsArray().Select(v => (double)v!).ToArray())];

    public double?[][] Table(string name) => [.. Find([name]).AsArray().Select(r => r!.AsArray().Select(v => v is null ? null : (double?)(double)v).ToArray())];

    public double[][][] Cube(string name) => [.. Find([name]).AsArray().Select(t => t!.AsArray().Select(r => r!.AsArray().Select(v => (double)v!).ToArray()).ToArray())];

    /// <summary>What the vector refers to: another vector's inputs, or null when that vector is not in the file.</summary>
    public Given? Referred => Text("ref") is { } id && Others(id) is { } inputs ? new(inputs, "ref.", read, Method, Source, Others) : null;

    public double Level =>
        Names.FirstOrDefault(n => n is "alpha" or "significance") is { } alpha ? 1 - D(alpha)
        : Names.FirstOrDefault(n => n is "level" or "confidence_level" or "conf_level" or "confidence" or "conf") is { } level ? D(level) is > 1 and var percent ? percent / 100 : D(level)
        : Percent().Match(Method) is { Success: true } said ? double.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture) / 100
        : Alpha().Match(Method) is { Success: true } small ? 1 - double.Parse(small.Groups[1].Value, CultureInfo.InvariantCulture)
        : 0.95;

    public Alternative Side => Has("sides") && D("sides") is var sides ? sides == 2 ? Alternative.TwoSided : Worded(Method)
        : Text("alternative", "side", "tail", "hypothesis", "h1") is { } named ? Worded(named.ToLowerInvariant(), Method)
        : Says("one-sided|one sided|h1:? |limit") ? Worded(Method) : Alternative.TwoSided;

    /// <summary>An option by a flag of one of these names, or by words of the method.</summary>
    public bool Option(string words, params string[] names) => names.FirstOrDefault(Has) is { } name ? Flag(name) : Says(words);

    /// <summary>The value that the null hypothesis names.</summary>
    public double Null(double otherwise) => Names.FirstOrDefault(n => n is "null" or "value" or "null_value" or "null_difference" or "null_ratio" or "ratio_null" or "diff" or "popmean" or "mu" or "mu0") is { } name ? D(name) : otherwise;

    public IEnumerable<string> Unread() => Leaves(node, path).Where(leaf => !Comments().IsMatch(leaf) && !read.Any(r => leaf == r || leaf.StartsWith(r + "[", StringComparison.Ordinal)));

    private static Alternative Worded(params string[] texts) => texts.Select(text =>
        Greater().IsMatch(text) ? Alternative.Greater : Less().IsMatch(text) ? Alternative.Less : Two().IsMatch(text) ? Alternative.TwoSided : (Alternative?)null)
        .FirstOrDefault(a => a is not null) ?? throw new ArgumentException($"An alternative that is not known: {texts[0]}.");

    private JsonNode Find(string[] names)
    {
        var name = names.FirstOrDefault(Has) ?? throw new ArgumentException($"The inputs have no {path}{string.Join(" or ", names)}.");
        read.Add(path + name);
        return node[name]!;
    }

    private static IEnumerable<string> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject fields => fields.SelectMany(f => Leaves(f.Value, $"{path}{f.Key}.")),
        JsonArray list when list.Any(v => v is JsonObject) => list.SelectMany((v, i) => Leaves(v, $"{path.TrimEnd('.')}[{i}].")),
        _ => [path.TrimEnd('.')],
    };

    [GeneratedRegex(@"(\d+(?:\.\d+)?)\s?% (?:ci|confidence|interval|limit)")]
    private static partial Regex Percent();

    [GeneratedRegex(@"alpha\s*=?\s*(0?\.\d+)")]
    private static partial Regex Alpha();

    [GeneratedRegex(@"greater|larger|lower (one-sided )?limit|upper.tail|superior|^>")]
    private static partial Regex Greater();

    [GeneratedRegex(@"\bless|smaller|lesser|upper (one-sided )?limit|lower.tail|^<")]
    private static partial Regex Less();

    [GeneratedRegex(@"two|both|2")]
    private static partial Regex Two();

    // Words for people, no options.
    [GeneratedRegex(@"(^|\.)(note|comment|description|arms)$")]
    private static partial Regex Comments();
}
