using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Prevalence;

/// <summary>Reads the window's labels once, and every section from them.</summary>
internal sealed class PrevalenceReader(IFacts facts, IGroundTruth truth, IIndicators indicators, PrevalenceEstimates estimates, PrevalenceChange change, RememberedViews views)
{
    public const string Rate = "violative_view_rate", Weighted = "severity_weighted_exposure";

    private static readonly string[] Dimensions = ["category", "market", "surface", "language"];

    /// <summary>Null when no judged view is loaded.</summary>
    public Task<PrevalenceModel?> ReadAsync(ViewState state, CancellationToken cancellation) => views.GetAsync(state, "", () => ComputeAsync(state, cancellation), cancellation);

    private async Task<PrevalenceModel?> ComputeAsync(ViewState state, CancellationToken cancellation)
    {
        if (await SampleWindow.ResolveAsync(state, facts, cancellation) is not { } window) return null;
        var settings = PrevalenceSettings.Parse(state);
        var labels = await truth.LabelsAsync(window.Window, cancellation);
        List<Indicator> measured = [.. new[] { Rate, Weighted }.Select(indicators.Catalog.Find).OfType<Indicator>()];
        if (measured.Count == 0 || measured[0].Id != Rate) throw new InvalidOperationException($"The indicator file in force defines no {Rate}.");
        // Side by side: with scores known for all, the estimates ask for every detection.
        var (estimated, changed) = (Task.Run(() => EstimatesAsync(window, labels, measured[0], cancellation), cancellation), Task.Run(() => change.ReadAsync(PrevalenceCompared.Of(state, window), window, measured[0], cancellation), cancellation));
        var broken = Task.Run(() => Task.WhenAll(Dimensions.Select(d => ByAsync(window, measured, d, cancellation))), cancellation);
        var whole = (await truth.PoolAsync(JudgedMeasure.Of(measured[0]), window.Window, cancellation)).Readouts[0].Readout;
        var compared = PrevalenceCompared.Of(state, window);
        var plan = LabelPlanner.Of(labels, settings);
        List<Section> sections =
        [
            await WholeAsync(window, measured, cancellation),
            await estimated,
            .. await broken,
            await changed,
            LabelPlanSection.Of(window, labels, measured[0].Unit, settings, plan),
        ];
        return new(window, settings, PrevalenceSentence.Of(window, measured[0], whole, labels.Rows.Count), whole, sections, compared, plan);
    }

    private async Task<Section> WholeAsync(SampleWindow window, IReadOnlyList<Indicator> measured, CancellationToken cancellation)
    {
        var (rows, charts) = (new List<SectionRow>(), new List<SectionChart>());
        Provenance? provenance = null;
        foreach (var indicator in measured)
        {
            var measure = JudgedMeasure.Of(indicator);
            var pooled = await truth.PoolAsync(measure, window.Window, cancellation);
            provenance ??= pooled.Provenance;
            rows.Add(new(indicator.Id, indicator.Name, WithCost(pooled.Readouts[0]), indicator.Unit) { Indicator = indicator.Id });
            var series = await truth.ReadAsync(measure, new(indicator.Id, Grain.Week, window.Window.From, window.Window.To) { Where = window.Window.Where }, cancellation);
            rows.AddRange(series.Points.Select(p => new SectionRow(indicator.Id, indicator.Name, p.Readout, indicator.Unit, "week", p.Period.ToString()) { Indicator = indicator.Id }));
            if (series.Points.Count > 1)
                charts.Add(new SectionChart.Trend(indicator.Question, "By week of the view; the band is the interval of the measurement.", new(indicator, [.. series.Points.Select(p => new TrendPoint(p.Period, p.Readout))])));
        }
        return new("prevalence", "How much of what people watched broke the rules?",
            "Views drawn at random, with known chances, and judged. A view's weight is the number of views it stands for (1/π). The interval is that of the design: strata that were drawn apart, "
            + "weights that differ; n_eff says how many labels of one weight would be as unequal (Kish). It is blind to what the judges err in: see the corrected estimate below.", rows, provenance!)
        { Charts = charts };
    }

    /// <summary>What unequal weights cost is part of how sure one can be.</summary>
    private static Readout WithCost(PooledReadout pooled) =>
        pooled.Weights is { } weights ? pooled.Readout.With(FormattableString.Invariant($"unequal weights cost a factor of {weights.Cost:0.0}")) : pooled.Readout;

    private async Task<Section> EstimatesAsync(SampleWindow window, JudgedLabels labels, Indicator indicator, CancellationToken cancellation)
    {
        List<SectionRow> rows = [.. (await estimates.ReadAsync(window, labels, indicator, cancellation)).Select(r => r with { Readout = r.Readout.While(labels.LabelsOpen) })];
        return new("estimates", "Does it depend on how it is estimated?",
            "One number, estimated in every way that the sample allows. By its strata is the one shown everywhere. With the finite population correction where strata say how many views they hold (Cochran 1977, 5.9). "
            + "Without its strata: what a plain weighted mean would say. Corrected: Rogan and Gladen with the interval of Lang and Reiczigel, sensitivity and specificity from reviews whose right answer is known (gold) or was decided again (QA, which may have seen the first answer and then finds too few errors); "
            + "their own error is carried in, with the differences between the people who judge. Both rates are taken to be the same in every stratum. "
            + "With scores known for all: the difference estimator F + ΣWₕ·mean(y − f), the mean score of the population plus what the labels add to it. "
            + "PPI++: the same with λf for f and the λ of the least error, so that poor scores do no harm. λ is one for all strata, because detections do not say the stratum of what nobody judged.",
            rows, labels.Provenance)
        {
            ShowsFigures = false,
            Charts = [new SectionChart.Dots("The same share, estimated in several ways", "A missing row says why in its place.", new("Violative view rate", window.Text, indicator.Unit, [.. rows.Select(r => new EstimateDot(r.Key is null ? r.Name : $"{r.Name} ({r.Key})", r.Readout))]))],
        };
    }

    /// <summary>How much, and how much harm: a segment of little but severe content stands low in the one and high in the other.</summary>
    private async Task<Section> ByAsync(SampleWindow window, IReadOnlyList<Indicator> measured, string dimension, CancellationToken cancellation)
    {
        var (all, charts) = (new List<SectionRow>(), new List<SectionChart>());
        Provenance? provenance = null;
        foreach (var indicator in measured)
        {
            var pooled = await truth.PoolAsync(JudgedMeasure.Of(indicator), window.Window with { By = [dimension] }, cancellation);
            provenance ??= pooled.Provenance;
            List<SectionRow> rows = [.. pooled.Readouts.Select(r => new SectionRow(indicator.Id, indicator.Name, r.Readout, indicator.Unit, dimension, DimensionText.Value(r.Keys[0])) { Indicator = indicator.Id })];
            all.AddRange(rows);
            charts.Add(new SectionChart.Dots($"{indicator.Name} by {DimensionText.Words(dimension)}", "Dot and whisker, the interval of each segment.", new(indicator.Name, window.Text, indicator.Unit,
                [.. rows.OrderByDescending(r => r.Readout.Shown?.Value.Point ?? -1).Select(r => new EstimateDot(r.Key!, r.Readout))])));
        }
        return new($"by_{dimension}", $"Where is it: {DimensionText.Words(dimension)}?", "Each segment is a domain of the sample: how many labels fall into it is chance, too, and its interval says so. Too few labels give no number, but how many are needed.", all, provenance!) { Charts = charts };
    }
}
