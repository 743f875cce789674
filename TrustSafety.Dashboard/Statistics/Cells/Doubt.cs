using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Whether some of the vectors looked at hold cells outside the domain, or of a size whose powers are no numbers. Bits of doubles are ordered as they are, below what is negative or no
/// number, so that the smallest and the largest of all are enough: three steps a vector, where asking each costs a tenth of an interval. Also in doubt is a count of −0.
/// </summary>
internal struct Doubt
{
    // Within these, products of eight sizes are still numbers, so that several quotients may come from one division.
    private static readonly ulong s_least = BitConverter.DoubleToUInt64Bits(1e-35), s_most = BitConverter.DoubleToUInt64Bits(1e35);

    private Vector512<ulong> _smallest = Vector512<ulong>.AllBitsSet, _largest = Vector512<ulong>.Zero;

    public Doubt()
    {
    }

    public readonly bool IsRaised => Vector512.LessThanAny(_smallest, Vector512.Create(s_least)) || Vector512.GreaterThanAny(_largest, Vector512.Create(s_most));

    /// <summary>Eight shares k/n: 0 ≤ k ≤ n of a usual size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Look(Vector512<double> k, Vector512<double> n)
    {
        _smallest = Vector512.Min(_smallest, n.AsUInt64());
        _largest = Vector512.Max(Vector512.Max(_largest, k.AsUInt64()), (n - k).AsUInt64());
    }

    public void Raise() => _largest = Vector512<ulong>.AllBitsSet;
}
