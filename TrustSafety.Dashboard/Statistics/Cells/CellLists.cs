using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

/// <summary>Successes and trials of every cell.</summary>
internal readonly unsafe struct ShareSide(double* k, double* n)
{
    // Within these, products of eight sizes are still numbers, so that several quotients may come from one division.
    private const double Least = 1e-35, Most = 1e35;

    public double K(int i) => k[i];

    public double N(int i) => n[i];

    public bool Inside(int i) => CellDomain.Inside(k[i], n[i]);

    public (Vector512<double> K, Vector512<double> N) Eight(int i) => (Vector512.Load(k + i), Vector512.Load(n + i));

    /// <summary>True when all eight are inside the domain, and of a size whose powers are numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Usual(Vector512<double> k, Vector512<double> n) =>
        // The smaller of k and n − k is no number when either is none.
        (Vector512.GreaterThanOrEqual(Vector512.MinNative(k, n - k), Vector512<double>.Zero)
            & Vector512.Equals(Vector512.MinNative(Vector512.MaxNative(n, Vector512.Create(Least)), Vector512.Create(Most)), n)).AsInt64() == Vector512<long>.AllBitsSet;
}

/// <summary>Where the limits of every cell go.</summary>
internal readonly unsafe struct Ends(double* low, double* high)
{
    public void Place(int i, in Interval interval) => (low[i], high[i]) = (interval.Low, interval.High);

    public void Place(int i, Vector512<double> lows, Vector512<double> highs)
    {
        lows.Store(low + i);
        highs.Store(high + i);
    }
}
