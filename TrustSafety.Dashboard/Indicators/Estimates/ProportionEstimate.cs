using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.Estimates;

/// <summary>k of n rows; with a share, n counts the whole and is not the segment's own.</summary>
internal sealed record ProportionEstimate(double K, double Of, bool IsShare = false) : Estimate
{
    public override double N => Of;

    public override double Value => K / Of;

    public override double? Numerator => K;

    public override double? Denominator => Of;

    public override string? Problem => Of <= 0 ? "nothing to take a share of"
        : K > Of ? "more counted above the line than below it: an extract is incomplete" : null;

    public override double[] Protected => IsShare ? [Of, K] : [Of, K, Of - K];

    public override (double Numerator, double Denominator)? Parts => IsShare ? null : (K, Of);

    public override bool Adds => IsShare;

    public override Interval At(double level) => OneProportion.Of(K, Of, level);

    public override Difference? Minus(Estimate before, double level, double dispersion) =>
        before is ProportionEstimate { Problem: null } b && Problem is null ? TwoProportions.MiettinenNurminen(K, Of, b.K, b.Of, level, dispersion) : null;

    public override double? ZSince(Estimate before) =>
        before is ProportionEstimate { Problem: null } b && Problem is null ? TwoProportions.Score(K, Of, b.K, b.Of, 0) : null;
}
