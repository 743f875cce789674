using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.Estimates;

/// <summary>A Hájek mean over the probability sample of views: of 0 and 1 (a proportion), or of a column.</summary>
internal sealed record WeightedEstimate(WeightedTally Tally, bool IsProportion) : Estimate
{
    public override double N => Tally.N;

    public override double Value => Tally.Mean;

    public override double? Numerator => Tally.WY;

    public override double? Denominator => Tally.W;

    public override double? EffectiveN => Tally.EffectiveN;

    public override bool IsCensus => false;

    public override string? Problem => Tally.N < 2 || Tally.W <= 0 ? "a weighted estimate needs at least two labelled views" : null;

    // Weights hide the sampled positives, and a sample drawn by us names nobody; only the sampled group itself is protected.
    public override IReadOnlyList<double> Protected => [Tally.N];

    public override (double Numerator, double Denominator)? Parts => (Tally.WY, Tally.W);

    public override Interval At(double level) => IsProportion ? Hajek.Proportion(Tally, level) : Bounded(Hajek.Mean(Tally, level));

    public override Difference? Minus(Estimate before, double level, double dispersion) =>
        before is not WeightedEstimate { Problem: null } b || Problem is not null ? null
        : IsProportion ? Hajek.ProportionDifference(Tally, b.Tally, level) : Hajek.MeanDifference(Tally, b.Tally, level);

    private static Interval Bounded(Interval interval) => interval with { Low = Math.Max(0, interval.Low) };

    // A sample's own error dominates, so its dispersion is never asked for.
    public override double? ZSince(Estimate before) => null;
}
