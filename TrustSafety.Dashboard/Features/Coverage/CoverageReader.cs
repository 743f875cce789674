using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Coverage;

internal sealed class CoverageReader(IFacts facts, IGroundTruth truth, CoverageHoles holes, StrategyOverlap overlap, PortfolioReader portfolio, RememberedViews views)
{
    private static readonly string[] Dimensions = ["category", "surface", "language", "market"];

    /// <summary>Null when no judged view is loaded.</summary>
    public Task<CoverageModel?> ReadAsync(ViewState state, CancellationToken cancellation) => views.GetAsync(state, "", () => ComputeAsync(state, cancellation), cancellation);

    private async Task<CoverageModel?> ComputeAsync(ViewState state, CancellationToken cancellation)
    {
        if (await SampleWindow.ResolveAsync(state, facts, cancellation) is not { } window) return null;
        var settings = CoverageSettings.Parse(state);
        var labels = await truth.LabelsAsync(window.Window, cancellation);
        // Side by side: the portfolio's search takes about as long as all that is measured.
        var search = Task.Run(() => portfolio.ReadAsync(window, labels, settings, cancellation), cancellation);
        var whole = await WholeAsync(window, labels, cancellation);
        List<Section> sections =
        [
            whole,
            await MapAsync(window, cancellation),
            holes.Read(window, labels),
            .. await Task.WhenAll(Dimensions.Select(d => ByAsync(window, d, cancellation))),
            await SeverityAsync(window, cancellation),
            await overlap.ReadAsync(window, labels, cancellation),
        ];
        var chosen = await search;
        return new(window, settings, Sentence(window, whole), [.. sections, chosen.Section], chosen.Capacity, chosen.Floor);
    }

    private async Task<Section> WholeAsync(SampleWindow window, JudgedLabels labels, CancellationToken cancellation)
    {
        var (rows, charts) = (new List<SectionRow>(), new List<SectionChart>());
        foreach (var measure in CoverageMeasures.All)
        {
            rows.Add(new(measure.Id, measure.Indicator.Name, (await truth.PoolAsync(measure, window.Window, cancellation)).Readouts[0].Readout, measure.Indicator.Unit));
            var series = await truth.ReadAsync(measure, new(measure.Id, Grain.Week, window.Window.From, window.Window.To) { Where = window.Window.Where }, cancellation);
            rows.AddRange(series.Points.Select(p => new SectionRow(measure.Id, measure.Indicator.Name, p.Readout, measure.Indicator.Unit, "week", p.Period.ToString())));
            if (series.Points.Count > 1)
                charts.Add(new SectionChart.Trend(measure.Indicator.Name, "Share of violating exposure by week of the view; the band is its interval.", new(measure.Indicator, [.. series.Points.Select(p => new TrendPoint(p.Period, p.Readout))])));
        }
        return new("coverage", "How much of the violating exposure do we catch?",
            "Of the views of content that breaks the rules, those on which a live strategy had fired at or before the view, those on which one fired later, and those on which none ever did. Every judged view weighs the views it stands for, so a widely seen miss "
            + "counts for what it is. Shadow strategies do not count. It is blind to what the judges of the sample err in.", rows, labels.Provenance)
        { Charts = charts };
    }

    private async Task<Section> MapAsync(SampleWindow window, CancellationToken cancellation)
    {
        var pooled = await truth.PoolAsync(CoverageMeasures.Before, window.Window with { By = ["category", "market"] }, cancellation);
        var unit = CoverageMeasures.Before.Indicator.Unit;
        return new("map", "Where is it thin: category × market?", "Each cell is a domain of the sample. A cell of too few judged violating views says so; its table has the interval of every cell.",
            [.. pooled.Readouts.Select(r => new SectionRow(CoverageMeasures.Before.Id, "Caught before the view", r.Readout, unit, "category × market", $"{DimensionText.Value(r.Keys[0])} × {DimensionText.Value(r.Keys[1])}"))], pooled.Provenance)
        {
            Charts = [new SectionChart.Matrix("Caught before the view, share of violating exposure", "The stronger the colour, the more; below each value its interval.",
                new(CoverageMeasures.Before.Indicator, Period.Of(Grain.Week, window.LastDay), "category", "market",
                    [.. pooled.Readouts.Select(r => r.Keys[0]).Distinct()], [.. pooled.Readouts.Select(r => r.Keys[1]).Distinct()], [.. pooled.Readouts.Select(r => new HeatmapCell(r.Keys[0], r.Keys[1], r.Readout))]) { When = window.Text, ShowsBounds = true })],
        };
    }

