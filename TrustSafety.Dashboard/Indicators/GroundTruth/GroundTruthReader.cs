using Microsoft.Extensions.Options;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators.Comparing;
using TrustSafety.Dashboard.Indicators.Disclosure;
using TrustSafety.Dashboard.Indicators.Evaluation;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>The same readouts, disclosure and provenance as for indicators, over estimates from the judged sample.</summary>
internal sealed class GroundTruthReader(IFacts facts, IndicatorReader indicators, Remembered remembered, IOptions<DisclosureOptions> disclosure) : IGroundTruth
{
    public Task<Snapshot> SnapshotAsync(CancellationToken cancellation) => facts.SnapshotAsync(cancellation);

    public async Task<JudgedLabels> LabelsAsync(GroundTruthWindow window, CancellationToken cancellation)
    {
        IndicatorReader.Check([], window.Where);
        var (sample, snapshot) = await SampleAsync(cancellation);
        var rows = await Task.Run(() => JudgedRows.Of(sample, window.From, window.To, window.Where), cancellation);
        return new(sample, rows, indicators.ProvenanceOf(JudgedLabels.WithDetections, snapshot, window.Where)) { Snapshot = snapshot, Window = window };
    }

    public Task<IndicatorSeries> ReadAsync(JudgedMeasure measure, IndicatorRequest request, CancellationToken cancellation) =>
        remembered.GetAsync(indicators.Catalog, "judged " + Question.Of(request with { Indicator = measure.Id }), async () =>
        {
            IndicatorReader.Check(request.By, request.Where);
            var grid = await GridAsync(measure, Slice.Of(request), null, cancellation);
            return new IndicatorSeries(measure.Indicator, request, [.. grid.Cells.Select(c => new IndicatorPoint(c.Period, c.Keys, c.Readout))], indicators.ProvenanceOf(measure.Indicator, grid.Snapshot, request.Where));
        }, cancellation);

    public Task<PooledReadouts> PoolAsync(JudgedMeasure measure, GroundTruthWindow window, CancellationToken cancellation) =>
        remembered.GetAsync(indicators.Catalog, "pooled " + Question.Of(new IndicatorRequest(measure.Id, Grain.Week, window.From, window.To) { By = window.By, Where = window.Where }), async () =>
        {
            IndicatorReader.Check(window.By, window.Where);
            var grid = await GridAsync(measure, new(Grain.Week, window.From, window.To, new(window.By), new(window.Where)), (window.From, window.To), cancellation);
            return new PooledReadouts(measure, window, [.. grid.Cells.Select(Pooled)], indicators.ProvenanceOf(measure.Indicator, grid.Snapshot, window.Where));
        }, cancellation);

    public Task<IReadOnlyList<Comparison>> CompareAsync(JudgedMeasure measure, ComparisonRequest request, CancellationToken cancellation) =>
        remembered.GetAsync<IReadOnlyList<Comparison>>(indicators.Catalog, Question.Of("judged change", request with { Indicator = measure.Id }), async () =>
        {
            string[] by = [.. new[] { request.By, request.ThenBy }.OfType<string>()];
            IndicatorReader.Check(by, request.Where);
            var (first, last) = request.Before < request.After ? (request.Before, request.After) : (request.After, request.Before);
            var slice = new Slice(last.Grain, first.Start, last.End, new([]), new(request.Where));
            var whole = await GridAsync(measure, slice, null, cancellation);
            var segments = by.Length == 0 ? null : await GridAsync(measure, slice with { By = new(by) }, null, cancellation);
            Comparison Of(Grid grid, EquatableList<string?> keys) => Pair.Of(grid, keys, request.Before, request.After, null).Compare(GridReader.Level);
            return [Of(whole.Grid, new([])), .. segments?.Grid.Keys.Select(keys => Of(segments.Grid, keys)) ?? []];
        }, cancellation);

    private static PooledReadout Pooled(GridCell cell) =>
        new(cell.Keys, cell.Readout, cell.Readout.Shown is { EffectiveN: { } effective } shown ? new(shown.N, effective) : null);

    private async Task<JudgedGrid> GridAsync(JudgedMeasure measure, Slice slice, (DateOnly From, DateOnly To)? pooled, CancellationToken cancellation)
    {
        var (sample, snapshot) = await SampleAsync(cancellation);
        var estimates = new JudgedEstimates(sample, snapshot, indicators.Catalog, measure, pooled is not null);
        var reader = new GridReader(estimates, new(disclosure.Value.MinimumCount)) { Span = pooled };
        return new(await Task.Run(() => reader.ReadAsync(measure.Indicator, slice, cancellation), cancellation), snapshot);
    }

    /// <summary>Both of one snapshot, though an extract may be published between the two questions.</summary>
    private async Task<(JudgedSample Sample, Snapshot Snapshot)> SampleAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var sample = await facts.JudgedAsync(cancellation);
            var snapshot = await facts.SnapshotAsync(cancellation);
            if (snapshot.Id == sample.SnapshotId) return (sample, snapshot);
        }
    }

    private sealed record JudgedGrid(Grid Grid, Snapshot Snapshot)
    {
        public IReadOnlyList<GridCell> Cells => Grid.Cells;
    }
}
