using YamlDotNet.RepresentationModel;

namespace TrustSafety.Dashboard.Indicators.Definitions;

/// <summary>Gathers all that is wrong with one file, so that a writer mends it in one go.</summary>
internal sealed class Issues(string file)
{
    private readonly List<DefinitionError> found = [];

    public IReadOnlyList<DefinitionError> Found => [.. found.OrderBy(e => e.Line)];

    public void Add(YamlNode at, string key, string message) => Add((int)at.Start.Line, key, message);

    public void Add(int line, string key, string message) => found.Add(new(file, line, key, message));
}
