using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Both limits of k/n by beta quantiles at one level, for k ≤ n/2: at a fixed level the ratio limit·n/k is a smooth function of 1/√k and k/n, so it is solved once
/// at Chebyshev's nodes and only evaluated for each cell. Below <see cref="Rows"/> successes each whole k has its own curve over k/n.
/// The truncation error is some 1e-14; <see cref="Good"/> is false at levels so extreme that it is more than 2e-13.
/// </summary>
internal sealed class BetaSurface
{
    public const int Rows = 64;
    private const int Curve = 22, Wide = 20, Deep = 14;

    private readonly double[] _curves = new double[2 * Rows * Curve];
    private readonly double[][] _low = new double[Deep][], _high = new double[Deep][];
    private readonly BetaShapes _shapes;

    public BetaSurface(BetaShapes shapes, double level)
    {
        (_shapes, Level) = (shapes, level);
        var (low, high) = (new double[Curve], new double[Curve]);
        for (var k = 0; k < Rows; k++)
        {
            for (var j = 0; j < Curve; j++) (low[j], high[j]) = Ratios(k, Share(Chebyshev.Node(j, Curve)));
            var (lows, highs) = (Chebyshev.Coefficients(low), Chebyshev.Coefficients(high));
            for (var j = 0; j < Curve; j++) (_curves[2 * (k * Curve + j)], _curves[2 * (k * Curve + j) + 1]) = (lows[j], highs[j]);
        }
        Surface();
        Good = Probe();
    }

    public double Level { get; }

    public bool Good { get; }

    /// <summary>The ratios of whole k below <see cref="Rows"/>; for k = 0 the limit itself times n, and the share stands for 1/2n.</summary>
    public Vector128<double> Few(int k, double share)
    {
        var twice = Vector128.Create(2 * (4 * share - 1));
        var row = _curves.AsSpan(2 * k * Curve, 2 * Curve);
        var (one, two) = (Vector128<double>.Zero, Vector128<double>.Zero);
        for (var j = Curve - 1; j > 0; j--) (one, two) = (Vector128.FusedMultiplyAdd(twice, one, Vector128.Create(row[2 * j], row[2 * j + 1]) - two), one);
        return Vector128.FusedMultiplyAdd(twice * 0.5, one, Vector128.Create(row[0], row[1]) - two);
    }

    /// <summary>The same of four k: their sums wait for themselves, but not for each other. (low, high) of the first two, then of the others.</summary>
    public (Vector256<double> First, Vector256<double> Last) Few(Vector256<double> k, Vector256<double> share)
    {
        var twice = Vector256.Create(8.0) * share - Vector256.Create(2.0);
        var (left, right) = (Vector256.Create(twice[0], twice[0], twice[1], twice[1]), Vector256.Create(twice[2], twice[2], twice[3], twice[3]));
        ref var a = ref Row((int)k[0]);
        ref var b = ref Row((int)k[1]);
        ref var c = ref Row((int)k[2]);
        ref var d = ref Row((int)k[3]);
        var (one, two, three, four) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var j = 2 * (Curve - 1); j > 0; j -= 2)
        {
            (one, two) = (Vector256.FusedMultiplyAdd(left, one, Vector256.Create(Pair(in a, j), Pair(in b, j)) - two), one);
            (three, four) = (Vector256.FusedMultiplyAdd(right, three, Vector256.Create(Pair(in c, j), Pair(in d, j)) - four), three);
        }
        var half = Vector256.Create(0.5);
        return (Vector256.FusedMultiplyAdd(left * half, one, Vector256.Create(Pair(in a, 0), Pair(in b, 0)) - two),
            Vector256.FusedMultiplyAdd(right * half, three, Vector256.Create(Pair(in c, 0), Pair(in d, 0)) - four));
    }

    /// <summary>The ratios of four k of at least <see cref="Rows"/>.</summary>
    public (Vector256<double> Low, Vector256<double> High) Many(Vector256<double> k, Vector256<double> share)
    {
        Span<Vector256<double>> wide = stackalloc Vector256<double>[Wide], deep = stackalloc Vector256<double>[Deep];
        Chebyshev.Basis(Vector256.FusedMultiplyAdd(Vector256.Create(4.0), share, -Vector256<double>.One), wide);
        Chebyshev.Basis(Vector256.Create(2 * Math.Sqrt(Rows)) / Vector256.Sqrt(k) - Vector256<double>.One, deep);
        var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < Deep; i++)
        {
            low = Vector256.FusedMultiplyAdd(deep[i], Chebyshev.Sum(_low[i], wide), low);
            high = Vector256.FusedMultiplyAdd(deep[i], Chebyshev.Sum(_high[i], wide), high);
        }
        return (low, high);
    }

    private ref double Row(int k) => ref _curves[2 * k * Curve];

    private static Vector128<double> Pair(in double row, int at) => Vector128.LoadUnsafe(in row, (nuint)at);

    private static double Share(double node) => (node + 1) / 4;

    private (double Low, double High) Ratios(double k, double share)
    {
        var (n, unit) = k == 0 ? (0.5 / share, 2 * share) : (k / share, share);
        var (low, high) = _shapes.Limits(k, n, Level);
        return (low / unit, high / unit);
    }

    private void Surface()
    {
        var (lows, highs) = (new double[Deep, Wide], new double[Deep, Wide]);
        var (low, high) = (new double[Deep], new double[Deep]);
        for (var j = 0; j < Wide; j++)
        {
            for (var i = 0; i < Deep; i++) (low[i], high[i]) = Ratios(Rows * 4 / Math.Pow(Chebyshev.Node(i, Deep) + 1, 2), Share(Chebyshev.Node(j, Wide)));
            var (a, b) = (Chebyshev.Coefficients(low), Chebyshev.Coefficients(high));
            for (var i = 0; i < Deep; i++) (lows[i, j], highs[i, j]) = (a[i], b[i]);
        }
        for (var i = 0; i < Deep; i++)
        {
            var depth = i;
            _low[i] = Trimmed(Chebyshev.Coefficients([.. Enumerable.Range(0, Wide).Select(j => lows[depth, j])]));
            _high[i] = Trimmed(Chebyshev.Coefficients([.. Enumerable.Range(0, Wide).Select(j => highs[depth, j])]));
        }
    }

    // The deeper a row, the shorter it may be: what is dropped is below the rounding of the sum, which is near 1.
    private static double[] Trimmed(double[] row) => row[..Math.Max(1, Array.FindLastIndex(row, c => Math.Abs(c) > 2e-16) + 1)];

    // Where curves bend most: few successes, large shares, and the edge between curves and surface.
    private bool Probe()
    {
        var worst = 0.0;
        foreach (var share in (ReadOnlySpan<double>)[1e-9, 0.013, 0.11, 0.37, 0.493])
        {
            foreach (var k in (ReadOnlySpan<int>)[0, 1, 2, 5, 20, 63])
            {
                var (got, expected) = (Few(k, share), Ratios(k, share));
                worst = Math.Max(worst, Math.Max(Off(got[0], expected.Low), Off(got[1], expected.High)));
            }
            foreach (var k in (ReadOnlySpan<double>)[64, 71.5, 300, 5000, 1e7])
            {
                var (low, high) = Many(Vector256.Create(k), Vector256.Create(share));
                var expected = Ratios(k, share);
                worst = Math.Max(worst, Math.Max(Off(low[0], expected.Low), Off(high[0], expected.High)));
            }
        }
        return worst < 2e-13;
    }

    private static double Off(double got, double expected) => expected == 0 ? Math.Abs(got) : Math.Abs(got / expected - 1);
}
