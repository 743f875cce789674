using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Inverses and roots of eight x at once to one unit in the last place without the unit that divides and takes roots, which a method may keep busy with some of them already: Newton's steps from
/// 14 bits, where the processor can guess them. Muller et al. 2018, Handbook of Floating-Point Arithmetic, chapter 4.
/// </summary>
internal static class Newton
{
    /// <summary>1/x for x whose inverse is a normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Inverse(Vector512<double> x)
    {
        var one = Vector512<double>.One;
        if (!Avx512F.IsSupported) return one / x;
        // x·guess = 1 − off, and 1/(1 − off) = (1 + off)(1 + off²) but for off⁴, which is below 2⁻⁵⁶.
        var guess = Avx512F.Reciprocal14(x);
        var off = Avx512F.FusedMultiplyAddNegated(x, guess, one);
        var closer = Vector512.FusedMultiplyAdd(guess, off, guess);
        return Vector512.FusedMultiplyAdd(closer, off * off, closer);
    }

    /// <summary>√x for normal x above 0: the root of 0 is no number here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Root(Vector512<double> x)
    {
        if (!Avx512F.IsSupported) return Vector512.Sqrt(x);
        // √x and 1/(2√x) beside each other, to 27 bits by the first step; the second takes what is left of x exactly.
        var (guess, half) = (Avx512F.ReciprocalSqrt14(x), Vector512.Create(0.5));
        var (root, per) = (x * guess, half * guess);
        var off = Avx512F.FusedMultiplyAddNegated(root, per, half);
        (root, per) = (Vector512.FusedMultiplyAdd(root, off, root), Vector512.FusedMultiplyAdd(per, off, per));
        return Vector512.FusedMultiplyAdd(Avx512F.FusedMultiplyAddNegated(root, root, x), per, root);
    }
}
