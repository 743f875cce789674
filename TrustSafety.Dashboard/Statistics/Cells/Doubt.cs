using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>
/// Whether some of the vectors looked at hold cells outside the domain, or of a size whose powers are no numbers. What is smallest, what all add up to and whether anything was below 0 is enough of all of them, in steps that
/// leave the units free that multiply. Also in doubt is a count of −0.
/// </summary>
internal struct Doubt
{
    // Within these, products of eight sizes are still numbers, so that several quotients may come from one division.
    private const double Least = 1e-35, Most = 1e35;

    private Vector512<double> _smallest = Vector512.Create(Most), _sizes = Vector512<double>.Zero, _rests = Vector512<double>.Zero, _signs = Vector512<double>.Zero;

    public Doubt()
    {
    }

    // Called, it would want all of them in memory, at every look.
    public readonly bool IsRaised
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.ExtractMostSignificantBits(_signs) != 0 || Vector512.LessThanAny(_smallest, Vector512.Create(Least)) || !Vector512.LessThanOrEqualAll(_sizes + _rests, Vector512.Create(Most));
    }

    /// <summary>Eight shares k/n: 0 ≤ k ≤ n of a usual size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Look(Vector512<double> k, Vector512<double> n)
    {
        var rest = n - k;
        // What is no number passes through sums and not through minima.
        _smallest = Vector512.MinNative(n, _smallest);
        (_sizes, _rests) = (_sizes + n, _rests + rest);
        _signs |= k | rest;
    }

    public void Raise() => _sizes = Vector512.Create(double.NaN);
}
