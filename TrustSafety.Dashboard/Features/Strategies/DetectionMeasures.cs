using TrustSafety.Dashboard.Facts;
using TrustSafety.Dashboard.Indicators;
using TrustSafety.Dashboard.Indicators.GroundTruth;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>
/// How well a strategy tells violating views from others, over all judged views: those that it never scored count as not flagged. Without a threshold the
/// verdicts are those it gave; with one, what its scores would have said. Every measure is a ratio of weighted sums, so one variance serves them all.
/// </summary>
internal static class DetectionMeasures
{
    private const int Fewest = 20;
    public static readonly Unit Percent = Units.Percent;

    /// <summary>Of views that nobody should flag, few are: their share takes more digits.</summary>
    public static readonly Unit Few = Units.Percent with { Decimals = 3 };

    public static JudgedMeasure Precision(Detector strategy, double? threshold = null) => Of("precision", "Precision", strategy, threshold, Direction.HigherIsBetter, (bad, flagged) => flagged ? new(1, bad ? 1 : 0) : default);

    public static JudgedMeasure Recall(Detector strategy, double? threshold = null) => Of("recall", "Recall", strategy, threshold, Direction.HigherIsBetter, (bad, flagged) => bad ? new(1, flagged ? 1 : 0) : default).AmongViolating();

    public static JudgedMeasure FalsePositives(Detector strategy, double? threshold = null) => Of("false_positive_rate", "False-positive rate", strategy, threshold, Direction.LowerIsBetter, (bad, flagged) => bad ? default : new(1, flagged ? 1 : 0)).In(Few, Direction.LowerIsBetter);

    /// <summary>Fβ = (1 + β²)·TP ÷ ((1 + β²)·TP + β²·FN + FP), itself a ratio of sums.</summary>
    public static JudgedMeasure F(Detector strategy, double beta = 1, double? threshold = null)
    {
        var square = beta * beta;
        return Of(FormattableString.Invariant($"f{beta:R}"), FormattableString.Invariant($"F{beta:0.##}"), strategy, threshold, Direction.HigherIsBetter, (bad, flagged) => (bad, flagged) switch
        {
            (true, true) => new(1 + square, 1 + square),
            (true, false) => new(square, 0),
            (false, true) => new(1, 0),
            _ => default,
        });
    }

    /// <summary>Of the violating views that it flagged, those that it flagged at or before the view.</summary>
    public static JudgedMeasure InTime(Detector strategy) => JudgedMeasure.Share($"in_time:{strategy.Id}", "Flagged in time", sample =>
    {
        var (violating, own) = (sample.Violating, strategy.In(sample));
        return row => violating[row] && own.Fired(row) ? new(1, own.FiredInTime(row) ? 1 : 0) : default;
    }).AmongViolating().OnDetections().AtLeast(Fewest).In(Percent, Direction.HigherIsBetter);

    /// <summary>The mean score of the views whose content it scored.</summary>
    public static JudgedMeasure Score(Detector strategy) => JudgedMeasure.Mean($"score:{strategy.Id}", "Mean score", sample =>
    {
        var scores = strategy.In(sample).Scores;
        return row => float.IsNaN(scores[row]) ? default : new(1, Math.Round((double)scores[row], 6));
    }).OnDetections().AtLeast(Fewest).In(new("score", 1, "", 3), Direction.Neutral);

    public static Func<int, bool> Flagged(JudgedSample sample, Detector strategy, double? threshold)
    {
        var own = strategy.In(sample);
        if (threshold is not { } t) return own.Fired;
        var (scores, least) = (own.Scores, (float)t);
        return row => scores[row] >= least;
    }

    private static JudgedMeasure Of(string id, string name, Detector strategy, double? threshold, Direction direction, Func<bool, bool, JudgedValue> value) =>
        JudgedMeasure.Share(FormattableString.Invariant($"{id}:{strategy.Id}:{threshold:R}"), name, sample =>
        {
            var (violating, flagged) = (sample.Violating, Flagged(sample, strategy, threshold));
            return row => value(violating[row], flagged(row));
        }).OnDetections().AtLeast(Fewest).In(Percent, direction);
}
