using TrustSafety.Dashboard.Statistics;

namespace TrustSafety.Dashboard.Indicators.Estimates;

/// <summary>A quantile of a duration, from counts by logarithmic bin.</summary>
internal sealed record QuantileEstimate(LogHistogram Histogram, double Q) : Estimate
{
    public override double N => Histogram.N;

    public override double Value => OrderStatistics.Quantile(Histogram, Q, 0.95).Point;

    public override string? Problem => Histogram.N < 1 ? "no durations to order" : null;

    public override double[] Protected => [Histogram.N];

    public override Interval At(double level)
    {
        var interval = OrderStatistics.Quantile(Histogram, Q, level);
        return interval with { Low = Math.Max(0, interval.Low) };
    }

    public override Difference? Minus(Estimate before, double level, double dispersion) =>
        before is QuantileEstimate { Problem: null } b && Problem is null ? OrderStatistics.QuantileDifference(Histogram, b.Histogram, Q, level, dispersion) : null;

    public override double? ZSince(Estimate before) =>
        before is QuantileEstimate { Problem: null } b && Problem is null ? OrderStatistics.QuantileStatistic(Histogram, b.Histogram, Q) : null;
}
