using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// eˣ and ln(1 + x) of eight x at once, in the narrow domains that tails need, to 2e-16 relative. The runtime's own are calls for every domain, and cost more than all the rest of a tail.
/// Both as in Muller 2016, Elementary Functions, chapter 11: what is left of a power of two is a short series.
/// </summary>
internal static class Exponential
{
    // Adding it leaves a whole number in the lowest bits.
    private const double Whole = 6755399441055744.0;
    private const double High = 0.693147180369123816490, Low = 1.90821492927058770002e-10;
    private const long RootHalf = 0x3FE6A09E667F3BCD, Two52 = 0x4330000000000000;

    // 1/i!
    private static readonly double[] s_powers = Chebyshev.ByFour(
        1, 1, 1 / 2.0, 1 / 6.0, 1 / 24.0, 1 / 120.0, 1 / 720.0, 1 / 5040.0, 1 / 40320.0, 1 / 362880.0, 1 / 3628800.0, 1 / 39916800.0, 1 / 479001600.0, 1 / 6227020800.0);

    // 2·artanh(√s)/√s − 2, over s.
    private static readonly double[] s_ratios = Chebyshev.ByFour(2 / 3.0, 2 / 5.0, 2 / 7.0, 2 / 9.0, 2 / 11.0, 2 / 13.0, 2 / 15.0, 2 / 17.0, 2 / 19.0, 2 / 21.0);

    /// <summary>eˣ for −1,400 ≤ x ≤ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> x)
    {
        var whole = Vector512.FusedMultiplyAdd(x, Vector512.Create(1.4426950408889634074), Vector512.Create(Whole));
        var twos = whole - Vector512.Create(Whole);
        var rest = Vector512.FusedMultiplyAdd(twos, Vector512.Create(-Low), Vector512.FusedMultiplyAdd(twos, Vector512.Create(-High), x));
        // The power of two in two halves: either is a normal number where their product no longer is.
        var (count, one) = (whole.AsInt64(), Vector512.Create(1.0).AsInt64());
        var half = Vector512.ShiftRightLogical(count, 1);
        var (first, second) = ((Vector512.ShiftLeft(half, 52) + one).AsDouble(), (Vector512.ShiftLeft(count - half, 52) + one).AsDouble());
        return Chebyshev.Power(s_powers, rest) * first * second;
    }

    /// <summary>ln(1 + x) for 0 ≤ x ≤ 1e300; what rounding 1 + x lost is put back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LogOnePlus(Vector512<double> x)
    {
        var one = Vector512<double>.One;
        var sum = one + x;
        var exponent = Vector512.ShiftRightLogical(sum.AsInt64() - Vector512.Create(RootHalf), 52);
        var mantissa = (sum.AsInt64() - Vector512.ShiftLeft(exponent, 52)).AsDouble();
        var twos = (exponent + Vector512.Create(Two52)).AsDouble() - Vector512.Create(4503599627370496.0);
        // (m − 1)/(m + 1) and 1/(1 + x) from one division.
        var upper = mantissa + one;
        var both = one / (sum * upper);
        var f = (mantissa - one) * sum * both;
        var square = f * f;
        var lost = (x - (sum - one)) * (upper * both);
        var tail = Vector512.FusedMultiplyAdd(f * square, Chebyshev.Power(s_ratios, square), Vector512.FusedMultiplyAdd(twos, Vector512.Create(Low), lost));
        return Vector512.FusedMultiplyAdd(twos, Vector512.Create(High), f + f + tail);
    }
}
