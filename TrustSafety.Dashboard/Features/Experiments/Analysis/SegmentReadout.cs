using TrustSafety.Dashboard.Features.Experiments.Definitions;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Experiments.Analysis;

/// <summary>An effect in one segment; null where the segment is too small to be shown.</summary>
public sealed record SegmentEffect(MetricDefinition Metric, string Dimension, string Value, string Arm, Effect? Effect, double? AdjustedP)
{
    public bool StandsOut => Effect?.Absolute.Excludes(0) ?? false;
}

/// <summary>Whether the primary metric's effect differs between the segments of a dimension.</summary>
/// <param name="AdjustedP">For all tests of the arm's family.</param>
public sealed record Interaction(string Dimension, string Arm, TestResult Test, double AdjustedP);

/// <summary>
/// The metrics by every value of the planned dimensions: part of the arm's declared family. An effect that stands in one segment only says little unless the
/// interaction test says that segments differ.
/// </summary>
public sealed record SegmentReadout(IReadOnlyList<SegmentEffect> Effects, IReadOnlyList<Interaction> Interactions)
{
    public static SegmentReadout None { get; } = new([], []);

    public IEnumerable<SegmentEffect> Of(MetricDefinition? metric) => Effects.Where(e => e.Metric == metric);
}
