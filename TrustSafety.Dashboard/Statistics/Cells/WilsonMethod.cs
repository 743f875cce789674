using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrustSafety.Dashboard.Statistics;

internal readonly struct WilsonMethod(double level, double z, ShareSide cells, Ends ends) : ICellMethod
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Eight(int i)
    {
        var (k, n) = cells.Eight(i);
        if (!ShareSide.Usual(k, n)) return false;
        var (size, both) = (Size(n, z), Both(k, n, z));
        var (low, high) = Limits(k, size, both, Vector512<double>.One / (size * both));
        ends.Place(i, low, high);
        return true;
    }

    public bool One(int i)
    {
        if (!cells.Inside(i)) return false;
        ends.Place(i, OneProportion.Wilson(cells.K(i), cells.N(i), level));
        return true;
    }

    /// <summary>n(n + z²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Size(Vector512<double> n, double z) => n * (n + Vector512.Create(z * z));

    /// <summary>n(k + z²/2) + z√(n(k(n − k) + nz²/4)): the upper limit times n(n + z²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Both(Vector512<double> k, Vector512<double> n, double z) => Vector512.FusedMultiplyAdd(
        Vector512.Create(z), Vector512.Sqrt(n * Vector512.FusedMultiplyAdd(n, Vector512.Create(z * z / 4), k * (n - k))), n * (k + Vector512.Create(z * z / 2)));

    /// <summary>The limits from both and 1/(size·both), one division for the two: their product is k²/(n(n + z²)), so that the lower one loses no digits, and is 0 without successes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<double> Low, Vector512<double> High) Limits(Vector512<double> k, Vector512<double> size, Vector512<double> both, Vector512<double> per) =>
        (k * k * (size * per), Vector512.MinNative(Vector512<double>.One, both * (both * per)));
}
