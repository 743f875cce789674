using YamlDotNet.RepresentationModel;

namespace TrustSafety.Dashboard.Indicators.Definitions;

/// <summary>Text of an indicator file to a catalogue, or to all that is wrong with it.</summary>
internal static class DefinitionParser
{
    /// <summary>The catalogue is null exactly when there are errors.</summary>
    public static (IndicatorCatalog? Catalog, IReadOnlyList<DefinitionError> Errors) Parse(string text, string file)
    {
        var issues = new Issues(file);
        var indicators = YamlDocument.Load(text, "indicators", issues) is { } root ? Entries(root, issues) : [];
        return issues.Found.Count == 0 ? (new(indicators), []) : (null, issues.Found);
    }

    private static List<Indicator> Entries(YamlNode root, Issues issues)
    {
        if (MapReader.Of(root, "", issues) is not { } map) return [];
        var indicators = EntryList.Read(map, "indicators", issues, EntryParser.Parse, required: true);
        map.RefuseOthers();
        return indicators;
    }
}
