using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Indicators.Definitions;

namespace TrustSafety.Dashboard.Features.Experiments.Definitions;

internal static class ExperimentParser
{
    private static readonly IReadOnlyDictionary<string, string> Dimensions = FactSchemas.Dimensions.ToDictionary(d => d, d => d);

    /// <param name="metrics">Ids that an experiment may name; null when the metrics themselves are broken, so that no mistake is told twice.</param>
    /// <param name="indicators">Ids of the catalogue.</param>
    public static ExperimentDefinition? Parse(MapReader entry, IReadOnlyCollection<string>? metrics, IReadOnlyCollection<string> indicators)
    {
        var (id, name, question, owner) = (entry.Text("id", true), entry.Text("name", true), entry.Text("question", true), entry.Text("owner", true));
        var arms = Arms(entry);
        var baseline = entry.Text("baseline", true);
        if (baseline is not null && arms.Count > 0 && arms.All(a => a.Name != baseline)) entry.Complain("baseline", $"must be one of the arms: {string.Join(", ", arms.Select(a => a.Name))}.");
        var (start, end) = (entry.Day("start"), entry.Day("end"));
        if (end < start) entry.Complain("end", "must not lie before start.");
        var planned = entry.Whole("planned_units", 2);
        var analysis = entry.OneOf("analysis", EnumWords.Of<AnalysisPlan>(), true);
        var randomised = entry.OneOf("randomised_by", EnumWords.Of<RandomisedBy>());
        var level = entry.Number("level", 0.5, 1, exclusive: true);
        var primary = Known(entry, "primary", [.. entry.Text("primary", true) is { } p ? [p] : (string[])[]], metrics);
        var secondary = Known(entry, "secondary", entry.Texts("secondary"), metrics);
        var guardrails = Guardrails(entry, metrics);
        var segments = Known(entry, "segments", entry.Texts("segments"), [.. Dimensions.Keys]);
        var promise = Promised(entry, indicators);
        var (exposed, decision) = (entry.Text("exposed_after"), entry.Text("decision"));
        entry.RefuseOthers();
        if (analysis == AnalysisPlan.Fixed && planned is null) entry.Complain("planned_units", "is required for analysis: fixed, which is read once, at that size.");
        if (id is null || name is null || question is null || owner is null || baseline is null || arms.Count < 2 || analysis is null || primary.Count == 0) return null;
        return new(id, name, question, owner, arms, primary[0])
        {
            Baseline = baseline,
            Start = start,
            End = end,
            PlannedUnits = planned,
            Analysis = analysis.Value,
            RandomisedBy = randomised ?? RandomisedBy.Unit,
            Level = level ?? 0.95,
            Secondary = secondary,
            Guardrails = guardrails,
            Segments = segments,
            ExposedAfter = exposed,
            Promise = promise,
            Decision = decision ?? "",
        };
    }

    private static List<PlannedArm> Arms(MapReader entry)
    {
        if (entry.Map("arms", required: true) is not { } map) return [];
        List<PlannedArm> arms = [.. map.Entries().Select(a => a.Key).ToList().Select(name => new PlannedArm(name, map.Number(name, 0, 1, exclusive: true) ?? double.NaN))];
        if (arms.Count < 2) entry.Complain("arms", "must be two or more, each with its planned share.");
        else if (Math.Abs(arms.Sum(a => a.Share) - 1) > 1e-6) entry.Complain("arms", "must have shares that add up to 1.");
        return arms;
    }

    private static List<Guardrail> Guardrails(MapReader entry, IReadOnlyCollection<string>? metrics)
    {
        if (entry.Map("guardrails") is not { } map) return [];
        var names = map.Entries().Select(g => g.Key).ToList();
        Known(entry, "guardrails", names, metrics);
        return [.. names.Select(name => new Guardrail(name, map.Number(name, 0, 1, exclusive: true) ?? double.NaN))];
    }

    private static Promise? Promised(MapReader entry, IReadOnlyCollection<string> indicators)
    {
        if (entry.Map("promises") is not { } map) return null;
        var names = map.Entries().Select(p => p.Key).ToList();
        if (names.Count != 1) entry.Complain("promises", "must name one indicator and the relative change expected of it, e.g. violative_view_rate: -0.1.");
        else if (Known(entry, "promises", names, indicators)[0] is var name && map.Number(name, -1, 100) is { } change)
        {
            if (change != 0) return new(name, change);
            map.Complain(name, "must not be 0.");
        }
        return null;
    }

    private static IReadOnlyList<string> Known(MapReader entry, string key, IReadOnlyList<string> names, IReadOnlyCollection<string>? allowed)
    {
        if (allowed is not null && names.Any(n => !allowed.Contains(n))) entry.Complain(key, $"must name only {string.Join(", ", allowed)}.");
        return names;
    }
}
