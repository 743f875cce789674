using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Interpolation at Chebyshev's nodes, several places at once.</summary>
internal static class Chebyshev
{
    /// <summary>The node of that index in [−1, 1].</summary>
    public static double Node(int index, int count) => Math.Cos(Math.PI * (index + 0.5) / count);

    /// <summary>The coefficients of T₀ … from the values at the nodes.</summary>
    public static double[] Coefficients(ReadOnlySpan<double> values)
    {
        var coefficients = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < values.Length; j++) sum += values[j] * Math.Cos(Math.PI * i * (j + 0.5) / values.Length);
            coefficients[i] = sum * (i == 0 ? 1 : 2) / values.Length;
        }
        return coefficients;
    }

    /// <summary>T₀(x) … by their recurrence.</summary>
    public static void Basis(Vector256<double> x, Span<Vector256<double>> basis)
    {
        (basis[0], basis[1]) = (Vector256<double>.One, x);
        var twice = x + x;
        for (var i = 2; i < basis.Length; i++) basis[i] = Vector256.FusedMultiplyAdd(twice, basis[i - 1], -basis[i - 2]);
    }

    /// <summary>The same sum as coefficients of 1, x, x² … Only for series that fall fast: then no digits are lost, and the sum waits less for itself.</summary>
    public static double[] Powers(ReadOnlySpan<double> coefficients)
    {
        var powers = new double[coefficients.Length];
        double[] before = new double[powers.Length + 1], last = new double[powers.Length + 1];
        (before[0], last[1]) = (1, 1);
        for (var i = 0; i < coefficients.Length; i++)
        {
            for (var j = 0; j <= i; j++) powers[j] += coefficients[i] * before[j];
            var next = new double[last.Length];
            for (var j = 0; j < next.Length; j++) next[j] = (j > 0 ? 2 * last[j - 1] : 0) - before[j];
            (before, last) = (last, next);
        }
        return ByFour(powers);
    }

    /// <summary>With zeros up to a multiple of four, as <see cref="Power"/> reads them.</summary>
    public static double[] ByFour(params double[] powers) => [.. powers, .. new double[(4 - powers.Length % 4) % 4]];

    /// <summary>Σ cᵢxⁱ at eight places, of a list <see cref="ByFour"/>: four sums beside each other, none of which waits for another, and no check of a place that is always inside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Power(double[] powers, Vector512<double> x)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(powers);
        var square = x * x;
        var fourth = square * square;
        Vector512<double> zeroth = Vector512<double>.Zero, one = zeroth, two = zeroth, three = zeroth;
        for (var i = powers.Length - 4; i >= 0; i -= 4)
        {
            ref var four = ref Unsafe.Add(ref first, i);
            zeroth = Vector512.FusedMultiplyAdd(zeroth, fourth, Vector512.Create(four));
            one = Vector512.FusedMultiplyAdd(one, fourth, Vector512.Create(Unsafe.Add(ref four, 1)));
            two = Vector512.FusedMultiplyAdd(two, fourth, Vector512.Create(Unsafe.Add(ref four, 2)));
            three = Vector512.FusedMultiplyAdd(three, fourth, Vector512.Create(Unsafe.Add(ref four, 3)));
        }
        return Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(three, x, two), square, Vector512.FusedMultiplyAdd(one, x, zeroth));
    }

    public static Vector256<double> Sum(ReadOnlySpan<double> coefficients, ReadOnlySpan<Vector256<double>> basis)
    {
        var sum = Vector256.Create(coefficients[0]);
        for (var i = 1; i < coefficients.Length; i++) sum = Vector256.FusedMultiplyAdd(Vector256.Create(coefficients[i]), basis[i], sum);
        return sum;
    }
}
