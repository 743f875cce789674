namespace TrustSafety.Dashboard.Indicators.Comparing;

/// <summary>
/// What comes first under "What changed": evidence × size × weight.
/// Evidence is the change over the half-width of its widened interval, at most 5: beyond that, more certainty adds nothing.
/// Size is the relative change, at most 1 (a doubling), times the square root of the segment's part of the whole, so that a small segment needs a large change.
/// Weight is the layer's (exposure 3; detection, quality and trust 2; enforcement and operations 1), half as much again when the change is for the worse,
/// and half where no direction is good: such an indicator says what was done, not what users met.
/// </summary>
internal static class Importance
{
    public static double Of(Comparison change, double partOfWhole)
    {
        if (change.Difference is not { } d || change.BeforeReadout.Shown is not { } before) return 0;
        var half = (d.High - d.Low) / 2;
        var evidence = half > 0 ? Math.Min(5, Math.Abs(d.Point) / half) : 5;
        var relative = before.Value.Point == 0 ? 1 : Math.Min(1, Math.Abs(d.Point / before.Value.Point));
        return evidence * relative * Math.Sqrt(partOfWhole) * Weight(change.Indicator.Layer) * Weight(change.Indicator.Direction, d.Point);
    }

    private static double Weight(Layer layer) => layer switch
    {
        Layer.Exposure => 3,
        Layer.Detection or Layer.Quality or Layer.Trust => 2,
        _ => 1,
    };

    private static double Weight(Direction direction, double change) => direction switch
    {
        Direction.Neutral => 0.5,
        Direction.LowerIsBetter => change > 0 ? 1.5 : 1,
        _ => change < 0 ? 1.5 : 1,
    };
}
