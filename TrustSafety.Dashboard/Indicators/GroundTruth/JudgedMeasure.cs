using TrustSafety.Dashboard.Extracts.Schema;
using TrustSafety.Dashboard.Facts;

namespace TrustSafety.Dashboard.Indicators.GroundTruth;

/// <summary>What one label adds below and above the line; nothing on either side leaves it out of the measure.</summary>
public readonly record struct JudgedValue(double X, double Y);

/// <summary>
/// A weighted share, mean or ratio over judged labels: Σwy/Σwx. An indicator of the catalogue is one by its own definition; a page makes others:
/// <code>
/// // Recall of a strategy at a threshold: of the violating views, the share that it scores at least so high. The id names every parameter.
/// var recall = JudgedMeasure.Share($"recall:{name}:{threshold:R}", "Recall", sample =>
/// {
///     var (violating, scores) = (sample.Violating, sample.Strategy(name)!.Scores);
///     return row => violating[row] ? new(1, scores[row] >= (float)threshold ? 1 : 0) : default;
/// });
/// </code>
/// </summary>
public sealed record JudgedMeasure
{
    private JudgedMeasure(Indicator indicator, Func<JudgedSample, bool, Func<int, JudgedValue>> bind) => (Indicator, Bind) = (indicator, bind);

    /// <summary>Name, unit, least n and what it rests on.</summary>
    public Indicator Indicator { get; private init; }

    /// <summary>Equal ids are equal measures: readouts are kept by them.</summary>
    public string Id => Indicator.Id;

    /// <summary>It asks of violating views alone, so that the others need not be looked at.</summary>
    public bool IsAmongViolating { get; private init; }

    /// <summary>Bound to a sample first, so that a row costs no look-up. The flag says whether the indicator's focus applies.</summary>
    internal Func<JudgedSample, bool, Func<int, JudgedValue>> Bind { get; }

    /// <summary>A weighted indicator of the catalogue (violative_view_rate, leakage_rate, …), by its definition.</summary>
    public static JudgedMeasure Of(Indicator indicator) => indicator.Estimator == Estimator.WeightedProportion
        ? new(indicator, (sample, focused) => JudgedConditions.Values(sample, indicator, focused))
        : throw new ArgumentException("Only a weighted proportion is measured on the judged sample.", nameof(indicator));

    /// <summary>A ratio that lies between 0 and 1: its interval keeps to that.</summary>
    public static JudgedMeasure Share(string id, string name, Func<JudgedSample, Func<int, JudgedValue>> values) => Made(id, name, null, values);

    /// <summary>A mean, or any ratio of sums from 0 up.</summary>
    public static JudgedMeasure Mean(string id, string name, Func<JudgedSample, Func<int, JudgedValue>> values) => Made(id, name, "value", values);

    /// <summary>Fewer labels than this are too few to say.</summary>
    public JudgedMeasure AtLeast(int labels) => this with { Indicator = Indicator with { MinimumN = labels } };

    /// <summary>Only violating views add to it, above the line and below.</summary>
    public JudgedMeasure AmongViolating() => this with { IsAmongViolating = true };

    /// <summary>It says nothing where the detections do not reach.</summary>
    public JudgedMeasure OnDetections() =>
        this with { Indicator = Indicator with { Numerator = Indicator.Numerator with { Where = [new Condition.IsPresent(DerivedColumns.Caught)] } } };

    public JudgedMeasure In(Unit unit, Direction direction) => this with { Indicator = Indicator with { Unit = unit, Direction = direction } };

    private static JudgedMeasure Made(string id, string name, string? sum, Func<JudgedSample, Func<int, JudgedValue>> values)
    {
        var labels = new Part(Fact.Label, FactSchemas.Of(Fact.Label).Time, [], sum);
        var percent = sum is null ? new Unit("percent", 100, " %", 1) : new Unit("number", 1, "", 2) { Natural = "count" };
        return new(new(id, name, "", Layer.Detection, Estimator.WeightedProportion, labels, labels with { Sum = null }, percent, Direction.Neutral) { Baseline = null }, (sample, _) => values(sample));
    }
}
