using MathNet.Numerics.Distributions;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Quantiles of binned values by order statistics, free of any assumption about their distribution.</summary>
public static class OrderStatistics
{
    /// <summary>
    /// The q-quantile (0 &lt; q &lt; 1): the geometric middle of the bin of rank ⌈nq⌉. Interval: ranks l and u with P(B &lt; l) ≤ α/2 and
    /// P(B ≥ u) ≤ α/2 for B ~ Binomial(n, q), widened outwards to the edges of their bins, so it covers at least at its level.
    /// A rank outside 1…n leaves that side unbounded. Hahn &amp; Meeker 1991, Statistical Intervals, section 5.2.
    /// </summary>
    public static Interval Quantile(LogHistogram histogram, double q, double level)
    {
        Check(histogram, q);
        var (lower, upper) = Ranks(histogram.N, q, Tails.Alpha(level));
        return Between(histogram, q, lower, upper, level, "order statistics, widened by the bin");
    }

    /// <summary>
    /// The same for clustered values, from sums alone: ranks n(q ± z·σ), σ² the delta-method variance of the share of values in the quantile's bin
    /// (<see cref="LogHistogram.BinOfQuantile"/>) or below. below adds up pairs, one a cluster: its values in those bins, and all its values. A single cluster leaves both sides
    /// unbounded. Deng, Knoblich &amp; Lu 2018, KDD, section 4.3.
    /// </summary>
    public static Interval Clustered(LogHistogram histogram, RatioTally below, double q, double level)
    {
        Check(histogram, q);
        if (!(Math.Abs(below.Y - histogram.N) <= 1e-9 * histogram.N)) throw new ArgumentException("The clusters have other values than the histogram.", nameof(below));
        var half = Tails.NormalCritical(level) * Math.Sqrt(below.Variance) * histogram.N;
        return Between(histogram, q, Math.Floor(histogram.N * q - half), Math.Ceiling(histogram.N * q + half) + 1, level, "order statistics, clustered, widened by the bin");
    }

    /// <summary>
    /// The difference of two quantiles: Wald with the standard errors (High − Low)/2z of their 95 % order-statistic intervals, which hold
    /// the bins' width; null when either is unbounded. Deng, Knoblich &amp; Lu 2018, KDD, section 4.2.
    /// </summary>
    public static Difference? QuantileDifference(LogHistogram histogram, LogHistogram against, double q, double level, double dispersion = 1)
    {
        var (of, from) = (Quantile(histogram, q, ErrorLevel), Quantile(against, q, ErrorLevel));
        return of.IsBounded && from.IsBounded ? FromIntervals(of, from, level, dispersion) : null;
    }

    /// <summary>
    /// The standardised difference under <see cref="QuantileDifference"/>; null when either quantile is unbounded.
    /// Deng, Knoblich &amp; Lu 2018, KDD, section 4.2.
    /// </summary>
    public static double? QuantileStatistic(LogHistogram histogram, LogHistogram against, double q)
    {
        var (of, from) = (Quantile(histogram, q, ErrorLevel), Quantile(against, q, ErrorLevel));
        return of.IsBounded && from.IsBounded ? Wald.Statistic(of.Point, Variance(of), from.Point, Variance(from)) : null;
    }

    internal static Difference FromIntervals(Interval of, Interval from, double level, double dispersion = 1) =>
        Wald.Difference(of.Point, Variance(of), from.Point, Variance(from), level, "order statistics", dispersion);

    private static double Variance(Interval i) => Math.Pow((i.High - i.Low) / (2 * Tails.NormalCritical(i.Level)), 2);

    private const double ErrorLevel = 0.95;

    private const double ExactBelow = 2000;

    private static (double Lower, double Upper) Ranks(double n, double q, double alpha)
    {
        // The normal approximation to the binomial is within one rank from here on; one more is taken on each side.
        if (n >= ExactBelow)
        {
            var half = -Normal.InvCDF(0, 1, alpha / 2) * Math.Sqrt(n * q * (1 - q));
            return (Math.Floor(n * q - half), Math.Ceiling(n * q + half) + 1);
        }
        // Started where the normal approximation ends, the exact ranks are a step or two away.
        var trials = (int)n;
        double AtMost(int successes) => successes < 0 ? 0 : Binomial.CDF(q, trials, successes);
        double AtLeast(int successes) => successes > trials ? 0 : Binomial.CDF(1 - q, trials, trials - successes);
        var spread = -Normal.InvCDF(0, 1, alpha / 2) * Math.Sqrt(n * q * (1 - q));
        var lower = Math.Clamp((int)(n * q - spread), 0, trials);
        while (lower < trials && AtMost(lower) <= alpha / 2) lower++;
        while (lower > 0 && AtMost(lower - 1) > alpha / 2) lower--;
        var upper = Math.Clamp((int)(n * q + spread), 1, trials + 1);
        while (upper > 1 && AtLeast(upper - 1) <= alpha / 2) upper--;
        while (upper <= trials && AtLeast(upper) > alpha / 2) upper++;
        return (lower, upper);
    }

    private static Interval Between(LogHistogram histogram, double q, double lower, double upper, double level, string method)
    {
        var middle = histogram.BinOfQuantile(q);
        return new(
            lower < 1 ? double.NegativeInfinity : histogram.LowEdge(histogram.BinOfRank(lower)), middle < 0 ? 0.5 : Math.Sqrt(histogram.LowEdge(middle) * histogram.HighEdge(middle)),
            upper > histogram.N ? double.PositiveInfinity : histogram.HighEdge(histogram.BinOfRank(upper)), level, method);
    }

    private static void Check(LogHistogram histogram, double q)
    {
        if (!(histogram.N > 0)) throw new ArgumentOutOfRangeException(nameof(histogram), "A quantile needs at least one value.");
        if (!(q > 0 && q < 1)) throw new ArgumentOutOfRangeException(nameof(q), "A quantile's probability lies between 0 and 1.");
    }
}
