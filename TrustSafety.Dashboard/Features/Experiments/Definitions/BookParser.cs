using TrustSafety.Dashboard.Features.Experiments.Changes;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Definitions;

namespace TrustSafety.Dashboard.Features.Experiments.Definitions;

/// <summary>Text of an experiment file to its metrics and experiments, or to all that is wrong with it.</summary>
internal static class BookParser
{
    public const string FileName = "experiments.yaml";

    public static (ExperimentBook? Book, IReadOnlyList<DefinitionError> Errors) Parse(string text, string file, IndicatorCatalog catalog)
    {
        var issues = new Issues(file);
        var book = YamlDocument.Load(text, "experiments", issues) is { } root && MapReader.Of(root, "", issues) is { } map ? Read(map, issues, catalog) : null;
        return issues.Found.Count == 0 ? (book, []) : (null, issues.Found);
    }

    private static ExperimentBook Read(MapReader map, Issues issues, IndicatorCatalog catalog)
    {
        var metrics = EntryList.Read(map, "metrics", issues, entry => MetricParser.Parse(entry, catalog), required: true);
        IReadOnlyCollection<string>? ids = issues.Found.Count == 0 ? [.. metrics.Select(m => m.Id)] : null;
        IReadOnlyCollection<string> indicators = [.. catalog.Indicators.Select(i => i.Id)];
        var experiments = EntryList.Read(map, "experiments", issues, entry => ExperimentParser.Parse(entry, ids, indicators), required: true);
        var changes = EntryList.Read(map, "changes", issues, entry => ChangeParser.Parse(entry, indicators), required: false);
        map.RefuseOthers();
        return new(metrics, experiments) { Changes = changes };
    }
}
