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
    private const double Rate = 0.05;
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
        var (moved, chart) = await scores.ReadAsync(window, strategy, cancellation);
        rows.AddRange(moved);
        if (chart is not null) charts.Add(chart);
        return new("drift", $"Does {strategy.Name} drift?", "Precision and recall of the verdicts that it gave, and its mean score, by week of the view, from the judged views. The population stability index compares the scores of all detections of a week with those of the first quarter of the weeks, Σ (a − r)·ln(a ÷ r) over bins of about a tenth; its interval is that of the chance that as many scores of one distribution leave (noncentral χ²). Scores that move while precision holds may be the content's doing; both together are the model's.", rows, labels.Provenance) { Charts = charts };
    }

    private async Task<Section> SlicesAsync(SampleWindow window, JudgedLabels labels, Detector strategy, CancellationToken cancellation)
    {
        var (rows, charts, gaps) = (new List<SectionRow>(), new List<SectionChart>(), new List<(string What, Gap Gap, IReadOnlyList<string> Names)>());
        var unit = DetectionMeasures.Precision(strategy).Indicator.Unit;
        foreach (var measure in new[] { DetectionMeasures.Precision(strategy), DetectionMeasures.Recall(strategy) })
            foreach (var dimension in Dimensions)
            {
                var pooled = await truth.PoolAsync(measure, window.Window with { By = [dimension] }, cancellation);
                var shown = pooled.Readouts.Where(r => r.Readout.Shown is { EffectiveN: > 0 }).ToList();
                rows.AddRange(pooled.Readouts.Select(r => new SectionRow($"slice_{measure.Id.Split(':')[0]}", measure.Indicator.Name, r.Readout, unit, dimension, DimensionText.Value(r.Keys[0]))));
                if (WidestGap.Of([.. shown.Select(Counts)]) is { } gap) gaps.Add(($"{measure.Indicator.Name} by {DimensionText.Words(dimension)}", gap, [.. shown.Select(r => DimensionText.Value(r.Keys[0]))]));
                charts.Add(new SectionChart.Dots($"{measure.Indicator.Name} by {DimensionText.Words(dimension)}", "", new(measure.Indicator.Name, window.Text, unit, [.. pooled.Readouts.OrderBy(r => r.Readout.Shown?.Value.Point ?? 2).Select(r => new EstimateDot(DimensionText.Value(r.Keys[0]), r.Readout))])));
            }
        rows.AddRange(Gaps(gaps));
        return new("slices", $"Is {strategy.Name} as good for everybody?",
            "Precision and recall in every segment with judged views enough. The gap between best and worst has its own interval over all pairs, on effective sample sizes, and all gaps are held to one false discovery rate of 5 %. " + Said(gaps), rows, labels.Provenance)
        { ShowsFigures = false, Charts = charts };
    }

    private static IEnumerable<SectionRow> Gaps(List<(string What, Gap Gap, IReadOnlyList<string> Names)> gaps)
    {
        if (gaps.Count == 0) yield break;
        var adjusted = FalseDiscovery.Adjust([.. gaps.Select(g => g.Gap.P)]);
        var level = FalseDiscovery.IntervalLevel(adjusted.Count(p => p <= Rate), gaps.Count, Rate);
        foreach (var (gap, p) in gaps.Zip(adjusted))
            yield return new("slice_gap", $"Gap of {gap.What}", new Readout.Measured(gap.Gap.At(level), gap.Names.Count, null, null, Note: p <= Rate ? $"beyond noise: {gap.Names[gap.Gap.Lowest]} lowest, {gap.Names[gap.Gap.Highest]} highest" : "no gap beyond noise"), new("points", 100, "points", 1));
    }

    private static string Said(List<(string What, Gap Gap, IReadOnlyList<string> Names)> gaps)
    {
        if (gaps.Count == 0) return "";
        var adjusted = FalseDiscovery.Adjust([.. gaps.Select(g => g.Gap.P)]);
        var beyond = gaps.Where((_, i) => adjusted[i] <= Rate).Select(g => $"{g.What} ({g.Names[g.Gap.Lowest]} lowest)").ToList();
        return beyond.Count == 0 ? "No gap stands beyond noise." : $"Beyond noise: {string.Join("; ", beyond)}.";
    }

    /// <summary>The simple random sample that would say as much.</summary>
    private static CountOf Counts(PooledReadout readout)
    {
        var measured = readout.Readout.Shown!;
        return new(measured.Value.Point * measured.EffectiveN!.Value, measured.EffectiveN.Value);
    }
}
