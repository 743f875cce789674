using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Definitions;

public sealed class DefinitionsReader(IIndicatorDefinitions definitions, IIndicators indicators, IFacts facts)
{
    private static readonly Dictionary<Layer, string> About = new()
    {
        [Layer.Exposure] = "What users met.",
        [Layer.Detection] = "What we found, and how.",
        [Layer.Enforcement] = "What we did about it.",
        [Layer.Quality] = "How often we were wrong.",
        [Layer.Operations] = "How fast people and incidents are served.",
        [Layer.Trust] = "What users tell us.",
    };

    public async Task<DefinitionsModel> ReadAsync(CancellationToken cancellation)
    {
        var state = definitions.Current;
        var week = LastCompleteWeek.Of(await facts.SnapshotAsync(cancellation)) is { } last ? Period.Of(last) : (Period?)null;
        var entries = await Task.WhenAll(state.Catalog.Indicators.Select(i => EntryAsync(i, week, cancellation)));
        return new(state, week, [.. entries.GroupBy(e => e.Indicator.Layer).OrderBy(g => g.Key).Select(g => new DefinitionLayer(g.Key, About[g.Key], [.. g]))]);
    }

    private async Task<DefinitionEntry> EntryAsync(Indicator indicator, Period? week, CancellationToken cancellation)
    {
        if (week is not { } period) return new(indicator, null);
        var series = await indicators.ReadAsync(new(indicator.Id, Grain.Week, period.Start, period.End), cancellation);
        return new(indicator, series.Points[0].Readout);
    }
}
