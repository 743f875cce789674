using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>The sample and which of its labels lie in the window and pass the filters, in the order of time.</summary>
public sealed record JudgedLabels(JudgedSample Sample, IReadOnlyList<int> Rows, Provenance Provenance)
{
    private static readonly Indicator Alone = JudgedMeasure.Share("judged_labels", "Judged labels", _ => _ => default).Indicator;

    /// <summary>What any look at labels together with their detections rests on.</summary>
    internal static readonly Indicator WithDetections = JudgedMeasure.Share("judged_labels", "Judged labels", _ => _ => default).OnDetections().Indicator;

    public required Snapshot Snapshot { get; init; }

    public required GroundTruthWindow Window { get; init; }

    /// <summary>Why what the labels of the window say may still change; null when its days are over.</summary>
    public string? LabelsOpen => new Coverage(Snapshot).Provisional(Alone, Window.From, Window.To);

    /// <summary>The same of labels with their detections.</summary>
    public string? Open => OpenIn(Window);

    public string? OpenIn(GroundTruthWindow window) => new Coverage(Snapshot).Provisional(WithDetections, window.From, window.To);

    /// <summary>Those of the rows that violate.</summary>
    public IReadOnlyList<int> Violating => JudgedRows.Violating(Sample, Window.From, Window.To, Window.Where);

    /// <summary>The design's estimate over these labels, for intervals and differences of one's own (<see cref="Hajek"/>).</summary>
    public StratifiedDomain Domain(JudgedMeasure measure) => JudgedSums.Domain(Sample, RowsOf(measure), measure.Bind(Sample, false));

    /// <summary>The same sums by the values of a dimension, for what is made of several domains at once.</summary>
    public IReadOnlyList<JudgedSegment> By(JudgedMeasure measure, string dimension) => JudgedSums.Segments(Sample, RowsOf(measure), measure.Bind(Sample, false), dimension);

    private IReadOnlyList<int> RowsOf(JudgedMeasure measure) => measure.IsAmongViolating ? Violating : Rows;
}

/// <summary>What the strata hold of one value of a dimension; null for labels that do not state it.</summary>
public sealed record JudgedSegment(string? Value, IReadOnlyList<DomainStratum> Strata)
{
    public long Labels => (long)Strata.Sum(s => s.Sums.N);
}
