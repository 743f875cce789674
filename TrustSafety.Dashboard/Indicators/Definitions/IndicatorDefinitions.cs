namespace TrustSafety.Dashboard.Indicators.Definitions;

internal sealed class IndicatorDefinitions(string? dataFolder, string shippedFolder, TimeProvider time) : IIndicatorDefinitions
{
    public const string FileName = "indicators.yaml";

    private readonly DefinitionFile<IndicatorCatalog> file = new(FileName, dataFolder, shippedFolder, time, DefinitionParser.Parse);

    public DefinitionState Current
    {
        get
        {
            var now = file.Current;
            return new(now.Value, now.Path, now.LoadedAt, now.Errors);
        }
    }
}
