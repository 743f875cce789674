namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// n, mean and centred sum of squares, which merge without the cancellation of Σx² − (Σx)²/n
/// (Chan, Golub &amp; LeVeque 1983, The American Statistician 37:242, equation 2.1). What the mean loses by rounding is kept beside it: a mean of 1e9 has no digit below a ten millionth,
/// which is much of a difference of two.
/// </summary>
public readonly record struct MeanTally(double N, double Mean, double M2)
{
    /// <summary>What the mean is more than <see cref="Mean"/>.</summary>
    private readonly double _rest;

    private MeanTally(double n, (double Sum, double Lost) mean, double m2) : this(n, mean.Sum, m2) => _rest = mean.Lost;

    /// <summary>From plain sums: good while the mean is not many orders of magnitude above the spread. Chan, Golub &amp; LeVeque 1983, The American Statistician 37:242.</summary>
    public static MeanTally FromSums(double n, double sum, double sumOfSquares) =>
        n > 0 ? new(n, sum / n, Math.Max(0, sumOfSquares - sum / n * sum)) : default;

    /// <summary>With a mean in two parts.</summary>
    internal static MeanTally Of(double n, double mean, double rest, double m2) => new(n, Rounding.Of(mean, rest), m2);

    public static MeanTally operator +(MeanTally a, MeanTally b)
    {
        if (a.N == 0) return b;
        if (b.N == 0) return a;
        var (n, gap) = (a.N + b.N, b.Above(a));
        return new(n, Rounding.Of(a.Mean, a._rest + gap * b.N / n), a.M2 + b.M2 + gap * gap * a.N * b.N / n);
    }

    /// <summary>Unbiased variance of one value; NaN below two values.</summary>
    public double Variance => N > 1 ? M2 / (N - 1) : double.NaN;

    /// <summary>The same units with a mean so much higher and another spread.</summary>
    internal MeanTally Moved(double by, double m2) => Of(N, Mean, _rest + by, m2);

    /// <summary>By how much the mean lies above another.</summary>
    internal double Above(MeanTally other) => Mean - other.Mean + (_rest - other._rest);
}
