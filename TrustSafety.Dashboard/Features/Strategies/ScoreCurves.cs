using TrustSafety.Dashboard.Charts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>What the scores could do: precision against recall, the operating curve, who gets which score, and whether a score means what it says.</summary>
internal static class ScoreCurves
{
    private const int Fewest = 10;
    private static readonly CurveAxis Score = new("score", 1, 2) { From = 0, To = 1 };

    private static readonly Unit Area = new("share", 1, "", 3);

    /// <summary>A strategy that says yes or no has no threshold to try.</summary>
    public static Section None(JudgedLabels labels, Detector strategy) => new("scores", $"What could the scores of {strategy.Name} do?", "Curves, calibration and thresholds are read from scores, where the detections state them.",
        [new("average_precision", "Average precision", new Readout.Missing("no judged view of this window has a score of it, so there is no threshold to try: it fires or does not"), Area)], labels.Provenance)
    { ShowsFigures = false };

    public static Section Of(JudgedLabels labels, Detector strategy, ThresholdTable table, StrategiesSettings settings)
    {
        var curve = table.Curve(settings.ReviewCost, settings.MissCost);
        var (sample, own) = (labels.Sample, strategy.In(labels.Sample));
        int[] scored = [.. labels.Rows.Where(r => !float.IsNaN(own.Scores[r]))];
        ScoredItem[] items = [.. scored.Select(r => new ScoredItem(own.Scores[r], sample.Violating[r], sample.Weights[r]))];
        var average = SampledAveragePrecision.Of(items, [.. scored.Select(r => sample.StratumCodes[r])], s => sample.Strata[s].Drawn);
        var bins = ScoreBin.Of(items);
        var error = SampledCalibration.ExpectedError(items, [.. scored.Select(r => sample.StratumCodes[r])], s => sample.Strata[s].Drawn, ScoreBin.Count);
        List<SectionRow> rows =
        [
            new("average_precision", "Average precision", average.Interval is { } interval ? new Readout.Measured(interval, items.Length, null, null, DesignInterval.KishSize([.. items.Select(i => i.Weight)])) : average.Point is { } point ? new Readout.Missing(FormattableString.Invariant($"it is {point:0.000}, but an interval of it cannot be formed")) : new Readout.Missing("no judged violating view has a score"), Area),
            new("calibration_error", "Expected calibration error", error.Interval is { } gap ? new Readout.Measured(gap, items.Length, null, null, DesignInterval.KishSize([.. items.Select(i => i.Weight)])) : new Readout.Missing("the scores and judgements do not vary enough for an interval"), Area),
            .. curve.SelectMany(c => Rows(c)),
        ];
        rows = [.. rows.Select(r => r with { Readout = r.Readout.While(labels.Open) })];
        return new("scores", $"What could the scores of {strategy.Name} do?",
            "Precision and recall at every threshold with the design's intervals; the operating curve sets the share of violating views found against the share of others flagged. The distribution is weighted to views. Calibration compares the mean score of a bin with the share that is violating in it; "
            + FormattableString.Invariant($"the expected calibration error is the weighted mean of the gaps over {bins.Count(b => b.N > 0)} bins, its interval from draws of the bins' totals."), rows, labels.Provenance)
        {
            Charts =
            [
                new SectionChart.Line("Precision and recall", "One point for each threshold; the band is the interval of the precision.", PrecisionRecallOf(curve, table)),
                new SectionChart.Line("Operating curve", "Found among the violating against flagged among the others, one point for each threshold; the band is the interval of what is found, that of what is flagged stands in the file.", Roc(curve, table)),
                new SectionChart.Line("Who gets which score?", "Share of the views of each kind, in tenths of the score.", Distribution(bins)),
                new SectionChart.Line("Does a score mean what it says?", "A calibrated score lies on the line between the corners; bins of few judged views are left out.", Calibrated(bins)),
            ],
        };
    }

    private static IEnumerable<SectionRow> Rows(ThresholdReading at)
    {
        var key = FormattableString.Invariant($"{at.Threshold:0.######}");
        foreach (var (id, name, share, few, unit) in new[] { ("precision_at", "Precision", at.Precision, "too few flags", Units.Percent), ("recall_at", "Recall", at.Recall, "too few violating views", Units.Percent), ("false_positive_at", "False-positive rate", at.FalsePositives, "too few views that do not violate", DetectionMeasures.Few) })
            yield return new(id, name, share is { } s ? new Readout.Measured(s.Value, s.N, null, null, s.EffectiveN) : new Readout.Missing(few), unit, "threshold", key);
    }

    private static CurveData PrecisionRecallOf(IReadOnlyList<ThresholdReading> curve, ThresholdTable table)
    {
        CurvePoint? Point(ThresholdReading at) => at is { Precision: { } p, Recall: { } r } ? new(r.Point, p.Point, p.Low, p.High) : null;
        var today = table.Today is { } t ? Point(table.At(t, 0, 0)) : null;
        return new("Precision against recall", new("recall, %", 100, 1) { From = 0, To = 1 }, new("precision, %", 100, 1) { From = 0, To = 1.02 }, [new("precision", [.. curve.Select(Point).OfType<CurvePoint>().OrderBy(p => p.X)])])
        { Marks = today is { } mark ? [new("today", mark)] : [] };
    }

    private static CurveData Roc(IReadOnlyList<ThresholdReading> curve, ThresholdTable table)
    {
        CurvePoint? Point(ThresholdReading at) => at is { FalsePositives: { } f, Recall: { } r } ? new(f.Point, r.Point, r.Low, r.High) : null;
        var today = table.Today is { } t ? Point(table.At(t, 0, 0)) : null;
        return new("Operating curve", new("flagged of the others, %", 100, 1) { From = 0, To = 1 }, new("found, %", 100, 1) { From = 0, To = 1.02 }, [new("strategy", [new(0, 0), .. curve.Select(Point).OfType<CurvePoint>().OrderBy(p => p.X).ThenBy(p => p.Y)]), new("chance", [new(0, 0), new(0.85, 0.85)])])
        { Marks = today is { } mark ? [new("today", mark)] : [] };
    }

    private static CurveData Distribution(IReadOnlyList<ScoreBin> bins)
    {
        CurveLine Line(string name, Func<ScoreBin, double> of)
        {
            var total = bins.Sum(of);
            return new(name, total > 0 ? [.. bins.Select((bin, b) => new CurvePoint((b + 0.5) / ScoreBin.Count, of(bin) / total))] : []);
        }

        return new("Distribution of the score", Score, new("share of views, %", 100, 1), [Line("violating", b => b.Positive), Line("others", b => b.Weight - b.Positive)]);
    }

    private static CurveData Calibrated(IReadOnlyList<ScoreBin> bins) =>
        new("Calibration", new("mean score", 1, 2) { From = 0, To = 1 }, new("violating, %", 100, 1) { From = 0, To = 1.02 },
            [new("observed", [.. bins.Where(b => b.N >= Fewest).Select(Point)]), new("calibrated", [new(0, 0), new(1, 1)])]);

    private static CurvePoint Point(ScoreBin bin)
    {
        var (share, effective) = (bin.Positive / bin.Weight, bin.Weight * bin.Weight / bin.Squares);
        var interval = OneProportion.Wilson(share * effective, effective, 0.95);
        return new(bin.Score / bin.Weight, share, interval.Low, interval.High);
    }
}
