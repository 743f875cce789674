namespace TrustSafety.Dashboard.Statistics;

/// <summary>Pairs (x, y), one pair per independent unit, in parts that add up: n, Σx, Σy and Σx/Σy, which is the mean of x/y with the weights y and keeps its digits as that does.</summary>
public readonly record struct RatioTally
{
    private readonly WeightedTally pairs;

    private RatioTally(WeightedTally pairs) => this.pairs = pairs;

    public double N => pairs.N;

    public double X => pairs.WY;

    public double Y => pairs.W;

    public double Ratio => pairs.Mean;

    /// <summary>
    /// Delta-method variance of Σx/Σy: (s_xx − 2R·s_xy + R²·s_yy)/(n·ȳ²), which is n/(n−1)·Σ(x − R·y)²/(Σy)². Infinite below two units.
    /// Cochran 1977, Sampling Techniques, equation 2.39 and section 6.3.
    /// </summary>
    public double Variance => pairs.Variance;

    /// <summary>One unit. Cochran 1977, Sampling Techniques, section 6.3.</summary>
    public static RatioTally Of(double x, double y) => new(WeightedTally.Of(y, x));

    /// <summary>From plain sums n, Σx, Σy, Σx², Σxy, Σy²: good while x is not many orders of magnitude above what is left of it beside R·y. Chan, Golub &amp; LeVeque 1983, The American Statistician 37:242.</summary>
    public static RatioTally FromSums(double n, double x, double y, double x2, double xy, double y2) => new(WeightedTally.FromSums(n, y, y2, x, xy, x2));

    public static RatioTally operator +(RatioTally a, RatioTally b) => new(a.pairs + b.pairs);
}
