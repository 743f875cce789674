using TrustSafety.Dashboard.Features.Experiments.Analysis;
using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Indicators;

namespace TrustSafety.Dashboard.Features.Experiments;

/// <summary>All that the page, its file and the command line say of one experiment.</summary>
public sealed record ExperimentModel(
    ExperimentDefinition Definition,
    long Units,
    (DateOnly First, DateOnly Last)? Assigned,
    IReadOnlyList<HealthCheck> Health,
    IReadOnlyList<MetricComparison> Comparisons,
    IReadOnlyList<GuardrailCheck> Guardrails,
    SegmentReadout Segments,
    IReadOnlyDictionary<string, IReadOnlyList<DayEffect>> OverTime,
    Verdict Verdict,
    Provenance Provenance)
{
    public MetricDefinition? Primary { get; init; }

    /// <summary>What was tested together, arm by arm.</summary>
    public IReadOnlyList<DeclaredFamily> Families { get; init; } = [];

    /// <summary>What was known when; empty where no metric says when its outcomes were known.</summary>
    public IReadOnlyList<AsOfReadout> AsOf { get; init; } = [];

    public IReadOnlyList<(string Arm, long Units)> Counts { get; init; } = [];

    /// <summary>Effects that must not be read are covered until somebody asks for them.</summary>
    public bool Covered => Verdict.Decision is Decision.Unreadable or Decision.TooEarly;

    public HealthState Worst => Health.Count == 0 ? HealthState.Unknown : Health.Max(h => h.State);

    public static ExperimentModel Empty(ExperimentDefinition definition, Provenance provenance) =>
        new(definition, 0, null, [], [], [], SegmentReadout.None, new Dictionary<string, IReadOnlyList<DayEffect>>(), new(Decision.Unknown, $"{definition.Name}: no unit of it is loaded."), provenance);
}
