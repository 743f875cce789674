namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// n, mean and centred sum of squares, which merge without the cancellation of Σx² − (Σx)²/n
/// (Chan, Golub &amp; LeVeque 1983, The American Statistician 37:242, equation 2.1).
/// </summary>
public readonly record struct MeanTally(double N, double Mean, double M2)
{
    /// <summary>From plain sums: good while the mean is not many orders of magnitude above the spread. Chan, Golub &amp; LeVeque 1983, The American Statistician 37:242.</summary>
    public static MeanTally FromSums(double n, double sum, double sumOfSquares) =>
        n > 0 ? new(n, sum / n, Math.Max(0, sumOfSquares - sum / n * sum)) : default;

    public static MeanTally operator +(MeanTally a, MeanTally b)
    {
        if (a.N == 0) return b;
        if (b.N == 0) return a;
        var (n, gap) = (a.N + b.N, b.Mean - a.Mean);
        return new(n, a.Mean + gap * b.N / n, a.M2 + b.M2 + gap * gap * a.N * b.N / n);
    }

    /// <summary>Unbiased variance of one value; NaN below two values.</summary>
    public double Variance => N > 1 ? M2 / (N - 1) : double.NaN;
}
