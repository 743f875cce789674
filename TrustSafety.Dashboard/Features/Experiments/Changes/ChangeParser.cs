using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators.Definitions;

namespace TrustSafety.Dashboard.Features.Experiments.Changes;

internal static class ChangeParser
{
    private const int FewestWeeks = 4;

    public static ChangeDefinition? Parse(MapReader entry, IReadOnlyCollection<string> indicators)
    {
        var (id, name, question, owner) = (entry.Id(), entry.Text("name", true), entry.Text("question", true), entry.Text("owner", true));
        var (indicator, dimension) = (Known(entry, "indicator", indicators), Known(entry, "dimension", FactSchemas.Dimensions));
        var (treated, controls) = (Values(entry, "treated", 1), Values(entry, "controls", 2));
        if (treated.Intersect(controls).Any()) entry.Complain("controls", "must not name a value that was treated.");
        if (entry.Day("start") is var start && start is null && !entry.Has("start")) entry.Complain("start", "is required: the first day with the change.");
        var (before, after) = (entry.Whole("weeks_before", FewestWeeks), entry.Whole("weeks_after", FewestWeeks));
        entry.RefuseOthers();
        if (id is null || name is null || question is null || owner is null || indicator is null || dimension is null || start is null || treated.Count == 0 || controls.Count < 2) return null;
        var made = new ChangeDefinition(id, name, question, owner, indicator, dimension, treated, controls, start.Value);
        return made with { WeeksBefore = before ?? made.WeeksBefore, WeeksAfter = after ?? made.WeeksAfter };
    }

    private static string? Known(MapReader entry, string key, IReadOnlyCollection<string> allowed)
    {
        if (entry.Text(key, required: true) is not { } text) return null;
        if (allowed.Contains(text)) return text;
        entry.Complain(key, $"is not allowed; allowed are {string.Join(", ", allowed)}.");
        return null;
    }

    private static IReadOnlyList<string> Values(MapReader entry, string key, int fewest)
    {
        var values = entry.Texts(key);
        if (!entry.Has(key) || (values.Count > 0 && values.Distinct().Count() < fewest)) entry.Complain(key, $"must name {(fewest == 1 ? "at least one value" : "at least two values")} of the dimension.");
        return [.. values.Distinct()];
    }
}
