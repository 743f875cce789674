using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>
/// The judged sample for pages: narrowed by a reader's filters, in days of the reporting zone, and what is measured on it said as readouts under the same
/// rules as every indicator: what is missing, too thin, protected, provisional. The same question of the same data is computed once.
/// <code>
/// var window = GroundTruthWindow.LastWeeks(await truth.SnapshotAsync(stop), 12);
/// var weekly = await truth.ReadAsync(measure, new(measure.Id, Grain.Week, window.From, window.To) { By = ["market"], Where = view.Filters }, stop);
/// var pooled = await truth.PoolAsync(measure, new(window.From, window.To) { By = ["category"], Where = view.Filters }, stop);
/// var labels = await truth.LabelsAsync(new(window.From, window.To) { Where = view.Filters }, stop);   // rows for curves, thresholds, overlaps
/// </code>
/// </summary>
public interface IGroundTruth
{
    Task<Snapshot> SnapshotAsync(CancellationToken cancellation);

    /// <summary>The labels themselves: for computing, never for showing one by one.</summary>
    Task<JudgedLabels> LabelsAsync(GroundTruthWindow window, CancellationToken cancellation);

    /// <summary>The measure by whole periods, and by up to two dimensions: a series like that of an indicator, for the same charts.</summary>
    Task<IndicatorSeries> ReadAsync(JudgedMeasure measure, IndicatorRequest request, CancellationToken cancellation);

    /// <summary>The measure over all of the window at once.</summary>
    Task<PooledReadouts> PoolAsync(JudgedMeasure measure, GroundTruthWindow window, CancellationToken cancellation);

    /// <summary>The whole first, then its segments: after − before with its interval and p, strata in common taken into account.</summary>
    Task<IReadOnlyList<Comparison>> CompareAsync(JudgedMeasure measure, ComparisonRequest request, CancellationToken cancellation);
}

/// <summary>Days of the reporting zone, <paramref name="To"/> exclusive; for pooled readouts whole weeks are best.</summary>
public sealed record GroundTruthWindow(DateOnly From, DateOnly To)
{
    public IReadOnlyList<string> By { get; init; } = [];

    public IReadOnlyList<DimensionFilter> Where { get; init; } = [];

    /// <summary>So many weeks up to and with the last complete one of the data; null when there is none.</summary>
    public static GroundTruthWindow? LastWeeks(Snapshot snapshot, int weeks) =>
        LastCompleteWeek.Of(snapshot) is { } last ? new(last.Monday.AddDays(-7 * (weeks - 1)), last.Monday.AddDays(7)) : null;
}

/// <summary>Readouts of a window; ordered by keys, one without keys when nothing was broken down.</summary>
public sealed record PooledReadouts(JudgedMeasure Measure, GroundTruthWindow Window, IReadOnlyList<PooledReadout> Readouts, Provenance Provenance);

/// <param name="Weights">How unequal the weights of the labels are; null where nothing is shown.</param>
public sealed record PooledReadout(IReadOnlyList<string?> Keys, Readout Readout, WeightSpread? Weights);

/// <summary>1 + cv² of the weights is what unequal weighting costs: n ÷ n_eff.</summary>
public sealed record WeightSpread(double Labels, double EffectiveLabels)
{
    public double Cost => Labels / EffectiveLabels;
}
