using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.Definitions;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Experiments.Changes;

/// <summary>One change, read over the catalogue's own values of the indicator.</summary>
internal sealed class ChangeReader(IIndicators indicators, DefinitionFile<ExperimentBook> definitions)
{
    /// <summary>Null when the file names no such change.</summary>
    public async Task<ChangeModel?> ReadAsync(string id, CancellationToken cancellation)
    {
        if (definitions.Current.Value.Changes.FirstOrDefault(c => c.Id == id) is not { } change) return null;
        var (from, to, _) = ChangePanel.Window(change);
        var series = await indicators.ReadAsync(new(change.Indicator, Grain.Week, from, to) { By = [change.Dimension] }, cancellation);
        var panel = ChangePanel.Of(change, series);
        var evidence = ChangeAnalysis.Of(panel);
        var path = ChangeAnalysis.Synthetic(panel.WithoutGaps()).Path;
        return new(change, series.Indicator, panel.WithoutGaps(), evidence, path, EvidenceText.Sentence(change, series.Indicator, evidence), series.Provenance);
    }

    public async Task<IReadOnlyList<ChangeModel>> ReadAllAsync(CancellationToken cancellation)
    {
        var all = new List<ChangeModel>();
        foreach (var change in definitions.Current.Value.Changes)
            if (await ReadAsync(change.Id, cancellation) is { } model) all.Add(model);
        return all;
    }
}
