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
        var sum = n + Vector512.Create(z * z);
        var (_, low, high) = Limits(k, n, sum, Vector512<double>.One / (n * sum), z);
        ends.Place(i, low, high);
        return true;
    }

    public bool One(int i)
    {
        if (!cells.Inside(i)) return false;
        ends.Place(i, OneProportion.Wilson(cells.K(i), cells.N(i), level));
        return true;
    }

    /// <summary>The proportions and their limits from n + z² and 1/(n(n + z²)): k/n and 1/(n + z²) come from one division, of which a processor does one at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<double> Point, Vector512<double> Low, Vector512<double> High) Limits(
        Vector512<double> k, Vector512<double> n, Vector512<double> sum, Vector512<double> both, double z)
    {
        var rest = n - k;
        var (p, per) = (k * (sum * both), n * both);
        var middle = k + Vector512.Create(z * z / 2);
        var half = Vector512.Create(z) * Vector512.Sqrt(Vector512.FusedMultiplyAdd(p, rest, Vector512.Create(z * z / 4)));
        var (zero, one) = (Vector512<double>.Zero, Vector512<double>.One);
        var low = Vector512.ConditionalSelect(Vector512.Equals(k, zero), zero, Vector512.MaxNative(zero, (middle - half) * per));
        var high = Vector512.ConditionalSelect(Vector512.Equals(rest, zero), one, Vector512.MinNative(one, (middle + half) * per));
        return (p, low, high);
    }
}
