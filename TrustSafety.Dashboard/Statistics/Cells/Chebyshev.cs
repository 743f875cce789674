using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Interpolation at Chebyshev's nodes, four places at once.</summary>
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

    public static Vector256<double> Sum(ReadOnlySpan<double> coefficients, ReadOnlySpan<Vector256<double>> basis)
    {
        var sum = Vector256.Create(coefficients[0]);
        for (var i = 1; i < coefficients.Length; i++) sum = Vector256.FusedMultiplyAdd(Vector256.Create(coefficients[i]), basis[i], sum);
        return sum;
    }
}
