using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// P(|Z| ≥ |z|) of four z at once: e^{−x²}·g(q)/(1 + 2x) with x = |z|/√2, q = (x − 3.75)/(x + 3.75), the form of Shepherd &amp; Laframboise 1981,
/// Mathematics of Computation 36:249. The coefficients of g in Chebyshev's polynomials are from 50 digits (mpmath).
/// </summary>
internal static class NormalTail
{
    private const double Shift = 3.75;

    private static readonly double[] s_series =
    [
        1.1775789345674017541, -0.0045900545806464773309, -0.084249133366517915584, 0.059209939998191890498, -0.026658668435305752277, 0.0090749976707052650939,
        -0.0024131635404176081909, 0.00049077583652580863229, -0.000069169733025012063671, 4.1390279860730101675e-6, 7.7403830661984906686e-7, -2.1886401049234395661e-7,
        1.0764999465670910377e-8, 4.5219598112182868979e-9, -7.7544002088313511065e-10, -6.3180883408866844944e-11, 2.8687950109306698981e-11, 1.945586854577734723e-13,
        -9.6546967484334389059e-13, 3.2525481481487398415e-14, 3.3478119482868053878e-14, -1.8645628804193131015e-15, -1.2507950530688647085e-15,
    ];

    private static readonly double[] s_powers = Chebyshev.Powers(s_series);

    /// <summary>The tails of a list, eight at once: one sum alone would wait for itself. The odd last ones are left out.</summary>
    public static unsafe int TwoSided(double* z, double* p, int count)
    {
        var i = 0;
        for (; i <= count - 8; i += 8)
        {
            var root = Vector256.Create(0.70710678118654752440);
            var (x, y) = (Vector256.Abs(Vector256.Load(z + i)) * root, Vector256.Abs(Vector256.Load(z + i + 4)) * root);
            var (one, two) = Scaled(x, y);
            (Falling(x) * one).Store(p + i);
            (Falling(y) * two).Store(p + i + 4);
        }
        return i;
    }

    /// <summary>P(|Z| ≥ x√2)·e^{x²} for x ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> First, Vector256<double> Second) Scaled(Vector256<double> x, Vector256<double> y)
    {
        var ((q, factor), (r, other)) = (Turned(x), Turned(y));
        var (first, second) = Chebyshev.Power(s_powers, q, r);
        return (first * factor, second * other);
    }

    // e^{−x²}; what rounding x² lost is put back: at x = 26 it is worth 1e-13 of the answer.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Falling(Vector256<double> x)
    {
        var square = x * x;
        var lost = Vector256.FusedMultiplyAdd(x, x, -square);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256.Create(27.3)), Vector256<double>.Zero, Vector256.Exp(-square) * (Vector256<double>.One - lost));
    }

    // q and 1/(1 + 2x) from one division.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Q, Vector256<double> Factor) Turned(Vector256<double> x)
    {
        var (sum, scale) = (x + Vector256.Create(Shift), Vector256.FusedMultiplyAdd(Vector256.Create(2.0), x, Vector256<double>.One));
        var per = Vector256<double>.One / (sum * scale);
        return ((x - Vector256.Create(Shift)) * scale * per, sum * per);
    }
}
