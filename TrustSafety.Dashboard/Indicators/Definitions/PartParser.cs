using TrustSafety.Dashboard.Extracts.Schema;

namespace TrustSafety.Dashboard.Indicators.Definitions;

/// <summary>A numerator or denominator.</summary>
internal static class PartParser
{
    private static readonly string[] Keys = ["fact", "time", "where", "sum", "focus", "ignore"];

    public static Part? Parse(MapReader entry, string key, Fact? ofEntry, string? timeOfEntry, bool required)
    {
        if (entry.Child(key, required) is not { } node || MapReader.Of(node, entry.KeyPath(key), entry.Issues) is not { } map) return null;
        var own = FactOf(map, "fact");
        if ((own ?? ofEntry) is not { } fact)
        {
            map.RefuseOthers(Keys);
            return null;
        }
        var time = TimeOf(map, fact) ?? (own is null || own == ofEntry ? timeOfEntry : null) ?? FactSchemas.Of(fact).Time;
        var part = new Part(fact, time, ConditionParser.Parse(map.Map("where"), fact), Sum(map, fact))
        {
            Focus = ConditionParser.Parse(map.Map("focus"), fact),
            Ignore = Ignore(map),
        };
        map.RefuseOthers(Keys);
        return part;
    }

    public static Fact? FactOf(MapReader map, string key, bool required = false) => map.OneOf(key, FactSchemas.All.ToDictionary(s => s.Name, s => s.Fact), required);

    public static string? TimeOf(MapReader map, Fact fact) => Named(map, "time", FactColumns.Times(fact), $"a date or timestamp of {FactSchemas.Of(fact).Name}");

    private static string? Sum(MapReader map, Fact fact) => Named(map, "sum", FactColumns.Numbers(fact), $"a number column of {FactSchemas.Of(fact).Name}");

    private static IReadOnlyList<string> Ignore(MapReader map)
    {
        var names = map.Texts("ignore");
        if (names.All(FactSchemas.Dimensions.Contains)) return names;
        map.Complain("ignore", $"must list dimensions: {string.Join(", ", FactSchemas.Dimensions)}.");
        return [];
    }

    private static string? Named(MapReader map, string key, IReadOnlyList<string> allowed, string what)
    {
        if (map.Text(key) is not { } name || allowed.Contains(name)) return map.Has(key) ? map.Text(key) : null;
        map.Complain(key, $"must be {what}: {string.Join(", ", allowed)}.");
        return null;
    }
}
