using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Shell;
using TrustSafety.Dashboard.Statistics;
using TrustSafety.Dashboard.Time;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>One strategy: its curves, its scores, how it drifts, and whom it serves worst.</summary>
internal sealed class StrategyDetail(IGroundTruth truth, ScoreDrift scores)
{
    private static readonly Unit Points = new("points", 100, "points", 1);
    private static readonly string[] Dimensions = ["market", "language", "category"];

    public async Task<IReadOnlyList<Section>> ReadAsync(SampleWindow window, JudgedLabels labels, Detector strategy, ThresholdTable? thresholds, StrategiesSettings settings, CancellationToken cancellation)
    {
        var sections = new List<Section>();
        sections.Add(thresholds is null ? ScoreCurves.None(labels, strategy) : ScoreCurves.Of(labels, strategy, thresholds, settings));
        sections.Add(await DriftAsync(window, labels, strategy, cancellation));
        sections.Add(await SlicesAsync(window, labels, strategy, cancellation));
        return sections;
    }

    private async Task<Section> DriftAsync(SampleWindow window, JudgedLabels labels, Detector strategy, CancellationToken cancellation)
    {
        var (rows, charts, own) = (new List<SectionRow>(), new List<SectionChart>(), strategy.In(labels.Sample));
        JudgedMeasure[] measures = [DetectionMeasures.Precision(strategy), DetectionMeasures.Recall(strategy), .. labels.Rows.Any(r => !float.IsNaN(own.Scores[r])) ? [DetectionMeasures.Score(strategy)] : (JudgedMeasure[])[]];
        foreach (var measure in measures)
        {
            var series = await truth.ReadAsync(measure, new(measure.Id, Grain.Week, window.Window.From, window.Window.To) { Where = window.Window.Where }, cancellation);
            rows.AddRange(series.Points.Select(p => new SectionRow($"weekly_{measure.Id.Split(':')[0]}", measure.Indicator.Name, p.Readout, measure.Indicator.Unit, "week", p.Period.ToString())));
            if (series.Points.Count > 1) charts.Add(new SectionChart.Trend($"{strategy.Name}: {measure.Indicator.Name.ToLowerInvariant()} by week", "The band is the interval; weeks of too few flags or violating views say so.", new(measure.Indicator, [.. series.Points.Select(p => new TrendPoint(p.Period, p.Readout))])));
        }
        var (moved, chart) = await scores.ReadAsync(window, labels, strategy, cancellation);
        rows.AddRange(moved);
        if (chart is not null) charts.Add(chart);
        return new("drift", $"Does {strategy.Name} drift?", "Precision and recall of the verdicts that it gave, and its mean score, by week of the view, from the judged views. The population stability index compares the scores of all detections of a week with those of the first quarter of the weeks, Σ (a − r)·ln(a ÷ r) over bins of about a tenth; its interval is that of the chance that as many scores of one distribution leave (noncentral χ²). Scores that move while precision holds may be the content's doing; both together are the model's.", rows, labels.Provenance) { Charts = charts };
    }

    private async Task<Section> SlicesAsync(SampleWindow window, JudgedLabels labels, Detector strategy, CancellationToken cancellation)
    {
        var (rows, charts, asked) = (new List<SectionRow>(), new List<SectionChart>(), new List<SlicedShare>());
        foreach (var measure in new[] { DetectionMeasures.Precision(strategy), DetectionMeasures.Recall(strategy) })
            foreach (var dimension in Dimensions)
            {
                var (id, unit, title) = (measure.Id.Split(':')[0], measure.Indicator.Unit, $"{measure.Indicator.Name} by {DimensionText.Words(dimension)}");
                var pooled = (await truth.PoolAsync(measure, window.Window with { By = [dimension] }, cancellation)).Readouts.Select(r => (Name: DimensionText.Value(r.Keys[0]), r.Readout)).ToList();
                var segments = labels.By(measure, dimension).ToDictionary(s => DimensionText.Value(s.Value), s => s.Strata);
                asked.Add(new(id, dimension, title, Whole(segments.Values), [.. pooled.Where(r => r.Readout.Shown is { EffectiveN: > 0 }).Select(r => (r.Name, segments[r.Name]))]));
                rows.AddRange(pooled.Select(r => new SectionRow($"slice_{id}", measure.Indicator.Name, r.Readout, unit, dimension, r.Name)));
                charts.Add(new SectionChart.Dots(title, "Lowest first.", new(measure.Indicator.Name, window.Text, unit, [.. pooled.OrderBy(r => r.Readout.Shown?.Value.Point ?? 2).Select(r => new EstimateDot(r.Name, r.Readout))])));
            }
        var gaps = SliceGaps.Of(asked);
        List<SectionRow> gapRows = [.. gaps.Select(g => Row(g, labels.Open))];
        if (gaps.Count > 0) charts.Insert(0, new SectionChart.Dots("Gap between best and worst", "In points. A whisker that leaves out 0 stands beyond noise.", new("Gap between best and worst", window.Text, Points, [.. gapRows.Select((r, i) => new EstimateDot(gaps[i].Of.What, r.Readout))]) { Line = 0 }));
        return new("slices", $"Is {strategy.Name} as good for everybody?",
            "Precision and recall in every segment with judged views enough. The gap between best and worst has its own interval over all pairs, on the simple random samples that would say as much were all segments alike (so that a segment which happens to hold no heavy label is not taken for a sure one), and all gaps are held to one false discovery rate of 5 %. " + Said(gaps), [.. rows, .. gapRows], labels.Provenance)
        { ShowsFigures = false, Charts = charts };
    }

    private static DomainStratum[] Whole(IEnumerable<IReadOnlyList<DomainStratum>> segments) =>
        [.. segments.SelectMany(s => s).GroupBy(s => s.Stratum).Select(g => new DomainStratum(g.Key, g.Aggregate(default(WeightedTally), (sum, s) => sum + s.Sums), g.First().Drawn))];

    private static SectionRow Row(SliceGap gap, string? open) => new($"slice_gap_{gap.Of.Measure}", $"Gap of {gap.Of.What}",
        new Readout.Measured(gap.Interval, gap.Of.Labels, null, null, Note: gap.Stands ? $"beyond noise: {gap.Lowest} lowest, {gap.Highest} highest" : "no gap beyond noise").While(open), Points, gap.Of.By);

    private static string Said(IReadOnlyList<SliceGap> gaps)
    {
        if (gaps.Count == 0) return "";
        var beyond = gaps.Where(g => g.Stands).Select(g => $"{g.Of.What} ({g.Lowest} lowest)").ToList();
        return beyond.Count == 0 ? "No gap stands beyond noise." : $"Beyond noise: {string.Join("; ", beyond)}.";
    }
}
