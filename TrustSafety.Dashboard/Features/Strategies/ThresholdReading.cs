using TrustSafety.Dashboard.Indicators.GroundTruth;
using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Features.Strategies;

/// <summary>What a threshold would do: the share of flags that are right, of violations that are found, of others that are flagged, and what it costs.</summary>
/// <param name="MissedPerDay">Violating views a day that stay below it.</param>
public sealed record ThresholdReading(double Threshold, ShareReading? Precision, ShareReading? Recall, ShareReading? FalsePositives, double FlagsPerDay, double MissedPerDay, double CostPerDay)
{
    /// <summary>The interval of the views missed a day; null where the labels do not vary enough for one.</summary>
    public Interval? Missed { get; init; }
}

/// <summary>What another threshold changes, on the same judged views, so that both intervals are of the pair.</summary>
/// <param name="Recall">Of the violating views, those between the two thresholds: gained below, lost above.</param>
/// <param name="Between">How often the flags between the two are right.</param>
public sealed record ThresholdChange(Interval? Recall, ShareReading? Between, bool IsLower);

/// <summary>A weighted share with the judged views that it rests on.</summary>
public readonly record struct ShareReading(Interval Value, long N, double EffectiveN)
{
    public double Point => Value.Point;

    public double Low => Value.Low;

    public double High => Value.High;
}