    /// <summary>All three shares of every segment in the table and the file; what is caught in time and what never is as pictures.</summary>
    private async Task<Section> ByAsync(SampleWindow window, string dimension, CancellationToken cancellation)
    {
        var pooled = await Task.WhenAll(CoverageMeasures.All.Select(m => truth.PoolAsync(m, window.Window with { By = [dimension] }, cancellation)));
        List<SectionRow> rows = [.. pooled.SelectMany(p => p.Readouts.Select(r => new SectionRow(p.Measure.Id, p.Measure.Indicator.Name, r.Readout, p.Measure.Indicator.Unit, dimension, DimensionText.Value(r.Keys[0]))))];
        return new($"by_{dimension}", $"By {DimensionText.Words(dimension)}", "Caught before the view, after it, or never, of the violating exposure of each segment; the three add up to all of it.", rows, pooled[0].Provenance)
        {
            Charts = [Chart(CoverageMeasures.Before, "Lowest first: that is where to look.", 1), Chart(CoverageMeasures.Never, "Highest first: leakage that no live strategy ever fired on.", -1)],
        };

        SectionChart.Dots Chart(JudgedMeasure measure, string foot, int order) => new($"{measure.Indicator.Name}, by {DimensionText.Words(dimension)}", foot, new(measure.Indicator.Name, window.Text, measure.Indicator.Unit,
            [.. rows.Where(r => r.Measure == measure.Id).OrderBy(r => r.Readout.Shown is { } shown ? order * shown.Value.Point : 2).Select(r => new EstimateDot(r.Key!, r.Readout))]));
    }

    private async Task<Section> SeverityAsync(SampleWindow window, CancellationToken cancellation)
    {
        var rows = new List<SectionRow>();
        Provenance? provenance = null;
        for (var severity = 0; severity <= 4; severity++)
        {
            var measure = CoverageMeasures.BeforeAt(severity);
            var pooled = await truth.PoolAsync(measure, window.Window, cancellation);
            provenance ??= pooled.Provenance;
            rows.Add(new("caught_before", measure.Indicator.Name, pooled.Readouts[0].Readout, measure.Indicator.Unit, "severity", $"severity {severity}"));
        }
        return new("by_severity", "By severity", "Caught before the view, of the violating exposure judged to be of each severity (0 to 4).", rows, provenance!)
        {
            Charts = [new SectionChart.Dots("Caught before the view, by severity", "What is worst should be caught best.", new("Caught before the view", window.Text, CoverageMeasures.Before.Indicator.Unit, [.. rows.Select(r => new EstimateDot(r.Key!, r.Readout))]))],
        };
    }

    private static string Sentence(SampleWindow window, Section whole)
    {
        var head = window.Opening;
        if (whole.Rows.First(r => r.Measure == "caught_before" && r.By.Length == 0) is not { Readout.Shown: { } before } row) return $"{head} nothing can be said of what was caught: {ReadoutText.Why(whole.Rows[0].Readout)}.";
        var never = whole.Rows.First(r => r.Measure == "never_caught" && r.By.Length == 0).Readout.Shown;
        var missed = never is null ? "" : $"; {ValueText.Value(row.Unit, never.Value.Point)} ({ValueText.Bounds(row.Unit, never.Value, " to ")}) was never caught";
        return $"{head} {ValueText.Value(row.Unit, before.Value.Point)} ({ValueText.Bounds(row.Unit, before.Value, " to ")}) of the violating exposure was caught before the view{missed}.";
    }
}
