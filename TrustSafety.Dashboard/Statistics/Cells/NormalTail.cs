using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// P(|Z| ≥ |z|) of eight z at once: e^{−x²}·g(q)/(1 + 2x) with x = |z|/√2, q = (x − 3.75)/(x + 3.75), the form of Shepherd &amp; Laframboise 1981,
/// Mathematics of Computation 36:249. The coefficients of g in Chebyshev's polynomials are from 50 digits (mpmath).
/// </summary>
internal static unsafe class NormalTail
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

    /// <summary>The tails of z from a place to another, which are NaN where z is. The two factors one after the other, as in <see cref="PooledBlock"/>.</summary>
    public static void TwoSided(double* z, double* p, int from, int to)
    {
        var root = Vector512.Create(0.70710678118654752440);
        var i = from;
        for (; i <= to - 8; i += 8) Falling(Vector512.Abs(Vector512.Load(z + i)) * root).Store(p + i);
        for (i = from; i <= to - 8; i += 8) (Vector512.Load(p + i) * Scaled(Vector512.Abs(Vector512.Load(z + i)) * root)).Store(p + i);
        for (; i < to; i++) p[i] = double.IsNaN(z[i]) ? double.NaN : Tails.NormalTwoSided(z[i]);
    }

    /// <summary>P(|Z| ≥ x√2)·e^{x²} for x ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Scaled(Vector512<double> x)
    {
        // q and 1/(1 + 2x) from one division.
        var (sum, scale) = (x + Vector512.Create(Shift), Vector512.FusedMultiplyAdd(Vector512.Create(2.0), x, Vector512<double>.One));
        var per = Vector512<double>.One / (sum * scale);
        return Chebyshev.Power(s_powers, (x - Vector512.Create(Shift)) * scale * per) * (sum * per);
    }

    // e^{−x²}; what rounding x² lost is put back: at x = 26 it is worth 1e-13 of the answer.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Falling(Vector512<double> x)
    {
        var square = x * x;
        var lost = Vector512.FusedMultiplyAdd(x, x, -square);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512.Create(27.3)), Vector512<double>.Zero, Exponential.Of(Vector512.MaxNative(-square, Vector512.Create(-1400.0))) * (Vector512<double>.One - lost));
    }
}
