using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Coverage;

/// <summary>All that the page, its file and the command line say of the window.</summary>
/// <param name="Capacity">Flags a day that the portfolio was chosen for; null where none could be.</param>
/// <param name="Floor">The precision that every strategy of it keeps.</param>
public sealed record CoverageModel(SampleWindow Window, CoverageSettings Settings, string Sentence, IReadOnlyList<Section> Sections, double? Capacity, double? Floor)
{
    public IReadOnlyList<ViewNotice> Notices => [.. Window.Notices, .. Settings.Notices];

    public Readout? Find(string measure, string by = "", string? key = null) =>
        Sections.SelectMany(s => s.Rows).FirstOrDefault(r => r.Measure == measure && r.By == by && r.Key == key)?.Readout;
}

/// <summary>What was read; without a model there is no judged view.</summary>
public sealed record CoverageShown(CoverageModel? Model);
