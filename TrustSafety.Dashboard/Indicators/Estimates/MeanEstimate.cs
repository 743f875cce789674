using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.Estimates;

/// <summary>The mean of a column that is never negative.</summary>
internal sealed record MeanEstimate(double Rows, double Sum, double SumOfSquares) : Estimate
{
    private MeanTally Tally => MeanTally.FromSums(Rows, Sum, SumOfSquares);

    public override double N => Rows;

    public override double Value => Sum / Rows;

    public override double? Numerator => Sum;

    public override double? Denominator => Rows;

    public override string? Problem => Rows < 2 ? "the spread of a mean needs at least two rows" : null;

    public override double[] Protected => [Rows];

    public override (double Numerator, double Denominator)? Parts => (Sum, Rows);

    public override Interval At(double level)
    {
        var interval = Means.One(Tally, level);
        return interval with { Low = Math.Max(0, interval.Low) };
    }

    public override Difference? Minus(Estimate before, double level, double dispersion) =>
        before is MeanEstimate { Problem: null } b && Problem is null ? Means.Welch(Tally, b.Tally, level, dispersion) : null;

    public override double? ZSince(Estimate before) => before is MeanEstimate { Problem: null } b && Problem is null ? Wald.Statistic(Value, Tally.Variance / Rows, b.Value, b.Tally.Variance / b.Rows) : null;
}
