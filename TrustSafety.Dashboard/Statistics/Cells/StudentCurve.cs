using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Student's critical values at one level as a smooth function of 1/df, for df ≥ <see cref="StudentTail.LeastDf"/>.</summary>
internal sealed class StudentCurve
{
    private const int Deep = 20;
    private readonly double[] _powers;

    public StudentCurve(double level)
    {
        Level = level;
        Span<double> values = stackalloc double[Deep];
        for (var i = 0; i < Deep; i++) values[i] = Tails.StudentCritical(level, 2 * StudentTail.LeastDf / (Chebyshev.Node(i, Deep) + 1));
        _powers = Chebyshev.Powers(Chebyshev.Coefficients(values));
        foreach (var df in (ReadOnlySpan<double>)[StudentTail.LeastDf, 9.3, 14, 40, 700, 1e5, 1e9])
            Good &= Math.Abs(At(Vector512.Create(1 / df))[0] / Tails.StudentCritical(level, df) - 1) < 2e-13;
    }

    public double Level { get; }

    /// <summary>False at levels so extreme that the interpolation is off by more than 2e-13.</summary>
    public bool Good { get; } = true;

    /// <summary>At eight 1/df.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> At(Vector512<double> share) =>
        Chebyshev.Power(_powers, Vector512.FusedMultiplyAdd(Vector512.Create(2 * StudentTail.LeastDf), share, -Vector512<double>.One));
}
