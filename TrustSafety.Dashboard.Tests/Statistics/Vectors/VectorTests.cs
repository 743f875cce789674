using System.Text.Json;
using System.Text.Json.Nodes;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

/// <summary>Published and recomputed numbers, each met at its own tolerance by the library's functions, with every option that the vector states.</summary>
public sealed class VectorTests
{
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    [Fact]
    public void Vectors_MeetTheirExpectedValues() => Meets(SharedData.Path("vectors", "statistics.json"));

    /// <summary>The same kinds with other numbers, sides, levels and options, from SciPy, statsmodels and R (tool and version in each).</summary>
    [Fact]
    public void Vectors_OfOtherOptions_MeetTheirExpectedValues() => Meets(Path.Combine(Repository.Root, "TrustSafety.Dashboard.Tests", "Statistics", "Data", "vectors.json"));

    /// <summary>Numbers that others have published: books' and packages' own tests, the file or table named in each.</summary>
    [Fact]
    public void Vectors_PublishedElsewhere_MeetTheirExpectedValues() => Meets(Path.Combine(Repository.Root, "TrustSafety.Dashboard.Tests", "Statistics", "Data", "published.json"));

    [Theory]
    [InlineData("""{"id": "x", "method": "pooled z", "inputs": {"x": [5, 12], "n": [83, 99], "yates": true}, "expected": {"z": -1.4078304151258787}, "tolerance": {"abs": 1e-7, "rel": 0}}""", "yates")]
    [InlineData("""{"id": "x", "method": "pooled z", "inputs": {"x": [5, 12], "n": [83, 99]}, "expected": {"bayes_factor": 1}, "tolerance": {"abs": 1e-7, "rel": 0}}""", "bayes_factor")]
    [InlineData("""{"id": "x", "method": "pooled z", "inputs": {"x": [5, 12], "n": [83, 99]}, "expected": {"z": 1.4}, "tolerance": {"abs": 1e-7, "rel": 0}}""", "expected 1.4")]
    [InlineData("""{"id": "x", "method": "phrenology", "inputs": {"x": 1}, "expected": 1, "tolerance": {"abs": 1e-7, "rel": 0}}""", "no rule")]
    public void Vector_ThatIsNotUnderstood_FailsAndSaysWhy(string vector, string says) => Assert.Contains(says, string.Join('\n', Compare(JsonNode.Parse(vector)!, _ => null)), StringComparison.Ordinal);

    private static void Meets(string path)
    {
        var file = JsonNode.Parse(File.ReadAllText(path))!.AsArray();
        var inputs = file.ToDictionary(v => (string)v!["id"]!, v => v!["inputs"]);
        var failures = file.SelectMany(v => Compare(v!, id => inputs.GetValueOrDefault(id))).ToList();
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static List<string> Compare(JsonNode vector, Func<string, JsonNode?> others)
    {
        var id = (string)vector["id"]!;
        var given = new Given(vector["inputs"]!, $"{(string)vector["method"]!} | {id}".ToLowerInvariant(), (string?)vector["source"] ?? "", others);
        var (failures, tolerance) = (new List<string>(), vector["tolerance"]!);
        void Met(string path, JsonNode? expected, object? got) =>
            Compare(path, expected, JsonSerializer.SerializeToNode(got, Options), tolerance["abs"] is { } abs ? (double)abs : 0, tolerance["rel"] is { } rel ? (double)rel : 0, failures);
        try
        {
            if (VectorMethods.All.Where(r => r.Fits(given)).Select(r => r.Answer(given)).FirstOrDefault(t => t is not null) is not { } told)
                return [$"{id}: no rule for \"{(string)vector["method"]!}\" with {string.Join(", ", given.Names)}"];
            if (vector["expected"] is JsonObject named)
                foreach (var (name, value) in named) Met($"{id}.{name}", value, told.Find(name));
            else Met(id, vector["expected"], told.Bare());
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException)
        {
            failures.Add($"{id}: {e.GetType().Name} {e.Message}");
        }
        failures.AddRange(given.Unread().Select(leaf => $"{id}: the input {leaf} was not read"));
        return failures;
    }

    private static void Compare(string path, JsonNode? expected, JsonNode? got, double abs, double rel, List<string> failures)
    {
        switch (expected)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields) Compare($"{path}.{name}", value, got is JsonObject o ? o[name] : null, abs, rel, failures);
                break;
            case JsonArray list:
                if (got is not JsonArray values || values.Count != list.Count) failures.Add($"{path}: expected {list.Count} values, got {got?.ToJsonString() ?? "nothing by that name"}");
                else for (var i = 0; i < list.Count; i++) Compare($"{path}[{i}]", list[i], values[i], abs, rel, failures);
                break;
            default:
                if (!Meets(expected, got, abs, rel)) failures.Add($"{path}: expected {expected?.ToString() ?? "null"}, got {got?.ToString() ?? "nothing by that name"}");
                break;
        }
    }

    // An unbounded side is written as null or as an infinity.
    private static bool Meets(JsonNode? expected, JsonNode? got, double abs, double rel) =>
        expected?.GetValueKind() == JsonValueKind.Number
            ? got?.GetValueKind() == JsonValueKind.Number && Math.Abs((double)got - (double)expected) <= Math.Max(abs, rel * Math.Abs((double)expected))
            : expected is null ? got is null || got.ToString().EndsWith("Infinity", StringComparison.Ordinal)
            : string.Equals(Unbounded(got?.ToString()), Unbounded(expected.ToString()), StringComparison.OrdinalIgnoreCase);

    private static string? Unbounded(string? text) => text?.ToLowerInvariant() switch { "inf" or "+inf" or "infinity" => "∞", "-inf" or "-infinity" => "−∞", _ => text };
}
