using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.Estimates;

/// <summary>Events per exposure, or a plain count (exposure 1).</summary>
/// <param name="Group">For a stock: everything that ever entered it. The stock is then a split of that group, as restored is of removed.</param>
internal sealed record RateEstimate(double Count, double? Exposure = null, double? Group = null) : Estimate
{
    private double Per => Exposure ?? 1;

    public override double N => Count;

    public override double Value => Count / Per;

    public override double? Numerator => Count;

    public override double? Denominator => Exposure;

    public override string? Problem => Per <= 0 ? "nothing to divide by" : Count < 0 ? "more left the stock than ever came: an extract is incomplete" : null;

    public override double[] Protected => Group is { } all ? [all, Count] : [Count];

    public override (double Numerator, double Denominator)? Parts => Exposure is { } e ? (Count, e) : null;

    public override bool Adds => Exposure is null;

    public override Interval At(double level) => OneRate.Exact(Count, Per, level);

    public override Difference? Minus(Estimate before, double level, double dispersion) =>
        before is RateEstimate { Problem: null } b && Problem is null ? TwoRates.Score(Count, Per, b.Count, b.Per, level, dispersion) : null;

    public override double? ZSince(Estimate before) => before is RateEstimate { Problem: null } b && Problem is null ? TwoRates.Statistic(Count, Per, b.Count, b.Per, 0) : null;
}
