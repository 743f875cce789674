using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Shell;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <param name="Live">Strategies that a vendor or a shadow can be compared with.</param>
public sealed record StrategiesModel(
    SampleWindow Window, StrategiesSettings Settings, string Sentence, IReadOnlyList<StrategyCard> Cards, IReadOnlyList<Section> Sections, ThresholdTable? Thresholds, IReadOnlyList<string> Live, IReadOnlyList<UpliftReading> Uplifts)
{
    public IReadOnlyList<ViewNotice> Notices => [.. Window.Notices, .. Settings.Notices];

    public Readout? Find(string measure, string by = "", string? key = null) =>
        Sections.SelectMany(s => s.Rows).FirstOrDefault(r => r.Measure == measure && r.By == by && r.Key == key)?.Readout;
}

public sealed record StrategiesShown(StrategiesModel? Model);

/// <summary>One line of the portfolio.</summary>
/// <param name="HeaviestMisses">The share of all that it missed which ten judged misses carry; null where there are no more.</param>
/// <param name="FlagsPerDay">From all detections of the window, not from the sample.</param>
public sealed record StrategyCard(string Name, string Kind, bool Live, double? FlagsPerDay, double? HeaviestMisses, Readout Precision, Readout Recall, Readout F, Readout FalsePositives, Readout InTime, Readout LeadTime);
