using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Garwood's limits at one level: a table of few whole counts, and above them limit/count as a smooth function of 1/√count at Chebyshev's nodes.</summary>
internal sealed class GammaCurve
{
    public const int Rows = 64;
    private const int Deep = 16;

    private readonly double[] _lowFew = new double[Rows], _highFew = new double[Rows], _low, _high;

    public GammaCurve(double level)
    {
        Level = level;
        for (var count = 0; count < Rows; count++) (_lowFew[count], _highFew[count]) = Limits(count);
        Span<double> low = stackalloc double[Deep], high = stackalloc double[Deep];
        for (var i = 0; i < Deep; i++)
        {
            var count = Rows * 4 / Math.Pow(Chebyshev.Node(i, Deep) + 1, 2);
            var limits = Limits(count);
            (low[i], high[i]) = (limits.Low / count, limits.High / count);
        }
        (_low, _high) = (Chebyshev.Coefficients(low), Chebyshev.Coefficients(high));
        foreach (var count in (ReadOnlySpan<double>)[64, 71.5, 300, 5000, 1e7])
        {
            var (got, expected) = (Many(Vector256.Create(count)), Limits(count));
            Good &= Math.Abs(got.Low[0] / expected.Low - 1) < 2e-13 && Math.Abs(got.High[0] / expected.High - 1) < 2e-13;
        }
    }

    public double Level { get; }

    /// <summary>False at levels so extreme that the interpolation is off by more than 2e-13.</summary>
    public bool Good { get; } = true;

    public (double Low, double High) Few(int count) => (_lowFew[count], _highFew[count]);

    public (Vector256<double> Low, Vector256<double> High) Many(Vector256<double> count)
    {
        Span<Vector256<double>> basis = stackalloc Vector256<double>[Deep];
        Chebyshev.Basis(Vector256.Create(2 * Math.Sqrt(Rows)) / Vector256.Sqrt(count) - Vector256<double>.One, basis);
        return (Chebyshev.Sum(_low, basis) * count, Chebyshev.Sum(_high, basis) * count);
    }

    private (double Low, double High) Limits(double count) => OneRate.Exact(count, 1, Level) is var interval ? (interval.Low, interval.High) : default;
}
