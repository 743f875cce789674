using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.Estimates;

/// <summary>A ratio of two columns summed over the same rows.</summary>
internal sealed record RatioEstimate(RatioTally Tally) : Estimate
{
    public override double N => Tally.N;

    public override double Value => Tally.Ratio;

    public override double? Numerator => Tally.X;

    public override double? Denominator => Tally.Y;

    public override string? Problem => Tally.N < 2 || Tally.Y == 0 ? "a ratio needs at least two rows and something below the line" : null;

    public override double[] Protected => [Tally.N];

    public override (double Numerator, double Denominator)? Parts => (Tally.X, Tally.Y);

    public override Interval At(double level) => RatioOfSums.Delta(Tally, level);

    public override Difference? Minus(Estimate before, double level, double dispersion) =>
        before is RatioEstimate { Problem: null } b && Problem is null ? RatioOfSums.DeltaDifference(Tally, b.Tally, level, dispersion) : null;

    public override double? ZSince(Estimate before) => before is RatioEstimate { Problem: null } b && Problem is null ? Wald.Statistic(Value, Tally.Variance, b.Value, b.Tally.Variance) : null;
}
