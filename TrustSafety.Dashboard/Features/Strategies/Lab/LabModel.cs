using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Workspace;

namespace TrustSafety.Dashboard.Features.Strategies.Lab;

/// <param name="Tested">The rule written or fitted; null when there is none to test.</param>
public sealed record LabModel(SampleWindow Window, LabSettings Settings, RuleVocabulary Known, Rule? Tested, string Sentence, IReadOnlyList<Section> Sections, IReadOnlyList<SavedRule> Saved)
{
    public IReadOnlyList<ViewNotice> Notices => [.. Window.Notices, .. Settings.Notices];

    public Readout? Find(string measure, string by = "", string? key = null) =>
        Sections.SelectMany(s => s.Rows).FirstOrDefault(r => r.Measure == measure && r.By == by && r.Key == key)?.Readout;
}

public sealed record LabShown(LabModel? Model);
