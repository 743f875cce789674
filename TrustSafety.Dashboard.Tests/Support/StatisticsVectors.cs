using System.Text.Json;

namespace TrustSafety.Dashboard.Tests.Support;

/// <summary>Published reference numbers with their inputs and tolerances.</summary>
internal static class StatisticsVectors
{
    public static JsonElement Of(string id)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Path("vectors", "statistics.json")));
        return document.RootElement.EnumerateArray().Single(v => v.GetProperty("id").GetString() == id).Clone();
    }

    public static JsonElement Oracles()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Path("data", "oracles.json")));
        return document.RootElement.Clone();
    }

    public static double Number(this JsonElement element, params string[] path) =>
        path.Aggregate(element, (e, name) => e.GetProperty(name)).GetDouble();

    public static double[] Numbers(this JsonElement element, params string[] path) =>
        [.. path.Aggregate(element, (e, name) => e.GetProperty(name)).EnumerateArray().Select(v => v.GetDouble())];

    public static void Near(double expected, double actual, double relative, double absolute = 0) =>
        Assert.True(Math.Abs(expected - actual) <= absolute + relative * Math.Abs(expected), $"expected {expected:R}, got {actual:R}");
}
