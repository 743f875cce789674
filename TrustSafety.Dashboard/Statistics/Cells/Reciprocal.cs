using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// 1/x of eight x at once to one unit in the last place without the unit that divides and takes roots, which a method may keep busy with both already: Newton's steps from 14 bits, where the
/// processor can guess them. Muller et al. 2018, Handbook of Floating-Point Arithmetic, chapter 4.
/// </summary>
internal static class Reciprocal
{
    /// <summary>For x whose inverse is a normal number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> x)
    {
        var one = Vector512<double>.One;
        if (!Avx512F.IsSupported) return one / x;
        // x·guess = 1 − off, and 1/(1 − off) = (1 + off)(1 + off²) but for off⁴, which is below 2⁻⁵⁶.
        var guess = Avx512F.Reciprocal14(x);
        var off = Vector512.FusedMultiplyAdd(-x, guess, one);
        var closer = Vector512.FusedMultiplyAdd(guess, off, guess);
        return Vector512.FusedMultiplyAdd(closer, off * off, closer);
    }
}
