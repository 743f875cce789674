using System.Text.Json;
using System.Text.Json.Nodes;
using TrustSafety.Dashboard.Tests.Support;

namespace TrustSafety.Dashboard.Tests.Statistics.Vectors;

/// <summary>Published and recomputed numbers, each met at its own tolerance by the library's functions.</summary>
public sealed class VectorTests
{
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    [Fact]
    public void Vectors_MeetTheirExpectedValues()
    {
        var file = JsonNode.Parse(File.ReadAllText(SharedData.Path("vectors", "statistics.json")))!.AsArray();
        var (failures, uncovered) = (new List<string>(), new List<string>());
        foreach (var vector in file)
        {
            var id = (string)vector!["id"]!;
            if (VectorMethods.For(id) is not { } method) uncovered.Add(id);
            else failures.AddRange(Compare(id, vector, method));
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.Equal(NotCovered(), uncovered.Order(StringComparer.Ordinal));
    }

    private static List<string> Compare(string id, JsonNode vector, Func<JsonNode, object> method)
    {
        JsonNode? got;
        try
        {
            got = JsonSerializer.SerializeToNode(method(vector["inputs"]!), Options);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return [$"{id}: {e.GetType().Name} {e.Message}"];
        }
        var tolerance = vector["tolerance"]!;
        var failures = new List<string>();
        Compare(id, vector["expected"]!, got, (double)tolerance["abs"]!, (double)tolerance["rel"]!, failures);
        return failures;
    }

    private static void Compare(string path, JsonNode expected, JsonNode? got, double abs, double rel, List<string> failures)
    {
        switch (expected)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields) Compare($"{path}.{name}", value!, got is JsonObject o ? o[name] : null, abs, rel, failures);
                break;
            case JsonArray list:
                if (got is not JsonArray values || values.Count != list.Count) failures.Add($"{path}: expected {list.Count} values, got {got?.ToJsonString() ?? "nothing"}");
                else for (var i = 0; i < list.Count; i++) Compare($"{path}[{i}]", list[i]!, values[i], abs, rel, failures);
                break;
            default:
                if (!Meets(expected, got, abs, rel)) failures.Add($"{path}: expected {expected}, got {got?.ToString() ?? "nothing"}");
                break;
        }
    }

    private static bool Meets(JsonNode expected, JsonNode? got, double abs, double rel) =>
        expected.GetValueKind() != JsonValueKind.Number ? got?.ToString() == expected.ToString()
        : got?.GetValueKind() == JsonValueKind.Number && Math.Abs((double)got - (double)expected) <= Math.Max(abs, rel * Math.Abs((double)expected));

    /// <summary>What no function covers yet, one id a line; the test holds it to be exactly right.</summary>
    private static List<string> NotCovered() =>
        [.. File.ReadAllLines(Path.Combine(Repository.Root, "TrustSafety.Dashboard.Tests", "Statistics", "Vectors", "not-covered.txt")).Where(l => l.Length > 0).Order(StringComparer.Ordinal)];
}
