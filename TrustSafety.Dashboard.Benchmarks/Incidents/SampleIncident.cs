using System.Text.Json;
using TrustSafety.Dashboard.Features.Incidents.Scanning;
using TrustSafety.Dashboard.Sample;

namespace TrustSafety.Dashboard.Benchmarks.Incidents;

/// <summary>What was planted into the sample data, and whether a scan tells of it.</summary>
internal sealed record SampleIncident(string Id, DateOnly From, DateOnly? To, string Where, IReadOnlyList<string> Values)
{
    /// <summary>A scan looks eight weeks back at most, so what it finds may tell of an end that lies that far behind.</summary>
    private const int Memory = 56;

    public static IReadOnlyList<SampleIncident> Read(string truth)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(truth));
        return [.. file.RootElement.GetProperty("incidents").EnumerateArray().Select(Of)];
    }

    /// <summary>They share a name, and the days found reach into the incident or what it left behind.</summary>
    public bool Tells(Found found) => found.Last >= From && (To is not { } end || found.First <= end.AddDays(Memory)) && Named(found).Any(name => Values.Contains(name) || Within(name));

    /// <summary>Exactly its place. Views of live content are those of the surface live, so one name for it is as good as the other.</summary>
    public bool IsNamedBy(Found found) => Named(found).Order(StringComparer.Ordinal).SequenceEqual(Values.Order(StringComparer.Ordinal));

    /// <summary>A subcategory of a category that is named.</summary>
    private bool Within(string name) => Taxonomy.Categories.Any(c => Values.Contains(c.Name) && c.Subcategories.Contains(name));

    private static IEnumerable<string> Named(Found found) => found.Where.SelectMany(p => p.Values).OfType<string>();

    private static SampleIncident Of(JsonElement planted) => new(planted.GetProperty("id").GetString()!, Day(planted.GetProperty("from")), planted.GetProperty("to_exclusive") is { ValueKind: JsonValueKind.String } end ? Day(end) : null,
        planted.GetProperty("segment").GetString()!, [.. planted.GetProperty("segment").GetString()!.Split(' ').SelectMany(p => p.Split('=')[1].Split('|'))]);

    private static DateOnly Day(JsonElement day) => DateOnly.ParseExact(day.GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
